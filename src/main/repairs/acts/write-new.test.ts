import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LINUX_PREFS, linuxComputer } from '../homes.testing';
import { type Bench, plantBench } from './context.testing';
import { writeNew } from './write-new';

const PATH = `${LINUX_PREFS}.new`;
const act = { kind: 'write-new', path: PATH, text: 'storage.location="/Müsik"\n', closed: true } as const;
let bench: Bench;
let real: string;
beforeEach(async () => {
  bench = await plantBench(linuxComputer());
  real = bench.computer.real(PATH);
});
afterEach(() => bench.computer.remove());

describe('write-new', () => {
  it('makes a file that nobody else may read', async () => {
    expect(await writeNew.look(act, bench)).toBe('before');
    await writeNew.perform(act, bench);
    expect(await readFile(real, 'utf8')).toBe(act.text);
    if (process.platform !== 'win32') expect((await stat(real)).mode & 0o777).toBe(0o600);
    expect(await writeNew.look(act, bench)).toBe('after');
  });

  it('knows its own file when Spotify added to it, and no other', async () => {
    await writeFile(real, `a.b=1\n${act.text}c.d=2\n`);
    expect(await writeNew.look(act, bench)).toBe('after');
    await writeFile(real, 'a.b=1\n');
    expect(await writeNew.look(act, bench)).toBe('other');
  });

  it('[sec-32] writes over nothing: no file, no folder, no link, not even one that leads nowhere', async () => {
    await writeFile(real, 'mine');
    await expect(writeNew.perform(act, bench)).rejects.toMatchObject({ code: 'changed' });
    expect(await readFile(real, 'utf8')).toBe('mine');
    const folder = { ...act, path: `${PATH}2` };
    await mkdir(bench.computer.real(folder.path));
    expect(await writeNew.look(folder, bench)).toBe('other');
    await expect(writeNew.perform(folder, bench)).rejects.toMatchObject({ code: 'changed' });
    const link = { ...act, path: `${PATH}3` };
    await symlink(bench.computer.real('/nowhere'), bench.computer.real(link.path));
    expect(await writeNew.look(link, bench)).toBe('other');
    await expect(writeNew.perform(link, bench)).rejects.toMatchObject({ code: 'changed' });
  });

  it('refuses while Spotify runs, where it must be closed', async () => {
    bench.computer.setRunning('/usr/share/spotify/spotify');
    await expect(writeNew.perform(act, bench)).rejects.toMatchObject({ code: 'spotify-running' });
    await writeNew.perform({ ...act, closed: false }, bench);
  });
});
