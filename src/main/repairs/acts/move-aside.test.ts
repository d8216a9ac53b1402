import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../../contract/words';
import { linuxComputer } from '../homes.testing';
import { type Bench, plantBench } from './context.testing';
import { moveAside, planMove } from './move-aside';

const DATA = '/home/ada/.cache/spotify/Data';
const OPTIONS = { stamp: '20261120T101500000Z', spare: [] as string[], closed: true };
let bench: Bench;
afterEach(() => bench.computer.remove());

async function plant(files: Record<string, string> = {}) {
  bench = await plantBench(linuxComputer({ files: { [`${DATA}/a`]: 'song', ...files } }));
  const real = (path: string) => bench.computer.real(path);
  const plan = async (options: Partial<Parameters<typeof planMove>[2]> = {}, path = DATA) => {
    const act = await planMove(bench.ports, path, { ...OPTIONS, ...options });
    if (!act) throw new Error('no act');
    return act;
  };
  return { real, plan };
}

describe('move-aside', () => {
  it('goes there and back', async () => {
    const { plan } = await plant();
    const act = await plan();
    const before = await bench.computer.snapshot();
    expect(await moveAside.look(act, bench)).toBe('before');
    await moveAside.perform(act, bench);
    expect(await moveAside.look(act, bench)).toBe('after');
    expect(await bench.computer.snapshot()).toHaveProperty([`${act.to}/a`]);
    await moveAside.revert?.(act, bench);
    expect(await bench.computer.snapshot()).toEqual(before);
  });

  it('keeps what came in its place, and can go on when the way back was cut off between its two steps', async () => {
    const { plan, real } = await plant();
    const act = await plan();
    await moveAside.perform(act, bench);
    await mkdir(real(DATA));
    await writeFile(real(`${DATA}/since`), 'since');
    const newer = `${act.to}.newer`;
    await rename(real(DATA), real(newer));
    // Spotify was started once more before it went on.
    await mkdir(real(DATA));
    await writeFile(real(`${DATA}/later`), 'later');
    expect(await moveAside.look(act, bench)).toBe('after');
    await moveAside.revert?.(act, bench);
    expect(await readFile(real(`${DATA}/a`), 'utf8')).toBe('song');
    expect(await readFile(real(`${newer}/since`), 'utf8')).toBe('since');
    expect(await readFile(real(`${newer}2/later`), 'utf8')).toBe('later');
  });

  it('[sec-32] is for the very thing that was planned: another one of that name is none', async () => {
    const { plan, real } = await plant();
    const act = await plan();
    await rename(real(DATA), real(`${DATA}.old`));
    await mkdir(real(DATA));
    expect(await moveAside.look(act, bench)).toBe('other');
    await rm(real(DATA), { recursive: true });
    expect(await moveAside.look(act, bench)).toBe('other');
  });

  it('takes any plain file for one that its program rewrites, and nothing but a file', async () => {
    const prefs = '/home/ada/.config/spotify/prefs';
    const { plan, real } = await plant();
    const act = await plan({ rewritten: true }, prefs);
    expect(act.inode).toBe('');
    await writeFile(real(`${prefs}.new`), 'x=1\n');
    await rename(real(`${prefs}.new`), real(prefs));
    expect(await moveAside.look(act, bench)).toBe('before');
    await moveAside.perform(act, bench);
    await mkdir(real(prefs));
    expect(await moveAside.look(act, bench)).toBe('after');
    await rm(real(act.to));
    expect(await moveAside.look(act, bench)).toBe('other');
    // A folder is always meant by its number.
    expect((await plan({ rewritten: true })).inode).not.toBe('');
  });

  it('refuses a name that is taken', async () => {
    const { plan, real } = await plant();
    const act = await plan();
    await mkdir(real(act.to));
    expect(await moveAside.look(act, bench)).toBe('other');
    await expect(moveAside.perform(act, bench)).rejects.toMatchObject({ system: 'EEXIST' });
  });

  it.each<[string, (real: (path: string) => string) => Promise<void>]>([
    [
      'what is moved turned into a link',
      async (real) => {
        await rename(real(DATA), real('/elsewhere'));
        await symlink(real('/elsewhere'), real(DATA));
      },
    ],
    [
      'the folder around it was swapped for a link',
      async (real) => {
        await rename(real('/home/ada/.cache/spotify'), real('/elsewhere'));
        await symlink(real('/elsewhere'), real('/home/ada/.cache/spotify'));
      },
    ],
    [
      'a folder further up was',
      async (real) => {
        await rename(real('/home/ada/.cache'), real('/elsewhere'));
        await symlink(real('/elsewhere'), real('/home/ada/.cache'));
      },
    ],
  ])('refuses when %s since the plan', async (_, swap) => {
    const { plan, real } = await plant();
    const act = await plan();
    await swap(real);
    const before = await bench.computer.snapshot();
    await expect(moveAside.perform(act, bench)).rejects.toMatchObject({ code: 'link' });
    await expect(moveAside.revert?.(act, bench)).rejects.toMatchObject({ code: 'link' });
    expect(await bench.computer.snapshot()).toEqual(before);
  });

  it('works below a link that was there when it was planned', async () => {
    const { plan, real } = await plant();
    await rename(real('/home/ada/.cache'), real('/disk'));
    await symlink(real('/disk'), real('/home/ada/.cache'));
    const act = await plan();
    expect(act.folder).toBe('/disk/spotify');
    await moveAside.perform(act, bench);
    expect(await moveAside.look(act, bench)).toBe('after');
  });

  it('[sec-32] plans none for a link, a pipe or nothing', async () => {
    const { plan, real } = await plant();
    await symlink('Data', real(`${DATA}2`));
    await expect(plan({}, `${DATA}2`)).rejects.toMatchObject({ code: 'link' });
    expect(await planMove(bench.ports, `${DATA}3`, OPTIONS)).toBeNull();
  });

  it('[sec-35] refuses while Spotify runs, where it must be closed', async () => {
    const { plan } = await plant();
    const act = await plan();
    bench.computer.setRunning('/usr/share/spotify/spotify');
    await expect(moveAside.perform(act, bench)).rejects.toMatchObject({ code: 'spotify-running' });
    await moveAside.perform({ ...act, closed: false }, bench);
  });

  it('[sec-31] refuses a plan and a deed that would take downloads along, also behind a link that came later', async () => {
    const { plan, real } = await plant();
    for (const place of [DATA, `${DATA}/songs`, '/home/ada/.cache', '/'])
      await expect(plan({ spare: [place] }), place).rejects.toMatchObject({ code: 'downloads' });
    const act = await plan({ spare: ['/home/ada/Music', `${DATA}x`] });
    await mkdir(real(`${DATA}/songs`));
    await symlink(real(`${DATA}/songs`), real('/home/ada/Music'));
    await expect(moveAside.perform(act, bench)).rejects.toMatchObject({ code: 'downloads' });
    await expect(plan({ spare: Array.from({ length: 41 }, (_, n) => `/spare/${n}`) })).rejects.toMatchObject({
      code: 'downloads',
    });
  });

  it('[sec-31] does not give a thing a name elsewhere', async () => {
    const { plan } = await plant();
    const act = await plan();
    await expect(moveAside.perform({ ...act, to: '/home/ada/Data' }, bench)).rejects.toMatchObject({ code: 'failed' });
  });
});

describe('[sec-31] names that differ in case alone', () => {
  const spares: [Platform, string, string, boolean][] = [
    [
      'windows',
      'C:\\Users\\ada\\AppData\\Local\\Spotify\\Data',
      'c:\\users\\ADA\\appdata\\local\\spotify\\data\\x',
      true,
    ],
    [
      'macos',
      '/Users/ada/Library/Caches/com.spotify.client/Data',
      '/users/ada/library/caches/COM.spotify.client/data',
      true,
    ],
    ['linux', '/home/ada/.cache/spotify/Data', '/home/ada/.cache/spotify/data/x', false],
  ];
  it.each(spares)('on %s', async (platform, path, spare, same) => {
    bench = await plantBench({ platform, files: {}, folders: [path] });
    const planned = planMove(bench.ports, path, { ...OPTIONS, spare: [spare] });
    if (same) await expect(planned).rejects.toMatchObject({ code: 'downloads' });
    else expect(await planned).toMatchObject({ path });
  });
});
