import { rename, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Net, PortError } from '../ports';
import { type ComputerPlan, planOn, plantComputer, proveSurvival } from './computer.testing';
import { LINUX_PREFS, LINUX_PROGRAM, linuxComputer, macComputer, windowsComputer } from './homes.testing';

const ID = 'rep.prefs.proxy-none';
const signal = new AbortController().signal;
const PROXY = 'network.proxy.addr="10.1.1.1:3128@http"\nnetwork.proxy.mode=2\n';
const PERSON = '/home/ada/.config/spotify/Users/ada-user/prefs';
const OTHER = '/home/ada/.config/spotify/Users/bea-user/prefs';

/** A network in which the proxy answers with a status, or not at all, and access points can be reached, or not. */
const network = (status: number | null, direct = true): Partial<Net> => ({
  http: async () => ({
    status: 200,
    headers: {},
    body: '{"accesspoint": ["ap-gew4.spotify.com:4070"]}',
    ms: 1,
  }),
  lookup: async () => [{ address: '35.186.224.30', family: 4 }],
  tcp: async (host) => {
    if (status === null && host === '10.1.1.1') throw new PortError('failed', 'ECONNREFUSED');
    if (!direct && host !== '10.1.1.1') throw new PortError('timeout', 'ETIMEDOUT');
    return 12;
  },
  connectThrough: async () => status ?? Promise.reject(new PortError('failed', 'ECONNREFUSED')),
});
const dead = network(null);
const wantsLogin = network(407);

describe(ID, () => {
  it.each<[string, ComputerPlan]>([
    ['dead, for one person too, on Linux', linuxComputer({ net: dead, prefs: PROXY, files: { [PERSON]: PROXY } })],
    ['wants a login, on Windows', windowsComputer({ net: wantsLogin, prefs: PROXY })],
    ['without an address, on a Mac', macComputer({ net: dead, prefs: 'network.proxy.mode=4\n' })],
  ])('survives a kill at every step: the proxy is %s', (_, plan) => proveSurvival(ID, plan));

  it('changes the mode alone, for everybody and for each person who has a proxy', async () => {
    const { computer, held } = await planOn(
      ID,
      linuxComputer({ net: dead, prefs: PROXY, files: { [PERSON]: PROXY, [OTHER]: 'network.proxy.mode=1\n' } }),
    );
    const change = { kind: 'text', before: 'network.proxy.mode=2', after: 'network.proxy.mode=1' };
    expect(held.shown).toMatchObject({
      state: 'ready',
      warnings: ['needs-proxy'],
      changes: [
        { ...change, place: '~/.config/spotify/prefs' },
        { ...change, place: '~/.config/spotify/Users/ada-user/prefs' },
      ],
    });
    expect(held.shown.changes).toHaveLength(2);
    await computer.remove();
  });

  it.each<[string, Partial<Net>, string]>([
    ['nothing gets out without it', network(407, false), 'risky'],
    ['it answers and forbids', network(403), 'risky'],
  ])('guides where %s', async (_, net, why) => {
    const { computer, held } = await planOn(ID, linuxComputer({ net, prefs: PROXY }));
    expect(held.shown).toMatchObject({ state: 'guide', guide: { why, commands: [], open: 'spotify-settings' } });
    await computer.remove();
  });

  it('is not needed without a proxy, or with one that works', async () => {
    for (const [net, prefs] of [
      [dead, ''],
      [network(200), PROXY],
    ] as const) {
      const { computer, held } = await planOn(ID, linuxComputer({ net, prefs }));
      expect(held.shown.state).toBe('not-needed');
      await computer.remove();
    }
  });

  it("refuses a person's settings behind a link", async () => {
    const computer = await plantComputer(linuxComputer({ net: dead, prefs: PROXY, files: { [PERSON]: PROXY } }));
    await rename(computer.real(PERSON), computer.real('/elsewhere'));
    await symlink(computer.real('/elsewhere'), computer.real(PERSON));
    expect((await computer.shop().plan(ID, null, signal))?.shown).toMatchObject({ state: 'refused', fault: 'link' });
    await computer.remove();
  });

  it('[sec-33] [sec-35] does nothing when the setting was changed since the plan, or Spotify was started', async () => {
    const { computer, shop, held } = await planOn(ID, linuxComputer({ net: dead, prefs: PROXY }));
    computer.setRunning(LINUX_PROGRAM);
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    computer.setRunning(null);
    await writeFile(computer.real(LINUX_PREFS), 'network.proxy.mode=4\n');
    const before = await computer.snapshot();
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('refuses an undo when a proxy was set anew since', async () => {
    const { computer, shop, held } = await planOn(ID, linuxComputer({ net: dead, prefs: PROXY }));
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    await writeFile(computer.real(LINUX_PREFS), 'network.proxy.mode=4\nnetwork.proxy.addr="a:1@socks5"\n');
    const before = await computer.snapshot();
    expect(await computer.shop().undo(job.id, signal)).toEqual({ fault: 'changed' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });
});
