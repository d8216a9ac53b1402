import { describe, expect, it } from 'vitest';
import { type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { windowsComputer } from './homes.testing';
import { ended, fakeSystem } from './system.testing';

const ID = 'rep.services.nla-start';
const signal = new AbortController().signal;
const START: Readonly<Record<string, number>> = { Automatic: 2, Manual: 3, Disabled: 4 };
interface Service {
  status: number;
  start: number;
}
const RUNS: Service = { status: 4, start: 2 };

/** Windows whose services are as given, the others running; an administrator may change them. */
function windows(
  given: Record<string, Service>,
  {
    build = 22_631,
    elevated = true,
    refuses = false,
    ...more
  }: Partial<ComputerPlan> & { build?: number; elevated?: boolean; refuses?: boolean } = {},
) {
  return windowsComputer({
    machine: { osVersion: () => `10.0.${build}`, elevated: async () => elevated },
    system: fakeSystem(() => {
      const state: Record<string, Service> = {};
      for (const name of ['nsi', 'Dhcp', 'Dnscache', 'NlaSvc', 'netprofm']) state[name] = { ...RUNS, ...given[name] };
      return {
        state,
        answer: (command) => {
          if (command.includes("S 'services'"))
            return JSON.stringify({
              services: Object.entries(state).map(([Name, { status, start }]) => ({
                Name,
                Status: status,
                StartType: start,
              })),
              online: [{ IsConnectedToInternet: true }],
              profiles: [],
            });
          const read = /^reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\(\w+) /.exec(command)?.[1];
          if (read !== undefined)
            return `\r\nHKEY_X\r\n    Start    REG_DWORD    0x${state[read]?.start ?? expect.unreachable(read)}\r\n`;
          const [, set = '', how = ''] = /Set-Service -Name (\w+) -StartupType (\w+)$/.exec(command) ?? [];
          const begun = /Start-Service -Name (\w+)$/.exec(command)?.[1];
          const one = state[begun ?? set];
          if (one === undefined) return null;
          if (refuses) return ended(1);
          if (begun !== undefined && one.start === 4) return ended(1);
          if (begun !== undefined) one.status = 4;
          else one.start = START[how] ?? expect.unreachable(how);
          return '';
        },
      };
    }),
    ...more,
  });
}
const DISABLED = { status: 1, start: 4 };

async function shownBy(plan: ComputerPlan) {
  const computer = await plantComputer(plan);
  const held = await computer.shop().plan(ID, null, signal);
  await computer.remove();
  return held?.shown;
}

describe(ID, () => {
  it('gives a disabled service its own start back and starts it; the undo disables it again, killed at every step', async () => {
    // A service that runs keeps running: what comes back is how it starts.
    await proveSurvival(ID, windows({ netprofm: DISABLED }), { undo: false });
    const computer = await plantComputer(windows({ netprofm: DISABLED }));
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    expect((await computer.snapshot())['setting netprofm']).toBe('{"status":4,"start":3}');
    expect(await shop.undo(job.id, signal)).toMatchObject({ state: 'undone' });
    expect((await computer.snapshot())['setting netprofm']).toBe('{"status":4,"start":4}');
    await computer.remove();
  });

  it.each([
    [19_045, '2'],
    [22_631, '3'],
  ])('knows the default of build %i', async (build, after) => {
    expect((await shownBy(windows({ NlaSvc: DISABLED }, { build })))?.changes).toEqual([
      { kind: 'setting', name: 'NlaSvc: Start', before: '4', after },
      { kind: 'command', text: 'Start-Service -Name NlaSvc' },
    ]);
  });

  it('guides everybody else, with the ending that PowerShell needs', async () => {
    const both = { NlaSvc: { status: 1, start: 3 }, netprofm: DISABLED };
    expect((await shownBy(windows(both, { elevated: false })))?.guide).toEqual({
      why: 'admin',
      commands: ['sc.exe start NlaSvc', 'sc.exe config netprofm start= demand', 'sc.exe start netprofm'],
      open: 'windows-services',
    });
  });

  it('leaves the computer of an organisation, and a service that Windows guards', async () => {
    expect((await shownBy(windows({ netprofm: DISABLED }, { managed: true })))?.guide).toMatchObject({
      why: 'managed',
      commands: [],
    });
    const guarded = windows({ netprofm: DISABLED, Dnscache: DISABLED });
    expect((await shownBy(guarded))?.guide).toMatchObject({ why: 'only-you' });
  });

  it('says by name that it was refused, and changes nothing', async () => {
    const computer = await plantComputer(windows({ netprofm: DISABLED }, { refuses: true }));
    const shop = computer.shop();
    const before = await computer.snapshot();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    expect(await shop.run(held, signal)).toMatchObject({ state: 'failed', fault: 'no-permission' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('is not needed where they run', async () => {
    expect((await shownBy(windows({})))?.state).toBe('not-needed');
  });
});
