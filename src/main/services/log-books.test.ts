import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readLogPatterns } from '../../../build/log-patterns';
import { compilePatterns } from '../../catalog/log/compile';
import { LogBook, type LogSource, LogView, logCalls } from '../../contract/logs';
import { systemClock } from '../platform/clock';
import { createFiles } from '../platform/files';
import { currentPlatform } from '../platform/node';
import { createLogHandlers, type FoundSource, type LogBooksParts } from './log-books';
import { createBookOpener } from './open-book';
import { tellSometimes } from './sometimes';

const folder = mkdtempSync(join(tmpdir(), 'backline-books-'));
afterAll(() => rmSync(folder, { recursive: true }));
const patterns = compilePatterns(readLogPatterns());
const ALL = { levels: [], groups: [], text: '', sources: [], foldNoise: false };
const native = '16:00:35.605 E [ap:1] Connection error:  112';

const source = (id: string, rest: Partial<FoundSource> = {}): FoundSource => ({
  id,
  kind: 'cef-log',
  label: id,
  install: null,
  platform: 'linux',
  state: 'present',
  why: null,
  bytes: null,
  changedAt: null,
  ...rest,
});

let told: LogBook[] = [];
let due = () => {};
const made: ReturnType<typeof createLogHandlers>[] = [];
beforeEach(() => {
  told = [];
});
afterEach(() => Promise.all(made.splice(0).map(({ closeBooks }) => closeBooks())));

function create(parts: Partial<LogBooksParts> = {}) {
  const refuse = (what: string) => async () => {
    throw new Error(`${what} was not expected`);
  };
  const created = createLogHandlers({
    platform: 'linux',
    sources: refuse('sources'),
    chooseFiles: refuse('chooseFiles'),
    patterns: async () => patterns,
    openBook: createBookOpener({ files: createFiles(currentPlatform()), clock: systemClock }),
    announce: (_name, payload) => {
      told.push(LogBook.parse(payload));
      due();
    },
    onFault: (where, error) => {
      throw new Error(`${where}: ${String(error)}`);
    },
    ...parts,
  });
  made.push(created);
  return created.handlers;
}
/** The newest state that was announced and that holds. */
async function announced(holds: (book: LogBook) => boolean): Promise<LogBook> {
  for (;;) {
    const last = told.at(-1);
    if (last && holds(last)) return last;
    await new Promise<void>((resolve) => {
      due = resolve;
    });
  }
}

describe('books', () => {
  test('are opened by id, viewed, followed and closed', async () => {
    const path = join(folder, 'a.log');
    writeFileSync(path, `${native}\n`);
    const found = [
      source('a', { files: [path] }),
      source('journal', { text: async () => 'from the journal\n' }),
      source('missing', { files: [join(folder, 'missing.log')] }),
    ];
    const handlers = create({ sources: async () => found });
    const { book } = LogBook.parse(await handlers['logs.open']({ sources: ['a', 'journal', 'missing'] }));
    const done = await announced((state) => state.book === book && state.done);
    expect(done).toMatchObject({ lines: 2, problems: 1, following: false });
    expect(done.read).toBe(done.size);
    // Nothing of files or readers leaves main.
    expect(done.sources.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'present'],
      ['journal', 'present'],
      ['missing', 'absent'],
    ]);
    expect(JSON.stringify(done)).not.toContain(folder);
    const view = LogView.parse(await handlers['logs.view']({ book, filter: { ...ALL, sources: ['a'] } }));
    expect(view).toMatchObject({ rows: 1, problems: 1 });
    const rows = await handlers['logs.rows']({ view: view.view, from: 0, count: 10 });
    expect(logCalls['logs.rows'].output.parse(rows)).toMatchObject([{ source: 'a', text: native }]);
    expect(await handlers['logs.next']({ view: view.view, from: -1, back: false, text: null })).toBe(0);
    expect(await handlers['logs.copy']({ view: view.view, from: 0, to: 0, redact: true })).toBe(native);
    expect(await handlers['logs.follow']({ book, on: true })).toMatchObject({ following: true });
    appendFileSync(path, `${native}\n`);
    await announced((state) => state.lines === 3);
    expect(await handlers['logs.state']({ book })).toMatchObject({ lines: 3, problems: 2 });
    expect(await handlers['logs.close']({ book })).toEqual({});
    await expect(handlers['logs.state']({ book })).rejects.toMatchObject({ code: 'logs/unknown-book' });
    await expect(handlers['logs.rows']({ view: view.view, from: 0, count: 1 })).rejects.toMatchObject({
      code: 'logs/unknown-view',
    });
  });

  test('of pasted text and of chosen files', async () => {
    const path = join(folder, 'mine.log');
    writeFileSync(path, 'one\ntwo\n');
    const handlers = create({ chooseFiles: async () => [{ name: 'mine.log', path }] });
    const pasted = await handlers['logs.paste']({ name: 'Pasted text', text: native });
    expect(pasted.sources).toMatchObject([{ kind: 'given', label: 'Pasted text' }]);
    await announced((state) => state.book === pasted.book && state.problems === 1);
    const chosen = await handlers['logs.choose']({});
    expect(chosen?.sources).toMatchObject([{ kind: 'given', label: 'mine.log' }]);
    await announced((state) => state.book === chosen?.book && state.lines === 2);
    expect(await create({ chooseFiles: async () => null })['logs.choose']({})).toBeNull();
  });

  test('[sec-24] are four at most: the one opened first is let go', async () => {
    const handlers = create();
    const books: LogBook[] = [];
    for (let at = 0; at < 5; at += 1) books.push(await handlers['logs.paste']({ name: String(at), text: 'x' }));
    await expect(handlers['logs.state']({ book: books[0]?.book ?? '' })).rejects.toMatchObject({
      code: 'logs/unknown-book',
    });
    expect(await handlers['logs.state']({ book: books[1]?.book ?? '' })).toMatchObject({ book: books[1]?.book });
  });

  test('that were never there, and sources that were not found, are told by code', async () => {
    const handlers = create({ sources: async () => [source('a')] });
    await expect(handlers['logs.open']({ sources: ['b'] })).rejects.toMatchObject({ code: 'logs/unknown-source' });
    await expect(handlers['logs.view']({ book: 'book-9', filter: ALL })).rejects.toMatchObject({
      code: 'logs/unknown-book',
    });
    for (const view of ['book-1/1', 'x', '../1']) {
      await expect(handlers['logs.rows']({ view, from: 0, count: 1 })).rejects.toMatchObject({
        code: 'logs/unknown-view',
      });
    }
    const { book } = await handlers['logs.open']({ sources: ['a'] });
    await expect(handlers['logs.rows']({ view: `${book}/7`, from: 0, count: 1 })).rejects.toMatchObject({
      code: 'logs/unknown-view',
    });
  });

  test('a source whose reader fails is unreadable, the others are read', async () => {
    const faults: string[] = [];
    const found: FoundSource[] = [
      source('journal', {
        text: async () => {
          throw new Error('no');
        },
      }),
      source('b', { text: async () => 'x' }),
    ];
    const handlers = create({ sources: async () => found, onFault: (where) => faults.push(where) });
    const { book } = await handlers['logs.open']({ sources: ['journal', 'b'] });
    const done = await announced((state) => state.book === book && state.done);
    expect(done.sources.map(({ state, why }: LogSource) => [state, why])).toEqual([
      ['unreadable', 'failed'],
      ['present', null],
    ]);
    expect(faults).toEqual(['logs.open']);
  });
});

test('changes are told at once, then every 100 ms, and the last one always', () => {
  vi.useFakeTimers();
  try {
    const said: number[] = [];
    const { tell, stop } = tellSometimes((value: number) => said.push(value));
    tell(1);
    tell(2);
    tell(3);
    expect(said).toEqual([1]);
    vi.advanceTimersByTime(99);
    expect(said).toEqual([1]);
    vi.advanceTimersByTime(1);
    expect(said).toEqual([1, 3]);
    vi.advanceTimersByTime(500);
    tell(4);
    expect(said).toEqual([1, 3, 4]);
    tell(5);
    stop();
    tell(6);
    vi.advanceTimersByTime(500);
    expect(said).toEqual([1, 3, 4]);
  } finally {
    vi.useRealTimers();
  }
});
