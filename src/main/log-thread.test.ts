import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleAlone } from '../../build/bundle';
import { readLogPatterns } from '../../build/log-patterns';
import { compilePatterns } from '../catalog/log/compile';
import { loadedThread, startThread, type Thread } from './platform/worker';
import { openBookAside } from './spotify/log/book/aside';
import type { BookState } from './spotify/log/book/state';

const folder = mkdtempSync(join(tmpdir(), 'backline-thread-'));
afterAll(() => rmSync(folder, { recursive: true }));
const patterns = compilePatterns(readLogPatterns());
const ALL = { levels: [], groups: [], text: '', sources: [], foldNoise: false };

describe('a book in a thread of its own', () => {
  // The thread is built as the program's build does it: an entry with everything in it.
  beforeAll(async () => {
    await bundleAlone('log-thread', 'src/main/log-thread.ts', folder);
  }, 60_000);

  async function start(name: string): Promise<Thread | null> {
    return loadedThread(pathToFileURL(join(folder, name)));
  }

  test('reads, filters, follows and ends', async () => {
    const path = join(folder, 'a.log');
    writeFileSync(path, '16:00:35.605 E [ap:1] Connection error:  112\nbare\n');
    const thread = await start('log-thread.mjs');
    if (!thread) throw new Error('the thread did not start');
    const states: BookState[] = [];
    let due = () => {};
    const book = openBookAside(thread, [{ id: 'a', files: [path] }], patterns, (state) => {
      states.push(state);
      due();
    });
    expect(await book.done()).toMatchObject({ lines: 2, problems: 1, done: true });
    const { view, rows } = await book.view({ ...ALL, groups: ['problem'] });
    expect(rows).toBe(1);
    expect(await book.rows(view, 0, 10)).toMatchObject([{ line: 1, event: 'ap-connection-error(112)' }]);
    await expect(book.rows(99, 0, 1)).rejects.toMatchObject({ code: 'not-found' });
    await book.follow(true);
    writeFileSync(path, 'third\n', { flag: 'a' });
    while (states.at(-1)?.lines !== 3)
      await new Promise<void>((resolve) => {
        due = resolve;
      });
    const ended = new Promise<void>((resolve) => thread.onEnd(resolve));
    await book.close();
    await ended;
    await expect(book.state()).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('that breaks fails every call instead of leaving it waiting', async () => {
    writeFileSync(
      join(folder, 'breaks.mjs'),
      `import { parentPort } from 'node:worker_threads';
       parentPort.postMessage('ready');
       parentPort.on('message', () => { throw new Error('broken'); });`,
    );
    const thread = await start('breaks.mjs');
    if (!thread) throw new Error('the thread did not start');
    const book = openBookAside(thread, [], patterns);
    await expect(book.done()).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('a thread that cannot start, or is not built, is none', async () => {
  writeFileSync(join(folder, 'faulty.mjs'), 'throw new Error("no")');
  expect(await loadedThread(pathToFileURL(join(folder, 'faulty.mjs')))).toBeNull();
  expect(await loadedThread(pathToFileURL(join(folder, 'missing.mjs')))).toBeNull();
  expect(await startThread('no-such-thread')).toBeNull();
});
