import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortError } from '../ports';
import { createFiles } from './files';
import { fill } from './fill';
import { currentPlatform } from './node';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-fill-'));
});
afterEach(() => rm(folder, { recursive: true }));

const files = createFiles(currentPlatform());
const place = () => ({ path: join(folder, 'new.exe'), draft: join(folder, 'new.exe.part') });
const fine = async () => {};
async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

describe('fill', () => {
  it('shows the whole draft before it gets its name', async () => {
    const { path, draft } = place();
    await files.fill(place(), pieces('a', 'b', 'c'), async (shown) => {
      expect(shown).toBe(draft);
      expect(await readFile(draft, 'utf8')).toBe('abc');
      expect(await readdir(folder)).toEqual(['new.exe.part']);
    });
    expect(await readFile(path, 'utf8')).toBe('abc');
    expect(await readdir(folder)).toEqual(['new.exe']);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('writes over the draft of one that was cut off', async () => {
    const { path, draft } = place();
    await writeFile(draft, 'a long one that was cut off');
    await files.fill(place(), pieces('abc'), fine);
    expect(await readFile(path, 'utf8')).toBe('abc');
  });

  it('leaves nothing of what broke off, or was not liked, and says why', async () => {
    async function* broken() {
      yield Buffer.from('a');
      throw new PortError('timeout', 'ETIMEDOUT');
    }
    await expect(files.fill(place(), broken(), fine)).rejects.toMatchObject({ code: 'timeout' });
    const dislike = new Error('not signed');
    await expect(files.fill(place(), pieces('a'), () => Promise.reject(dislike))).rejects.toBe(dislike);
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes over nothing, also not what came meanwhile', async () => {
    const { path } = place();
    const came = () => writeFile(path, 'theirs');
    await expect(files.fill(place(), pieces('a'), came)).rejects.toMatchObject({ code: 'busy' });
    await expect(files.fill(place(), pieces('a'), fine)).rejects.toMatchObject({ code: 'busy' });
    expect(await readFile(path, 'utf8')).toBe('theirs');
    expect(await readdir(folder)).toEqual(['new.exe']);
  });

  it.skipIf(process.platform === 'win32')('[sec-31] goes through no link, and to no other folder', async () => {
    const { path, draft } = place();
    await writeFile(join(folder, 'theirs'), 'theirs');
    await symlink('theirs', draft);
    await expect(files.fill(place(), pieces('a'), fine)).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(files.fill({ path, draft: '/tmp/x' }, pieces('a'), fine)).rejects.toMatchObject({ system: 'EINVAL' });
    expect(await readFile(join(folder, 'theirs'), 'utf8')).toBe('theirs');
  });

  // Elsewhere the stream is a file beside it, which shows what would be written.
  it.skipIf(process.platform === 'win32')('marks it as from the internet on Windows', async () => {
    const { path, draft } = place();
    await fill('windows', { path, draft }, pieces('a'), async () => {
      expect(await readFile(`${draft}:Zone.Identifier`, 'utf8')).toBe('[ZoneTransfer]\r\nZoneId=3\r\n');
    }).catch((error: unknown) => expect(error).toBeNull());
  });
});
