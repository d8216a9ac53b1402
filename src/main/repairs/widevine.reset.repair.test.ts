import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Net, PortError } from '../ports';
import { type ComputerPlan, planOn, plantComputer, proveSurvival } from './computer.testing';
import { LINUX_PROGRAM, linuxComputer, macComputer, windowsComputer } from './homes.testing';

const ID = 'rep.widevine.reset';
const signal = new AbortController().signal;
const net: Partial<Net> = {
  tcp: async (host, port) => {
    expect([host, port]).toEqual(['redirector.gvt1.com', 443]);
    return 9;
  },
};
const module = (root: string, library: string) => ({
  [`${root}/4.10.2830.0/manifest.json`]: '{"version": "4.10.2830.0"}',
  [`${root}/4.10.2830.0/_platform_specific/${library}`]: 'module',
});
const ROOT = '/home/ada/.config/spotify/User Data/WidevineCdm';
const linux = (more: Parameters<typeof linuxComputer>[0] = {}) =>
  linuxComputer({ net, ...more, files: { ...module(ROOT, 'linux_x64/libwidevinecdm.so'), ...more.files } });

describe(ID, () => {
  // Spotify fetches the module when it likes; until then nobody can tell whether it has helped.
  it.each<[string, ComputerPlan]>([
    ['running, on Linux', linux({ running: LINUX_PROGRAM })],
    [
      'closed, on Windows',
      windowsComputer({
        net,
        files: module('C:\\Users\\ada\\AppData\\Local\\Spotify\\WidevineCdm', 'win_x64/widevinecdm.dll'),
      }),
    ],
    [
      'closed, on a Mac, after an update that broke off',
      macComputer({ net, folders: ['/Users/ada/Library/Caches/com.spotify.client/WidevineCdm/4.11.0.0'] }),
    ],
  ])('survives a kill at every step: Spotify %s', (_, plan) => proveSurvival(ID, plan, { verified: 'unknown' }));

  it('has helped when Spotify has fetched it again', async () => {
    const computer = await plantComputer(
      linux({
        running: LINUX_PROGRAM,
      }),
    );
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    const start = computer.control.start;
    computer.control.start = async (...args) => {
      const library = computer.real(`${ROOT}/4.11.0.0/_platform_specific/linux_x64/libwidevinecdm.so`);
      await mkdir(dirname(library), { recursive: true });
      await writeFile(library, 'new');
      return start(...args);
    };
    expect(await shop.run(held, signal)).toMatchObject({ state: 'done', verified: 'yes' });
    await computer.remove();
  });

  it('moves the one folder, wherever it is, and no other', async () => {
    const { computer, held } = await planOn(ID, linux());
    expect(held.shown.changes).toEqual([
      {
        kind: 'move',
        from: '~/.config/spotify/User Data/WidevineCdm',
        to: `WidevineCdm.backline-${held.stamp}`,
        bytes: null,
        files: null,
      },
    ]);
    await computer.remove();
  });

  it('guides while the place it comes from cannot be reached', async () => {
    const blocked = { tcp: () => Promise.reject(new PortError('not-found', 'ENOTFOUND')) };
    const { computer, held } = await planOn(ID, linux({ net: blocked }));
    expect(held.shown).toMatchObject({ state: 'guide', guide: { why: 'risky' }, warnings: ['source-blocked'] });
    await computer.remove();
  });

  it('leaves a module alone that came with the program', async () => {
    const { computer, held } = await planOn(
      ID,
      linuxComputer({ net, files: module('/usr/share/spotify/WidevineCdm', 'linux_x64/libwidevinecdm.so') }),
    );
    expect(held.shown).toMatchObject({ state: 'refused', fault: 'not-installed' });
    await computer.remove();
  });

  it('cannot tell where no module is found', async () => {
    const { computer, held } = await planOn(ID, linuxComputer({ net }));
    expect(held.shown.state).toBe('unknown');
    await computer.remove();
  });

  it('refuses a link, and one that was put there after the plan', async () => {
    const { computer, shop, held } = await planOn(ID, linux());
    await rename(computer.real(ROOT), computer.real('/elsewhere'));
    await symlink(computer.real('/elsewhere'), computer.real(ROOT));
    const before = await computer.snapshot();
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    expect((await shop.plan(ID, null, signal))?.shown).toMatchObject({ state: 'refused', fault: 'link' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('refuses where downloads were put into it', async () => {
    const { computer, held } = await planOn(ID, linux({ prefs: `storage.location="${ROOT}/mine"\n` }));
    expect(held.shown).toMatchObject({ state: 'refused', fault: 'downloads' });
    await computer.remove();
  });
});
