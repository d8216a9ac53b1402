import { describe, expect, it } from 'vitest';
import { ETHERNET, route } from '../windows/batch.testing';
import { type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { linuxComputer, macComputer, windowsComputer } from './homes.testing';
import { ended, fakeSystem } from './system.testing';

const ID = 'rep.vpn.disconnect';
const signal = new AbortController().signal;
const UUID = '0a1b2c3d-0000-4000-8000-00000000000a';

const linux = (more: Partial<ComputerPlan> = {}, { other = false } = {}) =>
  linuxComputer({
    system: fakeSystem(() => {
      const mine = { vpn: 'up' };
      const dev = () => (other || mine.vpn === 'up' ? 'wg0' : 'eth0');
      return {
        state: mine,
        answer: (command) => {
          if (command === 'nmcli -t -f UUID,TYPE,STATE,NAME connection show --active')
            return `${mine.vpn === 'up' && !other ? `${UUID}:wireguard:activated:Work\n` : ''}${UUID}:802-3-ethernet:activated:Wired\n`;
          const to = new RegExp(`^nmcli --wait 30 connection (up|down) uuid ${UUID}$`).exec(command)?.[1];
          if (to !== undefined) {
            mine.vpn = to;
            return '';
          }
          if (command === 'ip -j -4 route get 1.1.1.1') return JSON.stringify([{ dst: '1.1.1.1', dev: dev() }]);
          if (command === 'ip -j -6 route get 2606:4700:4700::1111') return ended(2);
          if (command !== 'ip -j -d link') return null;
          const wg = { ifname: 'wg0', flags: ['UP', 'LOWER_UP'], linkinfo: { info_kind: 'wireguard' } };
          return JSON.stringify([{ ifname: 'eth0', flags: ['UP', 'LOWER_UP'] }, ...(dev() === 'wg0' ? [wg] : [])]);
        },
      };
    }),
    ...more,
  });

const NWI = (vpn: string) =>
  `Network information\n\nIPv4 network interface information\n${vpn}\n   REACH : flags 0x00000003 (Reachable)\n\nNetwork interfaces: `;
const mac = () =>
  macComputer({
    system: fakeSystem(() => {
      const state = { vpn: 'up' };
      return {
        state,
        answer: (command) => {
          const isUp = state.vpn === 'up';
          const device = isUp ? 'utun6' : 'en0';
          if (command === 'scutil --nwi')
            return `${NWI(isUp ? '   utun6 : flags      : 0x5 (IPv4,DNS)\n           VPN server : 192.0.2.7' : '')}${device}\n`;
          if (command.startsWith('netstat -rn'))
            return `Destination        Gateway            Flags    Netif Expire\ndefault            192.0.2.1          UGScg    ${device}\n`;
          if (command === 'scutil --nc list')
            return `* (${isUp ? 'Connected' : 'Disconnected'})   ${UUID} IPSec --> IKEv2  "Work"  [IPSec:IKEv2]\n`;
          if (command === `scutil --nc status ${UUID}`)
            return `${isUp ? 'Connected' : 'Disconnected'}\nExtended Status <dictionary> {\n  Status : ${isUp ? 2 : 0}\n}\n`;
          const to = /^scutil --nc (start|stop) /.exec(command)?.[1];
          if (to === undefined) return null;
          state.vpn = to === 'start' ? 'up' : 'down';
          return '';
        },
      };
    }),
  });

const windows = (vpn: string | null = 'Büro') =>
  windowsComputer({
    system: fakeSystem(() => {
      const state = { vpn: vpn === null ? 'down' : 'up' };
      return {
        state,
        answer: (command) => {
          if (command.startsWith('powershell') && command.includes('Get-VpnConnection')) {
            const tunnel = { ...ETHERNET, InterfaceIndex: 40, InterfaceDescription: 'NordLynx Tunnel' };
            return JSON.stringify({
              vpns: state.vpn === 'up' ? [{ Name: vpn, SplitTunneling: false }] : [],
              adapters: vpn === null ? [ETHERNET, tunnel] : [ETHERNET],
              routes: vpn === null ? [route(3, 9), route(40)] : [route(3)],
            });
          }
          if (command === 'rasdial Büro /disconnect') state.vpn = 'down';
          else if (command === 'rasdial Büro') state.vpn = 'up';
          else return null;
          return '';
        },
      };
    }),
  });

async function shownBy(plan: ComputerPlan) {
  const computer = await plantComputer(plan);
  const held = await computer.shop().plan(ID, null, signal);
  await computer.remove();
  return held?.shown;
}

describe(ID, () => {
  it.each([
    ['NetworkManager’s', linux()],
    ['a Mac’s', mac()],
    ['Windows’', windows()],
  ])('survives a kill at every step: %s', (_, plan) => proveSurvival(ID, plan));

  it('shows which connection ends, and what that means', async () => {
    expect(await shownBy(linux())).toMatchObject({
      state: 'ready',
      undo: true,
      warnings: ['unprotected'],
      changes: [{ kind: 'setting', name: 'Work', before: 'up', after: 'down' }],
    });
  });

  it('leaves VPN programs of others to the person', async () => {
    const guide = {
      state: 'guide',
      guide: { why: 'other-owner', open: 'vpn-settings' },
      warnings: ['unprotected', 'kill-switch'],
    };
    expect(await shownBy(linux({}, { other: true }))).toMatchObject(guide);
    expect(await shownBy(windows(null))).toMatchObject(guide);
    expect(await shownBy(windows('/evil'))).toMatchObject(guide);
  });

  it('cuts off nobody who works from afar, and no computer of an organisation', async () => {
    expect((await shownBy(linux({ env: { SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' } })))?.guide?.why).toBe('risky');
    expect((await shownBy(linux({ managed: true })))?.guide?.why).toBe('managed');
  });

  it('does nothing when it was disconnected since the plan', async () => {
    const computer = await plantComputer(linux());
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    await computer.ports.exec.run('nmcli', ['--wait', '30', 'connection', 'down', 'uuid', UUID], { timeoutMs: 1 });
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    expect((await shop.plan(ID, null, signal))?.shown.state).toBe('not-needed');
    await computer.remove();
  });
});
