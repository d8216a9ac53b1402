import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PortError } from '../ports';
import { planOn, plantComputer, proveSurvival } from './computer.testing';
import { linuxComputer, WINDOWS_PREFS, WINDOWS_PROGRAM, windowsComputer } from './homes.testing';

const ID = 'rep.installer.clean-appdata';
const signal = new AbortController().signal;
const FOLDER = 'C:\\Users\\ada\\AppData\\Roaming\\Spotify';
/** Half of an update: five parts and more, the engine not among them. */
const half = (more: Parameters<typeof windowsComputer>[0] = {}) =>
  windowsComputer({
    ...more,
    files: {
      [`${FOLDER}\\Spotify.dll`]: 'MZ',
      [`${FOLDER}\\icudtl.dat`]: 'i',
      [`${FOLDER}\\resources.pak`]: 'r',
      [`${FOLDER}\\Users\\ada-user\\local-files.bnk`]: 'l',
      ...more.files,
    },
    // The registry has nothing to say.
    system: () => ({
      state: {},
      exec: async (program) => {
        if (program !== 'reg' && program !== 'powershell') throw new Error(`unexpected ${program}`);
        return { code: 1, stdout: '', stderr: '' };
      },
    }),
  });

describe(ID, () => {
  it('[sec-34] survives a kill at every step', () => proveSurvival(ID, half()));

  it('quits Spotify, starts none, and says what is lost', async () => {
    const { computer, shop, held } = await planOn(
      ID,
      half({ running: WINDOWS_PROGRAM, files: { 'C:\\Users\\ada\\AppData\\Local\\Spotify\\Storage\\a': 'download' } }),
    );
    expect(held.shown).toMatchObject({
      state: 'ready',
      warnings: ['signs-out', 'install-again'],
      changes: [
        { kind: 'program', what: 'quit' },
        { kind: 'move', from: '~\\AppData\\Roaming\\Spotify', to: `Spotify.backline-${held.stamp}` },
      ],
    });
    expect(await shop.run(held, signal)).toMatchObject({ state: 'done', verified: 'yes' });
    expect(computer.running()).toBe(false);
    expect(await computer.snapshot()).toHaveProperty(['/C/Users/ada/AppData/Local/Spotify/Storage/a']);
    await computer.remove();
  });

  it('puts it back beside what was installed since, also when Spotify does not come up again', async () => {
    const { computer, shop, held } = await planOn(ID, half());
    const before = await computer.snapshot();
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    await mkdir(computer.real(FOLDER));
    await writeFile(computer.real(WINDOWS_PROGRAM), 'new');
    computer.setRunning(WINDOWS_PROGRAM);
    computer.control.start = () => Promise.reject(new PortError('tool-missing', 'ENOENT'));
    expect(await computer.shop().undo(job.id, signal)).toMatchObject({ state: 'undone', fault: 'spotify-left-closed' });
    const after = Object.entries(await computer.snapshot()).filter(([path]) => !path.includes('.newer'));
    expect(Object.fromEntries(after)).toEqual(before);
    await computer.remove();
  });

  it('is not needed where the program is whole', async () => {
    const { computer, held } = await planOn(ID, half({ files: { [`${FOLDER}\\libcef.dll`]: 'MZ' } }));
    expect(held.shown.state).toBe('not-needed');
    await computer.remove();
  });

  it('refuses where downloads are kept in it', async () => {
    const { computer, held } = await planOn(
      ID,
      half({ prefs: `storage.location="${FOLDER.toLowerCase().replaceAll('\\', '\\\\')}\\\\songs"\n` }),
    );
    expect(held.shown).toMatchObject({ state: 'refused', fault: 'downloads' });
    await computer.remove();
  });

  it('refuses where the settings cannot say where downloads are', async () => {
    const { computer, held } = await planOn(ID, {
      ...half(),
      files: Object.fromEntries(Object.entries(half().files).filter(([path]) => path !== WINDOWS_PREFS)),
      folders: [WINDOWS_PREFS],
    });
    expect(held.shown).toMatchObject({ state: 'refused', fault: 'downloads' });
    await computer.remove();
  });

  it('does nothing when the folder turned into a link since the plan', async () => {
    const { computer, shop, held } = await planOn(ID, half());
    await rename(computer.real(FOLDER), computer.real('C:\\elsewhere'));
    await symlink(computer.real('C:\\elsewhere'), computer.real(FOLDER));
    const before = await computer.snapshot();
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('only guides where scoop installed it', async () => {
    const scoop = 'C:\\Users\\ada\\scoop\\apps\\spotify\\current';
    const names = ['Spotify.exe', 'Spotify.dll', 'icudtl.dat', 'resources.pak', 'v8.bin'];
    const computer = await plantComputer({
      ...half(),
      files: Object.fromEntries(names.map((name) => [`${scoop}\\${name}`, 'x'])),
    });
    const held = await computer.shop().plan(ID, null, signal);
    expect(held?.shown).toMatchObject({ state: 'guide', guide: { why: 'other-owner' } });
    await computer.remove();
  });

  it('is not for other systems', async () => {
    const { computer, held } = await planOn(ID, linuxComputer());
    expect(held.shown.state).toBe('not-here');
    await computer.remove();
  });
});
