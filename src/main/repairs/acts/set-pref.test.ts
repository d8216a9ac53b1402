import { chmod, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { LINUX_PREFS, linuxComputer } from '../homes.testing';
import type { ActOf } from './act';
import { type Bench, plantBench } from './context.testing';
import { setPref } from './set-pref';

const act: ActOf<'set-pref'> = {
  kind: 'set-pref',
  path: LINUX_PREFS,
  key: 'ui.hardware_acceleration',
  before: null,
  after: false,
  isDefault: false,
};
let bench: Bench;
let real: string;
afterEach(() => bench.computer.remove());
async function plant(prefs = ''): Promise<string> {
  bench = await plantBench(linuxComputer({ prefs }));
  real = bench.computer.real(LINUX_PREFS);
  return readFile(real, 'utf8');
}

describe('set-pref', () => {
  it('changes one line, keeps the rights, and goes back to the very bytes', async () => {
    const old = await plant('# mine\n');
    await chmod(real, 0o640);
    await setPref.perform(act, bench);
    expect(await readFile(real, 'utf8')).toBe(`${old}ui.hardware_acceleration=false\n`);
    expect((await stat(real)).mode & 0o777).toBe(0o640);
    expect(await setPref.look(act, bench)).toBe('after');
    await setPref.revert?.(act, bench);
    expect(await readFile(real, 'utf8')).toBe(old);
    expect(await setPref.look(act, bench)).toBe('before');
  });

  it('goes back to lines that an edit alone could not bring back', async () => {
    // Two lines of one key become one; the copy still has both.
    const old = await plant('ui.hardware_acceleration=true\nui.hardware_acceleration=true\n');
    const twice = { ...act, before: true };
    await setPref.perform(twice, bench);
    await setPref.revert?.(twice, bench);
    expect(await readFile(real, 'utf8')).toBe(old);
  });

  it('done again after it was cut off, it still goes back to the first', async () => {
    const old = await plant();
    await setPref.perform(act, bench);
    await setPref.perform(act, bench);
    await setPref.revert?.(act, bench);
    expect(await readFile(real, 'utf8')).toBe(old);
  });

  it('takes a key that Spotify drops, being its own choice, for done', async () => {
    await plant();
    expect(await setPref.look({ ...act, before: true, after: false, isDefault: true }, bench)).toBe('after');
    expect(await setPref.look({ ...act, before: true, after: false }, bench)).toBe('other');
  });

  it('[sec-35] refuses while Spotify runs', async () => {
    const old = await plant();
    bench.computer.setRunning('/usr/share/spotify/spotify');
    await expect(setPref.perform(act, bench)).rejects.toMatchObject({ code: 'spotify-running' });
    expect(await readFile(real, 'utf8')).toBe(old);
  });

  it('refuses a link, a file that was damaged since, and one that is gone', async () => {
    await plant();
    await rename(real, `${real}.real`);
    await expect(setPref.look(act, bench)).rejects.toMatchObject({ code: 'link' });
    await symlink('prefs.real', real);
    const old = await readFile(`${real}.real`, 'utf8');
    for (const deed of [setPref.look, setPref.perform, setPref.revert])
      await expect(deed?.(act, bench)).rejects.toMatchObject({ code: 'link' });
    expect(await readFile(`${real}.real`, 'utf8')).toBe(old);
    await writeFile(`${real}.real`, new Uint8Array(64));
    await rename(`${real}.real`, real);
    await expect(setPref.look(act, bench)).rejects.toMatchObject({ code: 'changed' });
    await expect(setPref.perform(act, bench)).rejects.toMatchObject({ code: 'changed' });
  });

  it('never touches a key that holds a sign-in', async () => {
    await plant();
    const login = { ...act, key: 'autologin.blob', after: 'x' };
    await expect(setPref.perform(login, bench)).rejects.toMatchObject({ code: 'changed' });
  });
});
