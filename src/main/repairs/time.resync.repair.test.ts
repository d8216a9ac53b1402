import { describe, expect, it } from 'vitest';
import type { Platform } from '../../contract/words';
import { type HttpAnswer, PortError } from '../ports';
import { type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { linuxComputer, macComputer, windowsComputer } from './homes.testing';
import { ended, fakeSystem } from './system.testing';

const ID = 'rep.time.resync';
const signal = new AbortController().signal;
const HOME = { windows: windowsComputer, macos: macComputer, linux: linuxComputer };
/** When tests take place. */
const NOW = Date.UTC(2026, 10, 20, 10, 15, 0);

interface Clock {
  elevated?: boolean;
  /** Whether something sets the clock by itself. */
  keeps?: boolean;
  noSync?: boolean;
  managed?: boolean;
  fails?: boolean;
}

/** A clock an hour behind, until it is set. */
function late(
  platform: Platform,
  { elevated = true, keeps = false, noSync = false, managed, fails = false }: Clock = {},
): ComputerPlan {
  let current = { late: true };
  const plan = HOME[platform]({
    managed,
    machine: { elevated: async () => elevated },
    net: {
      http: async (): Promise<HttpAnswer> => ({
        status: 200,
        ms: 1,
        headers: { date: new Date(NOW + (current.late ? 3_600_000 : 0)).toUTCString() },
        body: '',
      }),
    },
    system: fakeSystem(() => {
      const state = { late: true, start: 4, ntp: keeps ? 'yes' : 'no' };
      current = state;
      if (keeps) state.start = 3;
      return {
        state,
        answer: (command) => {
          if (command === 'timedatectl show -p NTP') return `NTP=${state.ntp}\n`;
          if (command === 'timedatectl show -p NTP -p NTPSynchronized') return `NTP=${state.ntp}\nNTPSynchronized=no\n`;
          const to = /^timedatectl --no-ask-password set-ntp (true|false)$/.exec(command)?.[1];
          if (to !== undefined) {
            if (fails) return ended(1);
            state.ntp = to === 'true' ? 'yes' : 'no';
            state.late = to === 'false';
            return '';
          }
          if (command.startsWith('plutil -extract TMAutomaticTimeOnlyEnabled')) return keeps ? 'true\n' : 'false\n';
          if (command === 'sntp -sS time.apple.com') {
            state.late = false;
            return '+3600.0 +/- 0.02 time.apple.com 192.0.2.1\n';
          }
          if (command.startsWith('reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters'))
            return `\r\nHKEY_X\r\n    Type    REG_SZ    ${noSync ? 'NoSync' : 'NTP'}\r\n`;
          if (command.startsWith('reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time'))
            return `\r\nHKEY_X\r\n    Start    REG_DWORD    0x${state.start}\r\n`;
          const how = /Set-Service -Name W32Time -StartupType (Manual|Disabled)$/.exec(command)?.[1];
          if (how !== undefined) {
            state.start = how === 'Manual' ? 3 : 4;
            return '';
          }
          if (!command.includes('/resync /force')) return null;
          if (state.start === 4) return ended(1);
          state.late = false;
          return '';
        },
      };
    }),
  });
  return plan;
}

async function shownBy(plan: ComputerPlan) {
  const computer = await plantComputer(plan);
  const held = await computer.shop().plan(ID, null, signal);
  await computer.remove();
  return held?.shown;
}

describe(ID, () => {
  it.each([
    ['on Windows', late('windows')],
    ['on Windows, where the service is fine', late('windows', { keeps: true })],
    ['on a Mac', late('macos', { keeps: true })],
    ['on Linux', late('linux')],
  ])('an administrator’s survives a kill at every step %s', (_, plan) => proveSurvival(ID, plan, { undo: false }));

  it('puts the setting back and keeps the time', async () => {
    const computer = await plantComputer(late('windows'));
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    expect(await shop.undo(job.id, signal)).toMatchObject({ state: 'undone' });
    expect(await computer.snapshot()).toMatchObject({ 'setting start': '4', 'setting late': 'false' });
    await computer.remove();
  });

  it('guides everybody else', async () => {
    const commands = async (platform: Platform, clock: Clock = {}) =>
      (await shownBy(late(platform, { elevated: false, ...clock })))?.guide?.commands;
    expect(await commands('windows')).toEqual([
      'sc.exe config w32time start= demand',
      'sc.exe start w32time',
      'w32tm /resync /force',
    ]);
    expect(await commands('windows', { keeps: true })).toEqual(['sc.exe start w32time', 'w32tm /resync /force']);
    expect(await commands('macos')).toEqual([
      'sudo sntp -sS time.apple.com',
      'sudo systemsetup -setusingnetworktime on',
    ]);
    expect(await commands('linux')).toEqual(['sudo timedatectl set-ntp true']);
    expect(await commands('linux', { keeps: true })).toEqual([
      'timedatectl timesync-status',
      'sudo systemctl restart systemd-timesyncd',
    ]);
  });

  it('does not choose whom a clock follows that was told to follow nobody', async () => {
    expect(await shownBy(late('windows', { noSync: true }))).toMatchObject({
      state: 'guide',
      guide: { why: 'only-you' },
    });
  });

  it('leaves the computer of an organisation', async () => {
    expect((await shownBy(late('linux', { managed: true })))?.guide).toEqual({
      why: 'managed',
      commands: [],
      open: 'date-settings',
    });
  });

  it('says by name that it was refused', async () => {
    const computer = await plantComputer(late('linux', { fails: true }));
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    expect(await shop.run(held, signal)).toMatchObject({ state: 'failed', fault: 'no-permission' });
    await computer.remove();
  });

  it('leaves a clock to people that Linux cannot be asked about', async () => {
    const silent = fakeSystem(() => ({ state: {}, answer: () => ended(1) }));
    expect((await shownBy({ ...late('linux'), system: silent }))?.guide).toEqual({
      why: 'only-you',
      commands: [],
      open: 'date-settings',
    });
  });

  it('is refused by name where Linux has no such tool', async () => {
    const plan = late('linux');
    const computer = await plantComputer({
      ...plan,
      system: fakeSystem(() => ({ state: {}, answer: () => new PortError('tool-missing', 'ENOENT') })),
    });
    expect((await computer.shop().plan(ID, null, signal))?.shown).toMatchObject({
      state: 'refused',
      fault: 'tool-missing',
    });
    await computer.remove();
  });
});
