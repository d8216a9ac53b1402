import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { currentPlatform } from './node';
import { watchFile } from './watch';

const root = mkdtempSync(join(tmpdir(), 'backline-watch-'));
afterAll(() => rmSync(root, { recursive: true }));
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

let count = 0;
function newFolder(): string {
  count += 1;
  const folder = join(root, String(count));
  mkdirSync(folder);
  return folder;
}

/** Watches, and lets the next notice be waited for; one that never comes ends the test by its time limit. */
function watched(path: string) {
  let seen = 0;
  let due = () => {};
  const stop = watchFile(currentPlatform(), path, () => {
    seen += 1;
    due();
  });
  stops.push(stop);
  return {
    stop,
    seen: () => seen,
    next: () =>
      new Promise<void>((resolve) => {
        due = resolve;
      }),
  };
}

describe('a watched file', () => {
  test('is told of when it is made, written to, replaced and removed', async () => {
    const path = join(newFolder(), 'a.log');
    const file = watched(path);
    for (const act of [
      () => writeFileSync(path, 'x'),
      () => appendFileSync(path, 'y'),
      () => renameSync(path, `${path}.1`),
      () => renameSync(`${path}.1`, path),
      () => rmSync(path),
    ]) {
      const notice = file.next();
      act();
      await notice;
    }
  });

  test('says nothing of its neighbours, nor after it was let go', async () => {
    const folder = newFolder();
    const other = watched(join(folder, 'b.log'));
    const file = watched(join(folder, 'a.log'));
    const gone = watched(join(folder, 'b.log'));
    gone.stop();
    const notice = other.next();
    writeFileSync(join(folder, 'b.log'), 'x');
    await notice;
    expect(file.seen()).toBe(0);
    const own = file.next();
    writeFileSync(join(folder, 'a.log'), 'x');
    await own;
    expect(gone.seen()).toBe(0);
  });

  test('is found again when its folder comes late, goes and comes back', async () => {
    const folder = join(newFolder(), 'later');
    const path = join(folder, 'a.log');
    const file = watched(path);
    const came = file.next();
    mkdirSync(folder);
    await came;
    const written = file.next();
    writeFileSync(path, 'x');
    await written;
    const went = file.next();
    rmSync(folder, { recursive: true });
    await went;
    mkdirSync(folder);
    await file.next();
    const again = file.next();
    writeFileSync(path, 'x');
    await again;
  });
});
