import { mkdir, symlink, unlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ComputerPlan, planOn, proveSurvival } from './computer.testing';
import { LINUX_PROGRAM, linuxComputer, macComputer, windowsComputer } from './homes.testing';
import { guideToRights } from './rights';

const ID = 'rep.cache.clear';
const signal = new AbortController().signal;
const CACHE = '/home/ada/.cache/spotify';
const SONG = new Uint8Array(1_200_000);
const linux = (more: Parameters<typeof linuxComputer>[0] = {}) =>
  linuxComputer({
    ...more,
    files: {
      [`${CACHE}/Data/00/a.file`]: SONG,
      [`${CACHE}/Default/Code Cache/b`]: 'b',
      [`${CACHE}/Storage/aa/download.file`]: 'download',
      [`${CACHE}/offline.bnk`]: 'index',
      ...more.files,
    },
  });

describe(ID, () => {
  it.each<[string, ComputerPlan]>([
    ['running, on Linux', linux({ running: LINUX_PROGRAM })],
    [
      'closed, on Windows',
      windowsComputer({ files: { 'C:\\Users\\ada\\AppData\\Local\\Spotify\\Data\\00\\a.file': SONG } }),
    ],
    ['on a Mac', macComputer({ files: { '/Users/ada/Library/Caches/com.spotify.client/Data/a': SONG } })],
  ])('survives a kill at every step: Spotify %s', (_, plan) => proveSurvival(ID, plan));

  it('shows each folder with what it holds, and leaves downloads where they are', async () => {
    const { computer, shop, held } = await planOn(ID, linux());
    const stamp = held.stamp;
    expect(held.shown).toMatchObject({
      state: 'ready',
      undo: true,
      warnings: ['room'],
      changes: [
        { kind: 'move', from: '~/.cache/spotify/Data', to: `Data.backline-${stamp}`, bytes: 1_200_000, files: 1 },
        { kind: 'move', from: '~/.cache/spotify/Default/Code Cache', bytes: 1, files: 1 },
      ],
    });
    const before = await computer.snapshot();
    // It grew before the person agreed: no reason to refuse.
    await writeFile(computer.real(`${CACHE}/Data/new.file`), 'more');
    expect(await shop.run(held, signal)).toMatchObject({ state: 'done', verified: 'yes' });
    const after = await computer.snapshot();
    for (const path of Object.keys(before).filter((one) => /Storage|offline\.bnk|prefs/.test(one)))
      expect(after[path], path).toBe(before[path]);
    await computer.remove();
  });

  it('keeps what Spotify played since, when it is undone', async () => {
    const { computer, shop, held } = await planOn(ID, linux());
    const before = await computer.snapshot();
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    await mkdir(computer.real(`${CACHE}/Data`));
    await writeFile(computer.real(`${CACHE}/Data/since`), 'since');
    expect(await computer.shop().undo(job.id, signal)).toMatchObject({ state: 'undone' });
    const after = await computer.snapshot();
    const newer = Object.keys(after).filter((path) => path.includes('.newer'));
    expect(newer).toEqual([
      `${CACHE}/Data.backline-${held.stamp}.newer`,
      `${CACHE}/Data.backline-${held.stamp}.newer/since`,
    ]);
    for (const path of newer) delete after[path];
    expect(after).toEqual(before);
    await computer.remove();
  });

  it('moves a file that stands where the cache belongs', async () => {
    const { computer, shop, held } = await planOn(ID, linuxComputer({ files: { [`${CACHE}/Data`]: 'block' } }));
    expect(held.shown.changes).toMatchObject([{ kind: 'move', bytes: null }]);
    expect(await shop.run(held, signal)).toMatchObject({ state: 'done', verified: 'yes' });
    await computer.remove();
  });

  it('is not needed where there is next to no cache', async () => {
    const { computer, held } = await planOn(ID, linuxComputer({ files: { [`${CACHE}/Data/index`]: 'x' } }));
    expect(held.shown.state).toBe('not-needed');
    await computer.remove();
  });

  it.each([
    ['the cache itself', `storage.location="${CACHE}/Data"\n`, {}],
    ['a folder in it', `storage.last-location="${CACHE}/Data/mine"\n`, {}],
    [
      'a folder above it, named by a person',
      '',
      { '/home/ada/.config/spotify/Users/ada-user/prefs': `storage.location="${CACHE}"\n` },
    ],
  ])('refuses where downloads are kept in %s', async (_, prefs, files) => {
    const { computer, held } = await planOn(
      ID,
      linuxComputer({ prefs, files: { [`${CACHE}/Data/00/a.file`]: SONG, ...files } }),
    );
    expect(held.shown).toMatchObject({ state: 'refused', fault: 'downloads' });
    await computer.remove();
  });

  it('leaves out the one folder that holds downloads, and moves the others', async () => {
    const { computer, held } = await planOn(ID, linux({ prefs: `storage.location="${CACHE}/Default/Code Cache/x"\n` }));
    expect(held.shown.changes).toMatchObject([{ from: '~/.cache/spotify/Data' }]);
    expect(held.shown.changes).toHaveLength(1);
    await computer.remove();
  });

  it('refuses where the settings cannot be read that may name a place of downloads', async () => {
    const { computer, held } = await planOn(ID, {
      ...linux(),
      folders: ['/home/ada/.config/spotify/Users/ada-user/prefs'],
    });
    expect(held.shown).toMatchObject({ state: 'refused', fault: 'downloads' });
    await computer.remove();
  });

  it('[sec-31] [sec-33] refuses a cache behind a link, also one that was put there after the plan', async () => {
    const { computer, shop, held } = await planOn(ID, linux({ files: { [`${CACHE}/Default/Cache/c`]: SONG } }));
    await mkdir(computer.real('/music'));
    const data = computer.real(`${CACHE}/Data`);
    const { rename } = await import('node:fs/promises');
    await rename(data, computer.real('/music/Data'));
    await symlink(computer.real('/music/Data'), data);
    const before = await computer.snapshot();
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    expect((await computer.shop().plan(ID, null, signal))?.shown).toMatchObject({ state: 'refused', fault: 'link' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('refuses an undo when what was moved is not there any more', async () => {
    const { computer, shop, held } = await planOn(ID, linuxComputer({ files: { [`${CACHE}/Data`]: 'block' } }));
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    await unlink(computer.real(`${CACHE}/Data.backline-${held.stamp}`));
    expect(await computer.shop().undo(job.id, signal)).toEqual({ fault: 'changed' });
    await computer.remove();
  });

  it('refuses a link in its place whose end is gone, as a link', async () => {
    const { computer, shop } = await planOn(ID, linuxComputer({ files: { '/home/ada/.cache/other': '' } }));
    await symlink('/gone/spotify', computer.real(CACHE));
    expect((await shop.plan(ID, null, signal))?.shown).toMatchObject({ state: 'refused', fault: 'link' });
    await computer.remove();
  });

  it('does not talk of rights where the disk takes no writing', async () => {
    const { computer } = await planOn(ID, linux());
    const files = { ...computer.ports.files, writable: async () => false, diskLocked: async () => true };
    const plan = { ...computer.ports, files };
    const blocked = await guideToRights(plan, CACHE);
    expect(blocked).toEqual({ kind: 'refuse', fault: 'read-only' });
    await computer.remove();
  });

  it('guides where the folder that holds the cache is not writable', async () => {
    const { computer } = await planOn(ID, linux());
    const { chmod } = await import('node:fs/promises');
    await chmod(computer.real(CACHE), 0o555);
    const held = await computer.shop().plan(ID, null, signal);
    expect(held?.shown).toMatchObject({
      state: 'guide',
      guide: { why: 'admin', commands: [`sudo chown -R "$(id -un)" '${CACHE}'`, `chmod -R u+rwX '${CACHE}'`] },
    });
    await chmod(computer.real(CACHE), 0o755);
    await computer.remove();
  });
});
