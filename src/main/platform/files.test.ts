import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from './files';
import { currentPlatform } from './node';

const files = createFiles(currentPlatform());
const posix = it.skipIf(process.platform === 'win32');
const bytes = (text: string) => new TextEncoder().encode(text);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('read', () => {
  it('[sec-37] gives the whole content, and refuses one byte more than allowed', async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'x'.repeat(10_000));
    expect(await files.read(path, 10_000)).toHaveLength(10_000);
    await expect(files.read(path, 9_999)).rejects.toMatchObject({ code: 'too-large' });
  });

  it.skipIf(process.platform !== 'linux')(
    'reads files that say they are empty, and holds them to the limit',
    async () => {
      expect((await files.read('/proc/self/status')).length).toBeGreaterThan(100);
      await expect(files.read('/proc/self/status', 50)).rejects.toMatchObject({ code: 'too-large' });
    },
  );

  posix('[sec-32] refuses folders, pipes and devices without waiting on them', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(files.read(pipe)).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(files.open(pipe)).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(files.read('/dev/zero')).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(files.read(folder)).rejects.toMatchObject({ code: 'is-folder' });
  });

  it('names what is missing', async () => {
    await expect(files.read(join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found', system: 'ENOENT' });
    await writeFile(join(folder, 'file'), '');
    await expect(files.read(join(folder, 'file', 'below'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('an open file is read from any position, and goes on after it was moved', async () => {
  const path = join(folder, 'log');
  await writeFile(path, 'hello world');
  const handle = await files.open(path);
  await files.rename(path, join(folder, 'log.1'));
  const buffer = new Uint8Array(5);
  expect(await handle.read(buffer, 6)).toBe(5);
  expect(new TextDecoder().decode(buffer)).toBe('world');
  expect(await handle.read(buffer, 11)).toBe(0);
  expect((await handle.facts()).size).toBe(11);
  await handle.close();
});

describe('facts', () => {
  posix('follow links or not, as asked', async () => {
    await writeFile(join(folder, 'a'), 'abc', { mode: 0o640 });
    await symlink(join(folder, 'a'), join(folder, 'link'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken'));
    expect(await files.facts(join(folder, 'link'))).toMatchObject({ kind: 'file', size: 3, mode: 0o640 });
    expect(await files.linkFacts(join(folder, 'link'))).toMatchObject({ kind: 'link' });
    expect(await files.facts(join(folder, 'broken'))).toBeNull();
    expect(await files.linkFacts(join(folder, 'broken'))).toMatchObject({ kind: 'link' });
    expect(await files.facts(folder)).toMatchObject({ kind: 'folder' });
    expect(await files.facts(join(folder, 'a', 'b'))).toBeNull();
    expect(await files.realPath(join(folder, 'link'))).toBe(await files.realPath(join(folder, 'a')));
  });

  it('lists at most as many names as asked', async () => {
    for (const name of ['a', 'b', 'c']) await writeFile(join(folder, name), '');
    expect((await files.list(folder)).sort()).toEqual(['a', 'b', 'c']);
    expect(await files.list(folder, 2)).toHaveLength(2);
    await expect(files.list(join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('measures the volume of a place that does not exist yet', async () => {
    const { free, total } = await files.space(join(folder, 'not', 'there', 'yet'));
    expect(total).toBeGreaterThan(0);
    expect(free).toBeLessThanOrEqual(total);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('tells what may not be written', async () => {
    const path = join(folder, 'a');
    await writeFile(path, '');
    expect(await files.writable(path)).toBe(true);
    await chmod(path, 0o400);
    expect(await files.writable(path)).toBe(false);
  });
});

describe('diskLocked', () => {
  posix('takes rights, and what is not there, for no locked disk', async () => {
    const path = join(folder, 'a');
    await writeFile(path, '');
    await chmod(path, 0o400);
    expect(await files.diskLocked(path)).toBe(false);
    expect(await files.diskLocked(join(folder, 'b'))).toBe(false);
  });
});

describe('writeAtomic', () => {
  posix('keeps the mode of an existing file and makes new ones private', async () => {
    const path = join(folder, 'prefs');
    await writeFile(path, 'old');
    await chmod(path, 0o664);
    await files.writeAtomic(path, bytes('new'));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o664);
    await files.writeAtomic(join(folder, 'own'), bytes('x'));
    expect((await stat(join(folder, 'own'))).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).sort()).toEqual(['own', 'prefs']);
  });

  posix('[sec-32] refuses links and folders, and leaves what stands behind them alone', async () => {
    const target = join(folder, 'target');
    await writeFile(target, 'keep');
    await symlink(target, join(folder, 'link'));
    await mkdir(join(folder, 'dir'));
    await expect(files.writeAtomic(join(folder, 'link'), bytes('x'))).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(files.writeAtomic(join(folder, 'dir'), bytes('x'))).rejects.toMatchObject({ code: 'is-folder' });
    expect(await readFile(target, 'utf8')).toBe('keep');
    expect((await readdir(folder)).sort()).toEqual(['dir', 'link', 'target']);
  });

  it('leaves nothing behind when the folder is missing', async () => {
    await expect(files.writeAtomic(join(folder, 'no', 'a'), bytes('x'))).rejects.toMatchObject({ code: 'not-found' });
    expect(await readdir(folder)).toEqual([]);
  });
});

it('never renames over something', async () => {
  await writeFile(join(folder, 'a'), 'a');
  await writeFile(join(folder, 'b'), 'b');
  await expect(files.rename(join(folder, 'a'), join(folder, 'b'))).rejects.toMatchObject({ code: 'busy' });
  expect(await readFile(join(folder, 'b'), 'utf8')).toBe('b');
  await files.makeFolder(join(folder, 'x', 'y'));
  await files.rename(join(folder, 'a'), join(folder, 'x', 'y', 'a'));
  expect(await readFile(join(folder, 'x', 'y', 'a'), 'utf8')).toBe('a');
});

describe('tryWriting', () => {
  it('leaves the file as it was, and refuses links, folders and what is not there', async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'content');
    const before = await stat(path);
    expect(await files.tryWriting(path)).toBe('free');
    expect(await readFile(path, 'utf8')).toBe('content');
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
    await expect(files.tryWriting(folder)).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(files.tryWriting(join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found' });
    expect(await readdir(folder)).toEqual(['a']);
    if (process.platform === 'win32') return;
    await symlink(path, join(folder, 'link'));
    await expect(files.tryWriting(join(folder, 'link'))).rejects.toMatchObject({ code: 'not-a-file' });
  });

  it.skipIf(process.platform !== 'linux')('sees a program that runs', async () => {
    expect(await files.tryWriting(process.execPath)).toMatch(/held|refused/);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('sees a refusal', async () => {
    const path = join(folder, 'a');
    await writeFile(path, '');
    await chmod(path, 0o444);
    expect(await files.tryWriting(path)).toBe('refused');
  });
});
