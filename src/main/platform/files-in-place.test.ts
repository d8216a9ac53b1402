import { chmod, link, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from './files';
import { currentPlatform } from './node';

const files = createFiles(currentPlatform());
const posix = it.skipIf(process.platform === 'win32');
const bytes = (text: string) => new TextEncoder().encode(text);
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-place-'));
  path = join(folder, 'hosts');
  await writeFile(path, 'the old content\n');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writeInPlace', () => {
  it.each(['short', 'a content that is longer than the old one was\n', ''])(
    'leaves %j and nothing of the old',
    async (text) => {
      await files.writeInPlace(path, bytes(text));
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );

  posix('keeps the file itself: its number, owner, rights and other names', async () => {
    await chmod(path, 0o640);
    await link(path, join(folder, 'other-name'));
    const before = await stat(path);
    await files.writeInPlace(path, bytes('new'));
    const { ino, uid, gid, mode, nlink } = await stat(path);
    expect({ ino, uid, gid, mode, nlink }).toEqual({
      ino: before.ino,
      uid: before.uid,
      gid: before.gid,
      mode: before.mode,
      nlink: 2,
    });
    expect(await readFile(join(folder, 'other-name'), 'utf8')).toBe('new');
  });

  posix('[sec-32] refuses a link, also one to a file that could be written, and one that leads nowhere', async () => {
    await symlink(path, join(folder, 'link'));
    await symlink(join(folder, 'nothing'), join(folder, 'dangling'));
    for (const name of ['link', 'dangling'])
      await expect(files.writeInPlace(join(folder, name), bytes('new')), name).rejects.toMatchObject({
        code: 'not-a-file',
      });
    expect(await readFile(path, 'utf8')).toBe('the old content\n');
  });

  it('refuses a folder and what is not there, and makes nothing', async () => {
    await mkdir(join(folder, 'sub'));
    await expect(files.writeInPlace(join(folder, 'sub'), bytes('x'))).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(files.writeInPlace(join(folder, 'none'), bytes('x'))).rejects.toMatchObject({ code: 'not-found' });
    expect(await files.facts(join(folder, 'none'))).toBeNull();
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'leaves a write-protected file as it is',
    async () => {
      await chmod(path, 0o444);
      await expect(files.writeInPlace(path, bytes('new'))).rejects.toMatchObject({ code: 'no-permission' });
      expect(await readFile(path, 'utf8')).toBe('the old content\n');
      expect((await stat(path)).mode & 0o777).toBe(0o444);
    },
  );

  it.runIf(process.platform === 'win32')('takes a read-only mark off for the moment of writing', async () => {
    await chmod(path, 0o444);
    await files.writeInPlace(path, bytes('new'));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o200).toBe(0);
  });
});
