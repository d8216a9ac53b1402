import { type ChildProcess, spawn } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readFile, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleAlone } from '../../../build/bundle';
import type { OwnFiles } from '../ports';
import { currentPlatform } from './node';
import { createOwnFiles } from './own-files';

const posix = it.skipIf(process.platform === 'win32');
let folder: string;
let own: OwnFiles;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'backline-own-')));
  own = createOwnFiles(currentPlatform(), join(folder, 'data'));
  await mkdir(join(folder, 'data'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const at = (...names: string[]) => join(folder, 'data', ...names);
const gone = (path: string) => expect(lstat(path)).rejects.toMatchObject({ code: 'ENOENT' });

describe('removeFolder', () => {
  it('removes what is in it, and nothing is fine', async () => {
    await mkdir(at('a/b'), { recursive: true });
    await writeFile(at('a/b/c'), 'x');
    await own.removeFolder(at('a'));
    await gone(at('a'));
    await own.removeFolder(at('a'));
  });

  posix('[sec-32] follows no link, neither in it nor in its place', async () => {
    await mkdir(join(folder, 'music'));
    await writeFile(join(folder, 'music/song'), 'song');
    await mkdir(at('a'));
    await symlink(join(folder, 'music'), at('a/link'));
    await own.removeFolder(at('a'));
    await symlink(join(folder, 'music'), at('link'));
    await expect(own.removeFolder(at('link'))).rejects.toMatchObject({ code: 'not-a-file' });
    expect(await readFile(join(folder, 'music/song'), 'utf8')).toBe('song');
  });

  it('[sec-31] refuses its own root, what lies outside, and ways around', async () => {
    await mkdir(join(folder, 'music'));
    for (const path of [join(folder, 'data'), join(folder, 'music'), folder, `${at('x')}/../../music`, 'data'])
      await expect(own.removeFolder(path), path).rejects.toMatchObject({ code: 'no-permission' });
    expect((await lstat(join(folder, 'music'))).isDirectory()).toBe(true);
  });
});

describe('removeAside', () => {
  const NAME = 'Data.backline-20261120T101500123Z';
  const aside = () => join(folder, NAME);
  const inode = async (path: string) => String((await lstat(path, { bigint: true })).ino);

  it('removes what bears our mark and is the very thing', async () => {
    await mkdir(aside());
    await writeFile(join(aside(), 'a'), 'x');
    const number = await inode(aside());
    await own.removeAside(aside(), number);
    await gone(aside());
    await own.removeAside(aside(), number);
    await writeFile(`${aside()}.newer`, 'x');
    await own.removeAside(`${aside()}.newer`, '');
    await gone(`${aside()}.newer`);
    await writeFile(`${aside()}.newer2`, 'x');
    await own.removeAside(`${aside()}.newer2`, '');
    await gone(`${aside()}.newer2`);
  });

  it('[sec-32] leaves what bears another name, or is another thing', async () => {
    await mkdir(aside());
    await expect(own.removeAside(aside(), '1')).rejects.toMatchObject({ code: 'not-a-file' });
    for (const name of ['Data', 'Data.backline-', `${NAME}.old`, `${NAME}/below`, 'Data.backline-2026']) {
      await expect(own.removeAside(join(folder, name), ''), name).rejects.toMatchObject({ code: 'no-permission' });
    }
    await expect(own.removeAside(`${folder}/x/../${NAME}`, '')).rejects.toMatchObject({ code: 'no-permission' });
    await expect(own.removeAside(NAME, '')).rejects.toMatchObject({ code: 'no-permission' });
    expect((await lstat(aside())).isDirectory()).toBe(true);
  });

  posix('[sec-32] follows no link', async () => {
    await mkdir(join(folder, 'music'));
    await symlink(join(folder, 'music'), aside());
    await expect(own.removeAside(aside(), '')).rejects.toMatchObject({ code: 'not-a-file' });
    expect((await lstat(join(folder, 'music'))).isDirectory()).toBe(true);
  });
});

describe('lock', () => {
  const path = () => at('lock');

  it('is held by one at a time, and free again afterwards', async () => {
    const release = await own.lock(path());
    expect(release).not.toBeNull();
    expect(await own.lock(path())).toBeNull();
    await release?.();
    const again = await own.lock(path());
    expect(again).not.toBeNull();
    await again?.();
    await gone(path());
  });

  it('of a program that is gone does not count; one that is just being made does', async () => {
    await writeFile(path(), '@backline-00000000-0000-4000-8000-000000000000');
    const release = await own.lock(path());
    expect(release).not.toBeNull();
    await release?.();
    await writeFile(path(), '');
    expect(await own.lock(path())).toBeNull();
    // Made long ago and never written: whoever made it died at that moment.
    await utimes(path(), new Date(0), new Date(0));
    const second = await own.lock(path());
    expect(second).not.toBeNull();
    await second?.();
    // A clock that was set back far makes no file new.
    await writeFile(path(), '');
    const later = new Date(Date.now() + 86_400_000);
    await utimes(path(), later, later);
    expect(await own.lock(path())).not.toBeNull();
  });

  it('is not held by a stranger who bears the number of the program that died', async () => {
    for (const stranger of [process.pid, process.ppid]) {
      await writeFile(path(), String(stranger));
      await utimes(path(), new Date(0), new Date(0));
      const release = await own.lock(path());
      expect(release).not.toBeNull();
      // Nor is any such number in what we leave behind.
      expect(await readFile(path(), 'utf8')).not.toMatch(/^\d+$/);
      await release?.();
    }
  });

  it('lies in our own folder', async () => {
    await expect(own.lock(join(folder, 'lock'))).rejects.toMatchObject({ code: 'no-permission' });
  });

  posix('[sec-32] is no link', async () => {
    await writeFile(join(folder, 'other'), 'mine');
    await symlink(join(folder, 'other'), path());
    expect(await own.lock(path())).toBeNull();
    expect(await readFile(join(folder, 'other'), 'utf8')).toBe('mine');
  });
});

describe('two programs that want one lock', () => {
  let bundle: string;
  beforeAll(async () => {
    bundle = await mkdtemp(join(tmpdir(), 'backline-lock-'));
    await bundleAlone('own-files', 'src/main/platform/own-files.ts', bundle);
    await writeFile(
      join(bundle, 'hold.mjs'),
      `import { createOwnFiles } from './own-files.mjs';
       const [platform, folder, path] = process.argv.slice(2);
       await createOwnFiles(platform, folder).lock(path);
       console.log('held');
       // So busy that nobody is let in: it lives all the same.
       for (;;);`,
    );
    // Each takes the lock as often as told; while it has it, it is the only one that may make this folder.
    await writeFile(
      join(bundle, 'fight.mjs'),
      `import { mkdirSync, rmdirSync } from 'node:fs';
       import { createOwnFiles } from './own-files.mjs';
       const [platform, folder, path, times, end] = process.argv.slice(2);
       const own = createOwnFiles(platform, folder);
       let clashes = 0;
       for (let taken = 0; taken < Number(times); ) {
         const release = await own.lock(path);
         if (release === null) { await new Promise((resolve) => setImmediate(resolve)); continue; }
         taken += 1;
         try { mkdirSync(path + '.alone'); } catch { clashes += 1; }
         await new Promise((resolve) => setImmediate(resolve));
         try { rmdirSync(path + '.alone'); } catch { clashes += 1; }
         if (end === 'dies' && taken === Number(times)) process.kill(process.pid, 'SIGKILL');
         await release();
       }
       console.log(clashes);`,
    );
  }, 60_000);
  afterAll(() => rm(bundle, { recursive: true, force: true }));

  const fight = (times: number, end = 'lives') =>
    outcome(
      spawn(
        process.execPath,
        [join(bundle, 'fight.mjs'), currentPlatform(), join(folder, 'data'), at('lock'), String(times), end],
        { timeout: 60_000, killSignal: 'SIGKILL' },
      ),
    );

  it('never have it at the same time, and both get it', async () => {
    expect(await Promise.all([fight(150), fight(150)])).toEqual(['0', '0']);
  });

  it('tell a living holder from one that was killed', async () => {
    const holder = spawn(
      process.execPath,
      [join(bundle, 'hold.mjs'), currentPlatform(), join(folder, 'data'), at('lock')],
      { timeout: 60_000, killSignal: 'SIGKILL' },
    );
    const ended = outcome(holder);
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(await own.lock(at('lock'))).toBeNull();
    holder.kill('SIGKILL');
    await ended;
    const left = await readFile(at('lock'), 'utf8');
    const release = await own.lock(at('lock'));
    expect(release).not.toBeNull();
    expect(await readFile(at('lock'), 'utf8')).not.toBe(left);
    await release?.();
  });

  it('go on when one is killed while it has it', async () => {
    const [, other] = await Promise.all([fight(20, 'dies'), fight(60)]);
    expect(other).toBe('0');
    expect(await fight(5)).toBe('0');
  });
});

function outcome(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (piece) => {
    text += piece;
  });
  child.stderr?.on('data', (piece) => {
    text += piece;
  });
  return new Promise((resolve) => child.on('close', () => resolve(text.trim())));
}
