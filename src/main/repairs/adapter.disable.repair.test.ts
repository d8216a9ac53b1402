import { describe, expect, it } from 'vitest';
import { ETHERNET, route, WIFI } from '../windows/batch.testing';
import { type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { linuxComputer, macComputer, windowsComputer } from './homes.testing';
import { fakeSystem } from './system.testing';

const ID = 'rep.adapter.disable';
const signal = new AbortController().signal;
const made = (InterfaceIndex: number, InterfaceDescription: string) => ({
  ...ETHERNET,
  InterfaceIndex,
  InterfaceDescription,
  HardwareInterface: false,
  Virtual: true,
});
const VPN = made(40, 'TAP-Windows Adapter V9');

interface Net {
  elevated?: boolean;
  /** Two adapters with one rank. */
  tie?: boolean;
  others?: (typeof VPN)[];
}

function windows(
  { elevated = true, tie = false, others = tie ? [] : [VPN] }: Net = {},
  more: Partial<ComputerPlan> = {},
) {
  return windowsComputer({
    machine: { elevated: async () => elevated },
    system: fakeSystem(() => {
      const state: Record<string, unknown> = { rank: 'auto', 40: 'on' };
      return {
        state,
        answer: (command) => {
          if (command.includes("S 'adapters'")) {
            const rank = state.rank === 'auto' ? 25 : Number(state.rank);
            const ways = [route(3), ...(tie ? [{ ...route(7), InterfaceMetric: rank }] : [])];
            const up = others.map((one) => ({ ...one, Status: state[one.InterfaceIndex] === 'off' ? 2 : 1 }));
            return JSON.stringify({ adapters: [ETHERNET, ...(tie ? [WIFI] : []), ...up], routes: ways });
          }
          const picked =
            /Get-NetAdapter -InterfaceIndex (\d+)\|Where-Object\{\$_\.InterfaceDescription -eq '(.+?)'\};(.*)$/.exec(
              command,
            );
          const [, index = '', description, rest = ''] = picked ?? [];
          if (
            !picked ||
            (index === '40' ? description !== VPN.InterfaceDescription : description !== WIFI.InterfaceDescription)
          )
            return null;
          if (rest === 'if($a){[int]$a.InterfaceAdminStatus}') return state[40] === 'on' ? '1\r\n' : '2\r\n';
          if (rest.startsWith('$i=')) return `${String(state.rank)}\r\n`;
          const to = /^\$a\|(Enable|Disable)-NetAdapter -Confirm:\$false$/.exec(rest)?.[1];
          const rank = /-AutomaticMetric Disabled -InterfaceMetric (\d+)$/.exec(rest)?.[1];
          if (to !== undefined) state[40] = to === 'Enable' ? 'on' : 'off';
          else if (rank !== undefined) state.rank = rank;
          else if (rest.endsWith('-AutomaticMetric Enabled')) state.rank = 'auto';
          else return null;
          return '';
        },
      };
    }),
    ...more,
  });
}

async function shownBy(plan: ComputerPlan) {
  const computer = await plantComputer(plan);
  const held = await computer.shop().plan(ID, null, signal);
  await computer.remove();
  return held?.shown;
}

describe(ID, () => {
  it.each([
    ['a rank', windows({ tie: true })],
    ['an adapter', windows()],
  ])('an administrator’s survives a kill at every step: %s', (_, plan) => proveSurvival(ID, plan));

  it('lets Wi-Fi step back behind a cable rather than switch anything off', async () => {
    expect((await shownBy(windows({ tie: true })))?.changes).toEqual([
      { kind: 'setting', name: 'Intel(R) Wi-Fi 6 AX201 (rank)', before: 'auto', after: '75' },
    ]);
  });

  it('guides everybody else on Windows, by the adapter’s number', async () => {
    expect((await shownBy(windows({ elevated: false })))?.guide).toEqual({
      why: 'admin',
      commands: ['Get-NetAdapter -InterfaceIndex 40 | Disable-NetAdapter -Confirm:$false'],
      open: 'network-connections',
    });
    expect((await shownBy(windows({ elevated: false, tie: true })))?.guide?.commands).toEqual([
      'Set-NetIPInterface -InterfaceIndex 7 -AddressFamily IPv4 -InterfaceMetric 75',
    ]);
  });

  it('never offers those of virtual machines, of meshes, or unknown ones', async () => {
    for (const name of ['Hyper-V Virtual Ethernet Adapter', 'Tailscale Tunnel', 'Some Virtual Thing']) {
      const shown = await shownBy(windows({ others: [made(40, name)] }));
      expect(shown, name).toMatchObject({ state: 'guide', guide: { why: 'only-you', commands: [] } });
    }
  });

  it('cuts off nobody who works from afar, and no computer of an organisation', async () => {
    expect((await shownBy(windows({}, { env: { SESSIONNAME: 'RDP-Tcp#1' } })))?.guide?.why).toBe('risky');
    expect((await shownBy(windows({}, { managed: true })))?.guide?.why).toBe('managed');
  });

  it('only guides on Linux and on a Mac', async () => {
    const linux = (metric: number) =>
      linuxComputer({
        system: fakeSystem(() => ({
          state: {},
          answer: (command) => {
            if (!command.startsWith('ip -j')) return null;
            if (command.includes('link'))
              return JSON.stringify(['eth0', 'wlan0', 'wg0'].map((ifname) => ({ ifname, flags: ['UP', 'LOWER_UP'] })));
            if (command.includes('-6')) return '[]';
            return JSON.stringify([
              { dst: 'default', dev: 'eth0', metric: 100 },
              { dst: 'default', dev: 'wlan0', metric },
            ]);
          },
        })),
      });
    expect((await shownBy(linux(100)))?.guide).toMatchObject({
      why: 'only-you',
      commands: ['nmcli device modify wlan0 ipv4.route-metric 700'],
    });
    expect((await shownBy(linux(600)))?.guide?.commands).toEqual(['nmcli device disconnect wg0']);
    const mac = macComputer({
      net: { interfaces: () => [{ name: 'vmnet8', address: '192.0.2.1', family: 4 }] },
      system: fakeSystem(() => ({
        state: {},
        answer: (command) =>
          command.startsWith('netstat')
            ? 'Destination        Gateway            Flags    Netif Expire\ndefault  192.0.2.1  UGScg  en0\n'
            : null,
      })),
    });
    expect((await shownBy(mac))?.guide).toEqual({ why: 'only-you', commands: [], open: 'network-connections' });
  });
});
