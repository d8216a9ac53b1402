import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readLogPatterns } from '../../../../../build/log-patterns';
import { classifyLine } from '../../../../catalog/log/classify';
import { compilePatterns } from '../../../../catalog/log/compile';
import { withoutControls } from '../../../../catalog/log/text';
import { type LogFilter, LogRow } from '../../../../contract/logs';
import { runs } from '../../../../testing/runs';
import { createFiles } from '../../../platform/files';
import { currentPlatform } from '../../../platform/node';
import { MAX_LINE } from '../lines';
import { openBook } from './local-book';
import type { Book, BookSource } from './state';

const patterns = compilePatterns(readLogPatterns());
const folder = mkdtempSync(join(tmpdir(), 'backline-book-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NOW = Date.UTC(2026, 0, 31);
const ports = { files: createFiles(currentPlatform()), clock: { now: () => NOW, monotonic: () => 0 } };
const localToUtc = (year: number, month: number, day: number, time: number) => Date.UTC(year, month - 1, day) + time;
const ALL: LogFilter = { levels: [], groups: [], text: '', sources: [], foldNoise: false };

const opened: Book[] = [];
afterEach(() => Promise.all(opened.splice(0).map((book) => book.close())));

let count = 0;
function written(content: string | Uint8Array): string {
  count += 1;
  const path = join(folder, `${count}.log`);
  writeFileSync(path, content);
  return path;
}
async function read(sources: BookSource[]): Promise<Book> {
  const book = openBook(ports, sources, patterns, { localToUtc });
  opened.push(book);
  await book.done();
  return book;
}
const readFile = (content: string | Uint8Array) => read([{ id: 'a', files: [written(content)] }]);
async function rowsOf(book: Book, filter: Partial<LogFilter> = {}): Promise<LogRow[]> {
  const view = await book.view({ ...ALL, ...filter });
  const rows: LogRow[] = [];
  while (rows.length < view.rows) rows.push(...(await book.rows(view.view, rows.length, 500)));
  return rows;
}
const textsOf = async (book: Book, filter: Partial<LogFilter> = {}) =>
  (await rowsOf(book, filter)).map((row) => row.text);

const native = '16:00:35.605 E [ap:1] Connection error:  112';
const benign = '[1230/153237:ERROR:main_delegate.cc(752)] Could not load cef_extensions.pak';
const dated = (time: string, text: string) => `[2026/01/20 ${time}:0000] ERR: ${text}`;

describe('lines', () => {
  test('come with place, time, level, group, event and possible codes', async () => {
    const rows = await rowsOf(await readFile(`hello\n[0125/155941:ERROR:x.cc(3)] nothing known\n${native}\n`));
    expect(rows.map((row) => LogRow.parse(row))).toEqual([
      {
        at: 0,
        source: 'a',
        line: 1,
        time: null,
        level: null,
        group: 'other',
        event: null,
        possible: [],
        text: 'hello',
      },
      {
        at: 1,
        source: 'a',
        line: 2,
        time: '2026-01-25T15:59:41.000Z',
        level: 'ERROR',
        group: 'benign',
        event: 'cef-notice',
        possible: [],
        text: '[0125/155941:ERROR:x.cc(3)] nothing known',
      },
      {
        at: 2,
        source: 'a',
        line: 3,
        time: '2026-01-25T16:00:35.605Z',
        level: 'E',
        group: 'problem',
        event: 'ap-connection-error(112)',
        possible: classifyLine(patterns, native).events[0]?.possible,
        text: native,
      },
    ]);
  });

  test('a log without a date shows times of day, one that gains a date shows dates from its beginning on', async () => {
    const undated = await rowsOf(await readFile('23:59:59.000 I [a] x\n00:00:01.000 I [a] y\n'));
    expect(undated.map(({ time }) => time)).toEqual(['23:59:59.000', '00:00:01.000']);
    const gained = await rowsOf(
      await readFile('23:59:59.000 I [a] x\n00:00:01.000 I [a] y\n[0125/000002:ERROR:x.cc(3)] z\n'),
    );
    expect(gained.map(({ time }) => time)).toEqual([
      '2026-01-24T23:59:59.000Z',
      '2026-01-25T00:00:01.000Z',
      '2026-01-25T00:00:02.000Z',
    ]);
  });

  test.each(['\n', '\r\n', '\r'])('end in %j', async (end) => {
    expect(await textsOf(await readFile(`one${end}${native}${end}three`))).toEqual(['one', native, 'three']);
  });

  test.each([
    ['little-endian', Buffer.from(`\ufeffone ü\r\n${native}\r\nthree`, 'utf16le')],
    ['big-endian', Buffer.from(`\ufeffone ü\r\n${native}\r\nthree`, 'utf16le').swap16()],
  ])('in UTF-16, %s', async (_, bytes) => {
    const book = await readFile(bytes);
    expect(await textsOf(book)).toEqual(['one ü', native, 'three']);
    expect(await textsOf(book, { text: 'ONE Ü' })).toEqual(['one ü']);
  });

  test('longer than the cap are cut and counted, and the next line is whole', async () => {
    const book = await readFile(`${'x'.repeat(3_000_000)}Ende\n${native}\n${'y'.repeat(MAX_LINE + 5)}\nlast\n`);
    const rows = await rowsOf(book);
    expect(rows.map(({ text }) => text.slice(0, 44))).toEqual(['x'.repeat(44), native, 'y'.repeat(44), 'last']);
    expect(rows.map(({ text }) => text.length)).toEqual([2000, native.length, 2000, 4]);
    expect((await book.state()).sources).toEqual([{ id: 'a', lines: 4, cut: 2, binary: false, trouble: null }]);
    expect(await textsOf(book, { text: 'Ende' })).toEqual([]);
  });

  test('of binary junk are shown without control characters, and the book says so', async () => {
    const junk = Buffer.from([0, 1, 2, 0xff, 0xfe, 10, 0x1b, 0x5b, 0x33, 0x31, 0x6d, 65, 7, 10]);
    const book = await readFile(junk);
    expect(await textsOf(book)).toEqual(['\ufffd\ufffd', 'A']);
    expect((await book.state()).sources[0]).toMatchObject({ binary: true, trouble: null });
  });

  test('of a missing file, a folder and a good one: the good one is read, the others are named', async () => {
    const book = await read([
      { id: 'missing', files: [join(folder, 'missing.log')] },
      { id: 'folder', files: [folder] },
      { id: 'good', files: [written('x\n')] },
      { id: 'text', text: 'y' },
    ]);
    expect((await book.state()).sources.map(({ id, lines, trouble }) => [id, lines, trouble])).toEqual([
      ['missing', 0, 'gone'],
      ['folder', 0, 'is-folder'],
      ['good', 1, null],
      ['text', 1, null],
    ]);
  });

  test('of a file that shrinks while it is read: what was there is kept, the book says so', async () => {
    const path = written('10:00:00.000 I [a] Loaded\n'.repeat(100_000));
    let reads = 0;
    const shrinking = {
      ...ports.files,
      async open(name: string) {
        const handle = await ports.files.open(name);
        return {
          ...handle,
          read: (buffer: Uint8Array, position: number) => {
            reads += 1;
            if (reads === 2) writeFileSync(path, 'short\n');
            return handle.read(buffer, position);
          },
        };
      },
    };
    const book = openBook({ ...ports, files: shrinking }, [{ id: 'a', files: [path] }], patterns);
    opened.push(book);
    const state = await book.done();
    expect(state.sources[0]).toMatchObject({ trouble: 'changed' });
    expect(state.lines).toBeGreaterThan(1000);
    expect((await book.rows((await book.view(ALL)).view, 0, 500)).length).toBe(500);
  });
});

test('a book that is closed while it is read stops reading and closes its files', async () => {
  const path = written('10:00:00.000 I [a] Loaded\n'.repeat(400_000));
  let [reads, open] = [0, 0];
  let book: Book | null = null;
  let closing: Promise<void> | undefined;
  const files = {
    ...ports.files,
    async open(name: string) {
      const handle = await ports.files.open(name);
      open += 1;
      return {
        ...handle,
        read: (buffer: Uint8Array, position: number) => {
          reads += 1;
          if (reads === 2) closing = book?.close();
          return handle.read(buffer, position);
        },
        close: () => {
          open -= 1;
          return handle.close();
        },
      };
    },
  };
  book = openBook({ ...ports, files }, [{ id: 'a', files: [path] }], patterns);
  await expect(book.done()).rejects.toMatchObject({ code: 'cancelled' });
  await closing;
  expect([reads, open]).toEqual([2, 0]);
});

describe('the order', () => {
  test('is by time over all sources; lines without a time keep to the line before', async () => {
    const book = await read([
      { id: 'a', text: `head a\n${dated('10:00:00', 'a1')}\n  more of a1\n${dated('12:00:00', 'a2')}` },
      { id: 'b', text: `${dated('11:00:00', 'b1')}\n  more of b1\n${dated('10:30:00', 'b2 late')}` },
    ]);
    expect((await rowsOf(book)).map(({ source, line }) => `${source}${line}`)).toEqual([
      'a1',
      'a2',
      'a3',
      'b1',
      'b2',
      'b3',
      'a4',
    ]);
  });

  const line = fc.oneof(
    { weight: 4, arbitrary: fc.nat(40).map((second) => dated(`10:00:${String(second).padStart(2, '0')}`, 'x')) },
    { weight: 2, arbitrary: fc.nat(59).map((minute) => `10:${String(minute).padStart(2, '0')}:00.000 I [a] x`) },
    { weight: 2, arbitrary: fc.constantFrom('', '  more', 'bare') },
  );
  test('is that of a plain stable sort', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(line, { maxLength: 8 }), { minLength: 1, maxLength: 4 }), async (logs) => {
        const book = openBook(
          ports,
          logs.map((lines, index) => ({ id: String(index), text: lines.map((text) => `${text}\n`).join('') })),
          patterns,
          { localToUtc },
        );
        await book.done();
        const shown = (await rowsOf(book)).map(({ source, line: at }) => `${source}:${at}`);
        await book.close();
        expect(shown).toEqual(plainOrder(logs));
      }),
      { numRuns: runs(500) },
    );
  });

  const DAY = 86_400_000;
  const near = (time: number, other: number) => time + Math.round((other - time) / DAY) * DAY;
  /** The same by the plainest means: a key for every line, then a stable sort. */
  function plainOrder(logs: readonly (readonly string[])[]): string[] {
    const all = logs.flatMap((lines, log) => {
      const own = lines.map((text): { at: number; sure: boolean } | null => {
        const date = /^\[2026\/01\/20 10:00:(\d\d)/.exec(text);
        if (date) return { at: Date.UTC(2026, 0, 20, 10, 0, Number(date[1])), sure: true };
        const time = /^10:(\d\d):/.exec(text);
        return time ? { at: (600 + Number(time[1])) * 60_000, sure: false } : null;
      });
      const firstSure = own.findIndex((time) => time?.sure);
      // All times of day lie within one hour: every day is that of the date, or the last one that has passed.
      const anchor = own[firstSure]?.at ?? null;
      const keys = own.map((time) => {
        if (time === null || time.sure) return time?.at ?? null;
        if (anchor !== null) return near(time.at, anchor);
        const last = own.findLast((other) => other !== null)?.at ?? 0;
        return time.at + Math.floor((NOW + 300_000 - last) / DAY) * DAY;
      });
      let key = keys.find((at) => at !== null) ?? NOW;
      return keys.map((at, place) => {
        key = Math.max(key, at ?? key);
        return { key, log, name: `${log}:${place + 1}` };
      });
    });
    return all.sort((a, b) => a.key - b.key || a.log - b.log).map(({ name }) => name);
  }
});

describe('views', () => {
  const log = [
    native,
    benign,
    '16:00:36.000 I [x:1] Über uns',
    '16:00:37.000 I [x:1] ÜBER alles',
    'bare words',
    native,
    'x',
  ].join('\n');

  test('leave in what a filter asks for', async () => {
    const book = await read([
      { id: 'a', files: [written(log)] },
      { id: 'b', text: 'other source\n' },
    ]);
    const lines = async (filter: Partial<LogFilter>) =>
      (await rowsOf(book, filter)).filter(({ source }) => source === 'a').map((row) => row.line);
    expect(await lines({})).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await lines({ levels: ['E'] })).toEqual([1, 6]);
    expect(await lines({ levels: ['I', 'ERROR'] })).toEqual([2, 3, 4]);
    expect(await lines({ levels: [''] })).toEqual([5, 7]);
    expect(await lines({ groups: ['problem'] })).toEqual([1, 6]);
    expect(await lines({ groups: ['other'] })).toEqual([3, 4, 5, 7]);
    expect(await lines({ foldNoise: true })).toEqual([1, 3, 4, 5, 6, 7]);
    expect(await lines({ groups: ['benign'], foldNoise: true })).toEqual([]);
    expect(await lines({ text: 'über' })).toEqual([3, 4]);
    expect(await lines({ text: 'ü' })).toEqual([3, 4]);
    expect(await lines({ text: 'CONNECTION error:  1' })).toEqual([1, 6]);
    expect(await lines({ text: 'a.b' })).toEqual([]);
    expect(await lines({ sources: ['b'] })).toEqual([]);
    expect(await textsOf(book, { sources: ['b'] })).toEqual(['other source']);
    expect(await book.view({ ...ALL, foldNoise: true })).toMatchObject({ rows: 7, problems: 2 });
  });

  test('next and previous find problems and texts and end at the ends', async () => {
    const book = await readFile(log);
    const { view } = await book.view(ALL);
    expect(await book.next(view, -1, false, null)).toBe(0);
    expect(await book.next(view, 0, false, null)).toBe(5);
    expect(await book.next(view, 5, false, null)).toBeNull();
    expect(await book.next(view, 5, true, null)).toBe(0);
    expect(await book.next(view, 0, true, null)).toBeNull();
    expect(await book.next(view, -1, false, 'ÜBER')).toBe(2);
    expect(await book.next(view, 2, false, 'über')).toBe(3);
    expect(await book.next(view, 99, true, 'words')).toBe(4);
    const few = await book.view({ ...ALL, groups: ['problem'] });
    expect(await book.next(few.view, 0, false, null)).toBe(1);
    expect(await book.next(few.view, -1, false, 'words')).toBeNull();
  });

  test('copies are redacted unless told otherwise, and bounded', async () => {
    const book = await readFile('see /home/someone/x\n'.repeat(6000));
    const { view } = await book.view(ALL);
    expect(await book.copy(view, 1, 1, true)).toBe('see /home/<user>/x');
    expect(await book.copy(view, 2, 1, false)).toBe('see /home/someone/x\nsee /home/someone/x');
    expect((await book.copy(view, 0, 5999, false)).split('\n')).toHaveLength(5000);
  });

  test('that are not held any more, and closed books, are told by code', async () => {
    const book = await readFile(log);
    await expect(book.rows(7, 0, 1)).rejects.toMatchObject({ code: 'not-found' });
    const { view } = await book.view(ALL);
    expect(await book.rows(view, 100, 10)).toEqual([]);
    await book.close();
    await expect(book.rows(view, 0, 1)).rejects.toMatchObject({ code: 'cancelled' });
    await expect(book.view(ALL)).rejects.toMatchObject({ code: 'cancelled' });
  });

  const unit = fc.constantFrom('a', 'B', 'c', 'C', ' ', 'ü', 'Ü', '.', '\t');
  test('a text is found where a plain search in every line finds it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit, maxLength: 12 }), { maxLength: 12 }),
        fc.string({ unit, minLength: 1, maxLength: 4 }),
        async (lines, text) => {
          const book = openBook(ports, [{ id: 'a', text: lines.join('\n') }], patterns);
          await book.done();
          const found = (await rowsOf(book, { text })).map((row) => row.line - 1);
          await book.close();
          const wanted = lines.flatMap((held, at) => (held.toLowerCase().includes(text.toLowerCase()) ? [at] : []));
          expect(found).toEqual(wanted);
        },
      ),
      { numRuns: runs(3000) },
    );
  });

  test('over more than one window of bytes find the same as a plain search', async () => {
    const lines = Array.from({ length: 60_000 }, (_, at) =>
      at % 997 === 0 ? `${'z'.repeat(at % 20_000)} Needle ${at}` : `10:00:00.000 I [a] Loaded bundle ${at}`,
    );
    const book = await readFile(lines.join('\n'));
    const wanted = lines.flatMap((line, at) => (line.slice(0, MAX_LINE).includes('Needle') ? [at + 1] : []));
    const rows = await rowsOf(book, { text: 'nEEDLE' });
    expect(rows.map((row) => row.line)).toEqual(wanted);
    expect(rows.map(({ text }) => text)).toEqual(
      wanted.map((at) => {
        const text = withoutControls(lines[at - 1] ?? '');
        return text.length <= 2000 ? text : `${text.slice(0, 1999)}…`;
      }),
    );
  });
});
