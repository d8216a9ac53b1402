import { readFile, rename, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { strict } from '../checks/testing';
import { type HostFacts, type Net, PortError } from '../ports';
import { type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { linuxComputer, macComputer, windowsComputer } from './homes.testing';
import { ended, fakeSystem } from './system.testing';

const ID = 'rep.proxy.system-off';
const signal = new AbortController().signal;
const GNOME = { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' };
const KDE = { XDG_CURRENT_DESKTOP: 'KDE' };
const RC = '/home/ada/.config/kioslaverc';
const RC_TEXT =
  '[Other]\nProxyType=1\n\n[Proxy Settings]\nNoProxyFor=\nProxyType=1\nhttpsProxy=http://127.0.0.1 7890\n';

/** The proxy is gone; Spotify's own servers answer. */
const gone: Partial<Net> = {
  tcp: async (host) => {
    if (host === 'accounts.spotify.com') return 20;
    throw new PortError('failed', 'ECONNREFUSED');
  },
};

const gnome = (more: Partial<ComputerPlan> = {}) =>
  linuxComputer({
    env: GNOME,
    net: gone,
    system: fakeSystem(() => {
      const state = { mode: "'manual'" };
      return {
        state,
        answer: (command) => {
          const set = /^gsettings set org\.gnome\.system\.proxy mode ('\w+')$/.exec(command)?.[1];
          if (set !== undefined) {
            state.mode = set;
            return '';
          }
          if (command === 'gsettings get org.gnome.system.proxy mode') return `${state.mode}\n`;
          if (command === 'gsettings list-recursively org.gnome.system.proxy')
            return `org.gnome.system.proxy mode ${state.mode}\norg.gnome.system.proxy.https host '127.0.0.1'\norg.gnome.system.proxy.https port 7890\n`;
          return null;
        },
      };
    }),
    ...more,
  });

const kde = (more: Partial<ComputerPlan> = {}) =>
  linuxComputer({
    env: KDE,
    net: gone,
    files: { [RC]: RC_TEXT },
    system: fakeSystem(() => ({ state: {}, answer: () => null })),
    ...more,
  });

const KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const windows = (start: Record<string, string>, more: Partial<ComputerPlan> = {}, policy = '') =>
  windowsComputer({
    net: gone,
    system: fakeSystem(() => {
      const state: Record<string, string> = { ...start };
      const row = ([name, value]: [string, string]) =>
        `    ${name}    ${value.startsWith('0x') ? 'REG_DWORD' : 'REG_SZ'}    ${value}\r\n`;
      return {
        state,
        answer: (command) => {
          if (command.startsWith('powershell') && command.includes('InternetSetOption')) return '';
          if (command.startsWith('reg query HKLM\\SOFTWARE\\Policies\\'))
            return policy === '' ? ended(1) : `\r\nHKEY_X\r\n    ProxySettingsPerUser    REG_DWORD    ${policy}\r\n`;
          if (
            command === `reg query ${KEY} /reg:64` ||
            /^reg query HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet/.test(command)
          )
            return `\r\nHKEY_X\r\n${Object.entries(state).map(row).join('')}`;
          const [, name, value] = /^reg add .* \/v (\w+) \/t REG_\w+ \/d (\S+) \/f \/reg:64$/.exec(command) ?? [];
          if (name !== undefined && value !== undefined) {
            state[name] = value;
            return '';
          }
          const removed = /^reg delete .* \/v (\w+) \/f \/reg:64$/.exec(command)?.[1];
          if (removed === undefined) return null;
          delete state[removed];
          return '';
        },
      };
    }),
    ...more,
  });
const FIXED = { ProxyEnable: '0x1', ProxyServer: '127.0.0.1:7890' };

const SERVICE = '0A1B2C3D-0000-4000-8000-00000000000A';
const SWITCHES: Record<string, string> = {
  '-setwebproxystate': 'HTTPEnable',
  '-setsecurewebproxystate': 'HTTPSEnable',
};
const mac = (more: Partial<ComputerPlan> = {}, { denied = false, second = 'Ethernet' } = {}) =>
  macComputer({
    net: gone,
    system: fakeSystem(() => {
      const state: Record<string, number> = { HTTPEnable: 1, HTTPSEnable: 1 };
      return {
        state,
        answer: (command) => {
          if (command === 'scutil --proxy')
            return `<dictionary> {\n  HTTPSEnable : ${state.HTTPSEnable}\n  HTTPSPort : 7890\n  HTTPSProxy : 127.0.0.1\n}\n`;
          if (command === 'scutil --nwi') return 'Network information\n\nNetwork interfaces: en0\n';
          if (command.startsWith('plutil -extract NetworkServices json'))
            return JSON.stringify({
              [SERVICE]: { UserDefinedName: 'Wi-Fi at home', Interface: { DeviceName: 'en0' }, Proxies: state },
              'FFFFFFFF-0000-4000-8000-00000000000A': {
                UserDefinedName: second,
                Interface: { DeviceName: 'en1' },
                Proxies: { HTTPEnable: 1 },
              },
            });
          if (command.startsWith(`plutil -extract NetworkServices.${SERVICE}.Proxies json`))
            return JSON.stringify(state);
          const [, flag = '', to] = /^networksetup (-set\w+) Wi-Fi at home (on|off)$/.exec(command) ?? [];
          const key = SWITCHES[flag];
          if (key === undefined) return null;
          if (denied) return ended(14, '** Error: Command requires admin privileges.\n');
          state[key] = to === 'on' ? 1 : 0;
          return '';
        },
      };
    }),
    ...more,
  });

async function shownBy(plan: ComputerPlan) {
  const computer = await plantComputer(plan);
  const held = await computer.shop().plan(ID, null, signal);
  await computer.remove();
  return held?.shown;
}

describe(ID, () => {
  it.each([
    ['of GNOME', gnome()],
    ['of KDE', kde()],
    ['of Windows', windows(FIXED)],
    ['of a Mac', mac()],
  ])('survives a kill at every step: the setting %s', (_, plan) => proveSurvival(ID, plan));

  it('shows what changes, and nothing of the address', async () => {
    const windowsShown = await shownBy(windows(FIXED));
    expect(windowsShown).toMatchObject({ state: 'ready', undo: true, warnings: ['needs-proxy'] });
    expect(windowsShown?.changes[0]).toEqual({
      kind: 'setting',
      name: `${KEY}\\ProxyEnable`,
      before: '0x1',
      after: '0x0',
    });
    expect((await shownBy(gnome()))?.changes).toEqual([
      { kind: 'setting', name: 'org.gnome.system.proxy mode', before: "'manual'", after: "'none'" },
    ]);
    expect((await shownBy(mac()))?.changes).toEqual([
      { kind: 'setting', name: 'Wi-Fi at home: HTTPEnable', before: '1', after: '0' },
      { kind: 'setting', name: 'Wi-Fi at home: HTTPSEnable', before: '1', after: '0' },
    ]);
  });

  it('takes a script away on Windows, where that leads to the dead proxy, and brings it back', async () => {
    const host = strict<HostFacts>('host', { resolveProxy: async () => 'PROXY 127.0.0.1:7890' });
    const computer = await plantComputer(windows({ ...FIXED, AutoConfigURL: 'http://proxy.example/x.pac' }));
    computer.ports.host = host;
    const shop = computer.shop();
    const before = await computer.snapshot();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    expect(held.shown.changes[0]).toMatchObject({ name: `${KEY}\\AutoConfigURL`, after: null });
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    expect(await computer.snapshot()).not.toEqual(before);
    expect(await shop.undo(job.id, signal)).toMatchObject({ state: 'undone' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('is left to people where Spotify is not reached without it, or where it answers', async () => {
    const risky = { state: 'guide', guide: { why: 'risky', open: 'proxy-settings' } };
    const nowhere: Partial<Net> = { tcp: () => Promise.reject(new PortError('timeout', 'ETIMEDOUT')) };
    expect(await shownBy(gnome({ net: nowhere }))).toMatchObject(risky);
    const refusing: Partial<Net> = { tcp: async () => 1, connectThrough: async () => 403 };
    expect(await shownBy(gnome({ net: refusing }))).toMatchObject(risky);
  });

  it('is left to people on the computer of an organisation, and where a company sets it for all', async () => {
    expect((await shownBy(gnome({ managed: true })))?.guide).toMatchObject({ why: 'managed' });
    expect((await shownBy(windows(FIXED, {}, '0x0')))?.guide).toMatchObject({ why: 'only-you' });
  });

  it('leaves services of a Mac alone that share a name', async () => {
    expect((await shownBy(mac({}, { second: 'Wi-Fi at home' })))?.guide).toMatchObject({ why: 'only-you' });
  });

  it('fails by name where a Mac asks for an administrator', async () => {
    const computer = await plantComputer(mac({}, { denied: true }));
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    expect(await shop.run(held, signal)).toMatchObject({ state: 'failed', fault: 'no-permission' });
    await computer.remove();
  });

  it('changes the one line of KDE’s file, and not through a link', async () => {
    const computer = await plantComputer(kde());
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    expect(await shop.run(held, signal)).toMatchObject({ state: 'done', verified: 'yes' });
    expect(await readFile(computer.real(RC), 'utf8')).toBe(
      RC_TEXT.replace('NoProxyFor=\nProxyType=1', 'NoProxyFor=\nProxyType=0'),
    );
    await computer.remove();

    const linked = await plantComputer(kde());
    await rename(linked.real(RC), `${linked.real(RC)}.real`);
    await symlink('kioslaverc.real', linked.real(RC));
    expect((await linked.shop().plan(ID, null, signal))?.shown).toMatchObject({ state: 'refused', fault: 'link' });
    await linked.remove();
  });

  it('is not undone when the person chose otherwise since', async () => {
    const state = { mode: "'manual'" };
    const computer = await plantComputer(
      gnome({
        system: fakeSystem(() => ({
          state,
          answer: (command) => {
            if (command.startsWith('gsettings list'))
              return `org.gnome.system.proxy mode ${state.mode}\norg.gnome.system.proxy.https host 'x.example'\n`;
            if (command.startsWith('gsettings set')) state.mode = "'none'";
            return `${state.mode}\n`;
          },
        })),
      }),
    );
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    state.mode = "'auto'";
    expect(await shop.undo(job.id, signal)).toEqual({ fault: 'changed' });
    await computer.remove();
  });

  it('is not needed without a proxy', async () => {
    expect((await shownBy(windows({ ProxyEnable: '0x0' })))?.state).toBe('not-needed');
  });
});
