import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readLogPatterns } from '../../../../../build/log-patterns';
import { compilePatterns } from '../../../../catalog/log/compile';
import type { LogFilter } from '../../../../contract/logs';
import { runs } from '../../../../testing/runs';
import { systemClock } from '../../../platform/clock';
import { createFiles } from '../../../platform/files';
import { currentPlatform } from '../../../platform/node';
import { openBook } from './local-book';
import type { Book, BookSource, BookState } from './state';

const patterns = compilePatterns(readLogPatterns());
const ports = { files: createFiles(currentPlatform()), clock: systemClock };
const root = mkdtempSync(join(tmpdir(), 'backline-follow-'));
afterAll(() => rmSync(root, { recursive: true }));
const ALL: LogFilter = { levels: [], groups: [], text: '', sources: [], foldNoise: false };
const native = (text: string) => `16:00:35.605 E [ap:1] ${text}`;

/** A book whose states can be waited for; a state that never comes ends the test by its time limit. */
class Watched {
  readonly book: Book;
  last: BookState | null = null;
  #due: (() => void)[] = [];

  constructor(sources: readonly BookSource[]) {
    this.book = openBook(ports, sources, patterns, {
      onChange: (state) => {
        this.last = state;
        for (const again of this.#due.splice(0)) again();
      },
    });
  }

  async until(holds: (state: BookState) => boolean): Promise<BookState> {
    for (;;) {
      if (this.last && holds(this.last)) return this.last;
      await new Promise<void>((resolve) => this.#due.push(resolve));
    }
  }

  async texts(filter: Partial<LogFilter> = {}): Promise<string[]> {
    const view = await this.book.view({ ...ALL, ...filter });
    const texts: string[] = [];
    while (texts.length < view.rows)
      for (const { text } of await this.book.rows(view.view, texts.length, 500)) texts.push(text);
    return texts;
  }
}

const opened: Watched[] = [];
afterEach(() => Promise.all(opened.splice(0).map(({ book }) => book.close())));
async function followed(...files: string[]): Promise<Watched> {
  const watched = new Watched([{ id: 'a', files }]);
  opened.push(watched);
  await watched.book.done();
  await watched.book.follow(true);
  return watched;
}
let count = 0;
function newFolder(): string {
  count += 1;
  const folder = join(root, String(count));
  mkdirSync(folder);
  return folder;
}

describe('a log that is followed', () => {
  test('grows; half a line waits for its end', async () => {
    const path = join(newFolder(), 'a.log');
    writeFileSync(path, 'one\n');
    const log = await followed(path);
    appendFileSync(path, 'two\nthr');
    await log.until(({ read }) => read === 11);
    expect(await log.texts()).toEqual(['one', 'two']);
    appendFileSync(path, 'ee\r\n');
    await log.until(({ lines }) => lines === 3);
    expect(await log.texts()).toEqual(['one', 'two', 'three']);
    expect(log.last).toMatchObject({ following: true, done: true });
  });

  test('shows a half line when it is followed no more, once', async () => {
    const path = join(newFolder(), 'a.log');
    writeFileSync(path, 'one\ntw');
    const log = await followed(path);
    expect(await log.texts()).toEqual(['one', 'tw']);
    appendFileSync(path, 'o\nthr');
    await log.until(({ read }) => read === 11);
    expect(await log.texts()).toEqual(['one', 'two']);
    await log.book.follow(false);
    await log.until(({ lines }) => lines === 3);
    expect(await log.texts()).toEqual(['one', 'two', 'thr']);
  });

  test('finds events and texts in what was added, and in a line that was completed', async () => {
    const path = join(newFolder(), 'a.log');
    writeFileSync(path, `${native('Connection ')}`);
    const log = await followed(path);
    expect(await log.texts({ text: 'error' })).toEqual([]);
    appendFileSync(path, `error:  112\n${native('Connection error:  4')}\n`);
    await log.until(({ lines }) => lines === 2);
    expect(log.last?.problems).toBe(2);
    expect(await log.texts({ text: 'error:  112' })).toEqual([native('Connection error:  112')]);
    expect(await log.texts({ text: 'error' })).toHaveLength(2);
    expect(await log.texts({ groups: ['problem'] })).toHaveLength(2);
  });

  test('is rotated: the old file is taken to its end, late lines included', async () => {
    const folder = newFolder();
    const path = join(folder, 'a.log');
    writeFileSync(path, '1\n');
    const log = await followed(path);
    appendFileSync(path, '2\n');
    renameSync(path, join(folder, 'a.log.1'));
    writeFileSync(path, '3\n');
    await log.until(({ lines }) => lines === 3);
    appendFileSync(join(folder, 'a.log.1'), '4 late\n');
    appendFileSync(path, '5\n');
    await log.until(({ lines }) => lines === 5);
    expect((await log.texts()).sort()).toEqual(['1', '2', '3', '4 late', '5']);
  });

  test('is emptied and written anew: what was read stays', async () => {
    const path = join(newFolder(), 'a.log');
    writeFileSync(path, 'one\ntwo\n');
    const log = await followed(path);
    appendFileSync(path, 'three\n');
    await log.until(({ lines }) => lines === 3);
    writeFileSync(path, 'four\n');
    await log.until(({ lines }) => lines === 4);
    // Longer than ever before, in one go.
    writeFileSync(path, `five\n${'x'.repeat(500)}\n`);
    await log.until(({ lines }) => lines === 6);
    expect(await log.texts()).toEqual(['one', 'two', 'three', 'four', 'five', 'x'.repeat(500)]);
    expect(await log.texts({ text: 'T' })).toEqual(['two', 'three']);
  });

  test('vanishes, is a folder for a while, comes back', async () => {
    const path = join(newFolder(), 'a.log');
    writeFileSync(path, 'one\nhalf');
    const log = await followed(path);
    rmSync(path);
    await log.until(({ sources }) => sources[0]?.trouble === 'gone');
    mkdirSync(path);
    await log.until(({ sources }) => sources[0]?.trouble === 'is-folder');
    rmdirSync(path);
    writeFileSync(path, 'two\n');
    await log.until(({ sources, lines }) => sources[0]?.trouble === null && lines === 3);
    expect(await log.texts()).toEqual(['one', 'half', 'two']);
  });

  test('need not be there at the beginning, nor its folder', async () => {
    const folder = newFolder();
    const path = join(folder, 'later', 'a.log');
    const log = await followed(path, join(folder, 'b.log'));
    writeFileSync(join(folder, 'b.log'), 'b\n');
    await log.until(({ lines }) => lines === 1);
    mkdirSync(join(folder, 'later'));
    writeFileSync(path, 'a\n');
    await log.until(({ lines }) => lines === 2);
    expect((await log.texts()).sort()).toEqual(['a', 'b']);
  }, 20_000);

  test('that is replaced again and again fills the book at some time, and that is said', async () => {
    const path = join(newFolder(), 'a.log');
    const log = await followed(path);
    for (let at = 0; log.last?.sources[0]?.trouble !== 'too-many'; at += 1) {
      writeFileSync(`${path}.new`, `${at}\n`);
      renameSync(`${path}.new`, path);
      await log.until(({ lines, sources }) => lines === at + 1 || sources[0]?.trouble === 'too-many');
    }
    expect(await log.texts()).toEqual(Array.from({ length: 250 }, (_, at) => String(at)));
  });

  test('in UTF-16 grows as well', async () => {
    const path = join(newFolder(), 'a.log');
    writeFileSync(path, Buffer.from('\ufeffone\r\n', 'utf16le'));
    const log = await followed(path);
    const more = Buffer.from('zwei ü\r\n', 'utf16le');
    appendFileSync(path, more.subarray(0, 5));
    appendFileSync(path, more.subarray(5));
    await log.until(({ lines }) => lines === 2);
    expect(await log.texts()).toEqual(['one', 'zwei ü']);
  });
});

/** What a writer may do between two moments at which the reader has caught up. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('append' as const), lines: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('halves' as const), lines: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('rotate' as const, 'truncate' as const, 'delete' as const, 'replace' as const),
      lines: fc.integer({ min: 1, max: 5 }),
    }),
  },
);

test('no line is lost or doubled, whatever the writer does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.boolean(), async (steps, starts) => {
      const folder = newFolder();
      const path = join(folder, 'a.log');
      const written: string[] = [];
      let olds = 0;
      const more = (lines: number) =>
        Array.from({ length: lines }, () => {
          written.push(`line ${written.length} ${'.'.repeat(written.length % 90)}`);
          return `${written.at(-1)}\n`;
        }).join('');
      if (starts) writeFileSync(path, more(3));
      const log = await followed(path);
      for (const { kind, lines } of steps) {
        // A file that comes and goes before anybody could open it is lost to everybody.
        if (!existsSync(path)) {
          appendFileSync(path, more(1));
          await log.until((state) => state.lines >= written.length);
        }
        if (kind === 'append') appendFileSync(path, more(lines));
        else if (kind === 'halves') {
          const text = more(lines);
          for (let at = 0; at < text.length; at += 7) appendFileSync(path, text.slice(at, at + 7));
        } else if (kind === 'truncate') {
          truncateSync(path, 0);
          appendFileSync(path, more(lines));
        } else {
          // Written to right before it goes: nobody has had time to read that.
          appendFileSync(path, more(lines));
          olds += 1;
          if (kind === 'rotate') renameSync(path, join(folder, `a.log.${olds}`));
          if (kind === 'delete') rmSync(path);
          if (kind === 'replace') {
            writeFileSync(join(folder, 'new'), more(lines));
            renameSync(join(folder, 'new'), path);
          }
        }
        await log.until((state) => state.lines >= written.length);
      }
      const state = await log.book.follow(false);
      expect(state.lines).toBe(written.length);
      expect(await log.texts()).toEqual(written);
      await log.book.close();
    }),
    { numRuns: runs(300) },
  );
});
