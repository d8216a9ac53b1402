import { mkdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ComputerPlan, planOn, proveSurvival } from './computer.testing';
import {
  LINUX_PREFS,
  LINUX_PROGRAM,
  linuxComputer,
  macComputer,
  WINDOWS_PREFS,
  windowsComputer,
} from './homes.testing';

const ID = 'rep.prefs.reset';
const signal = new AbortController().signal;
const SIGNED_IN = 'autologin.username="ada"\nautologin.blob="secret"\n';
const MOVED = 'storage.last-location="/music/spotify"\nstorage.location="/music/spotify"\n';
const PERSON = '/home/ada/.config/spotify/Users/ada-user/prefs';

/** Spotify writes the whole file anew, under another number, whenever it quits. */
const rewrites = (prefs: string) => async (real: (path: string) => string) => {
  await writeFile(`${real(prefs)}.tmp`, `${SIGNED_IN}app.player.volume=1\n`);
  await rename(`${real(prefs)}.tmp`, real(prefs));
};

describe(ID, () => {
  it.each<[string, ComputerPlan]>([
    [
      'running, with downloads elsewhere, on Linux',
      linuxComputer({ running: LINUX_PROGRAM, prefs: SIGNED_IN + MOVED }),
    ],
    ['closed, with a file cut off, on Windows', windowsComputer({ prefs: 'app.player.vol' })],
    ['on a Mac, signed in', macComputer({ prefs: SIGNED_IN })],
  ])('survives a kill at every step: Spotify %s', (_, plan) => proveSurvival(ID, plan));

  it('carries the place of downloads over into the new file, with its lines as they were', async () => {
    const { computer, shop, held } = await planOn(
      ID,
      windowsComputer({ prefs: `${SIGNED_IN}storage.last-location="D:\\\\Musik"\nstorage.location="D:\\\\Musik"\n` }),
    );
    expect(held.shown).toMatchObject({
      state: 'ready',
      warnings: ['signs-out'],
      changes: [
        { kind: 'move', from: '~\\AppData\\Roaming\\Spotify\\prefs', to: `prefs.backline-${held.stamp}` },
        { kind: 'text', before: null },
      ],
    });
    expect(await shop.run(held, signal)).toMatchObject({ state: 'done', verified: 'yes' });
    expect(await readFile(computer.real(WINDOWS_PREFS), 'utf8')).toBe(
      'storage.last-location="D:\\\\Musik"\r\nstorage.location="D:\\\\Musik"\r\n',
    );
    await computer.remove();
  });

  it("moves the file that Spotify wrote as it quit, and makes none where Spotify's own place serves", async () => {
    const { computer, shop, held } = await planOn(
      ID,
      linuxComputer({
        running: LINUX_PROGRAM,
        prefs: `${SIGNED_IN}storage.last-location="/home/ada/.cache/spotify/Storage"\n`,
        quits: rewrites(LINUX_PREFS),
      }),
    );
    expect(await shop.run(held, signal)).toMatchObject({ state: 'done', verified: 'yes' });
    const after = await computer.snapshot();
    expect(after).not.toHaveProperty([LINUX_PREFS]);
    expect(await readFile(computer.real(`${LINUX_PREFS}.backline-${held.stamp}`), 'utf8')).toContain('volume=1');
    expect(after.spotify).toBe(LINUX_PROGRAM);
    await computer.remove();
  });

  it('moves what is broken and nothing else: the settings of one person sign nobody out', async () => {
    const { computer, shop, held } = await planOn(
      ID,
      linuxComputer({ prefs: SIGNED_IN, files: { [PERSON]: new Uint8Array(300) } }),
    );
    expect(held.shown).toMatchObject({ state: 'ready', warnings: [] });
    expect(held.shown.changes).toMatchObject([{ from: '~/.config/spotify/Users/ada-user/prefs' }]);
    expect(await shop.run(held, signal)).toMatchObject({ state: 'done', verified: 'no' });
    await computer.remove();
  });

  it('moves a folder that stands in its place, and says that the place of downloads is not known', async () => {
    const { computer, shop, held } = await planOn(ID, {
      platform: 'linux',
      files: { [LINUX_PROGRAM]: '#!' },
      folders: [LINUX_PREFS],
    });
    expect(held.shown).toMatchObject({ state: 'ready', warnings: ['signs-out', 'downloads-place'] });
    expect(await shop.run(held, signal)).toMatchObject({ state: 'done', verified: 'yes' });
    await computer.remove();
  });

  it('is not needed where the file is whole and nobody is signed in', async () => {
    const { computer, held } = await planOn(ID, linuxComputer());
    expect(held.shown.state).toBe('not-needed');
    await computer.remove();
  });

  it('refuses a link, and one that was put there after the plan', async () => {
    const { computer, shop, held } = await planOn(ID, linuxComputer({ prefs: SIGNED_IN }));
    await rename(computer.real(LINUX_PREFS), computer.real('/elsewhere'));
    await symlink(computer.real('/elsewhere'), computer.real(LINUX_PREFS));
    const before = await computer.snapshot();
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    expect((await shop.plan(ID, null, signal))?.shown).toMatchObject({ state: 'refused', fault: 'link' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('guides where the folder is not writable', async () => {
    const { computer, shop } = await planOn(ID, linuxComputer({ prefs: SIGNED_IN }));
    const { chmod } = await import('node:fs/promises');
    const folder = computer.real('/home/ada/.config/spotify');
    await chmod(folder, 0o555);
    expect((await shop.plan(ID, null, signal))?.shown).toMatchObject({ state: 'guide', guide: { why: 'admin' } });
    await chmod(folder, 0o755);
    await computer.remove();
  });

  it('brings the sign-in back after a new one was stored, and keeps the new one beside it', async () => {
    const { computer, shop, held } = await planOn(ID, linuxComputer({ prefs: SIGNED_IN }));
    const before = await computer.snapshot();
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    await writeFile(computer.real(LINUX_PREFS), 'autologin.blob="other"\n');
    expect(await computer.shop().undo(job.id, signal)).toMatchObject({ state: 'undone' });
    const newer = `${LINUX_PREFS}.backline-${held.stamp}.newer`;
    expect(await readFile(computer.real(newer), 'utf8')).toBe('autologin.blob="other"\n');
    await rm(computer.real(newer));
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('refuses an undo when the old file is gone, or something else has its name', async () => {
    const { computer, shop, held } = await planOn(ID, linuxComputer({ prefs: SIGNED_IN }));
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    const aside = computer.real(`${LINUX_PREFS}.backline-${held.stamp}`);
    await unlink(aside);
    expect(await computer.shop().undo(job.id, signal)).toEqual({ fault: 'changed' });
    await mkdir(aside);
    expect(await computer.shop().undo(job.id, signal)).toEqual({ fault: 'changed' });
    await computer.remove();
  });
});
