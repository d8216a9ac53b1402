import { describe, expect, it } from 'vitest';
import type { Platform } from '../../contract/words';
import { ETHERNET, route } from '../windows/batch.testing';
import { type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { linuxComputer, macComputer, windowsComputer } from './homes.testing';
import { fakeSystem } from './system.testing';
import { RADIO_STATE, radioSwitch } from './tools/radio';

const ID = 'rep.net.toggle';
const signal = new AbortController().signal;
const HOME = { windows: windowsComputer, macos: macComputer, linux: linuxComputer };

/** A Wi-Fi that is stuck without an address until it was off and is on again. */
function stuck(
  platform: Platform,
  { wifi = 'on', wired = false, ...more }: Partial<ComputerPlan> & { wifi?: string; wired?: boolean } = {},
) {
  let current = { wifi, address: false };
  const plan: ComputerPlan = HOME[platform]({
    net: {
      interfaces: () => (current.address ? [{ name: 'en0', address: '192.0.2.8', family: 4 as const }] : []),
    },
    system: fakeSystem(() => {
      const state = { wifi, address: false };
      current = state;
      const turn = (to: string) => {
        state.address = to === 'on';
        state.wifi = to;
        return '';
      };
      return {
        state,
        answer: (command) => {
          if (command.endsWith(RADIO_STATE)) return wired ? 'none' : state.wifi === 'on' ? '1\r\n' : '2\r\n';
          if (command.endsWith(radioSwitch(1))) return turn('on');
          if (command.endsWith(radioSwitch(2))) return turn('off');
          if (command === 'nmcli -t -f TYPE device') return wired ? 'ethernet\n' : 'ethernet\nwifi\n';
          if (command === 'nmcli -t radio wifi') return state.wifi === 'on' ? 'enabled\n' : 'disabled\n';
          const to = /^(?:nmcli radio wifi|networksetup -setairportpower en0) (on|off)$/.exec(command)?.[1];
          if (to !== undefined) return turn(to);
          if (command === 'networksetup -getairportpower en0')
            return `Wi-Fi Power (en0): ${state.wifi === 'on' ? 'On' : 'Off'}\n`;
          if (command.startsWith('plutil -extract NetworkServices json'))
            return JSON.stringify({
              '0A1B2C3D-0000-4000-8000-00000000000A': {
                UserDefinedName: 'WLAN',
                Interface: { DeviceName: 'en0', Hardware: wired ? 'Ethernet' : 'AirPort' },
              },
            });
          const isThere = state.address;
          if (command.startsWith('ip -j')) return isThere ? '[{"dst":"default","dev":"wlan0","metric":600}]' : '[]';
          if (command.startsWith('netstat'))
            return `Destination        Gateway            Flags    Netif Expire\n${isThere ? 'default  192.0.2.1  UGScg  en0\n' : ''}`;
          if (command.includes("S 'routes'"))
            return JSON.stringify({ routes: isThere ? [route(3)] : [], adapters: [ETHERNET] });
          return null;
        },
      };
    }),
    ...more,
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
  it.each(['linux', 'macos', 'windows'] as const)('survives a kill at every step on %s', (platform) =>
    proveSurvival(ID, stuck(platform), { undo: false }),
  );

  it('survives a kill at every step where Wi-Fi was off, and puts it off again', () =>
    proveSurvival(ID, stuck('linux', { wifi: 'off' })));

  it('never leaves the network off: killed anywhere and undone, Wi-Fi is on', async () => {
    const whole = await plantComputer(stuck('linux'));
    const shop = whole.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    await shop.run(held, signal);
    await whole.remove();
    expect(whole.deeds()).toBeGreaterThan(5);
    for (let at = 1; at <= whole.deeds(); at += 1) {
      const computer = await plantComputer(stuck('linux'), { at, when: 'before' });
      const first = computer.shop();
      const plan = await first.plan(ID, null, signal);
      if (!plan) throw new Error('no plan');
      await first.run(plan, signal).catch(() => {});
      computer.revive();
      const again = computer.shop();
      const [job] = await again.jobs();
      if (job?.state === 'acting') await again.undo(job.id, signal);
      expect((await computer.snapshot())['setting wifi'], `killed at ${at}`).toBe('"on"');
      await computer.remove();
    }
  });

  it('shows both halves', async () => {
    expect((await shownBy(stuck('linux')))?.changes).toEqual([
      { kind: 'setting', name: 'Wi-Fi', before: 'on', after: 'off' },
      { kind: 'setting', name: 'Wi-Fi', before: 'off', after: 'on' },
      { kind: 'command', text: 'wait for the network' },
    ]);
  });

  it('cuts off nobody who works from afar', async () => {
    const risky = { state: 'guide', guide: { why: 'risky', open: 'network-settings' } };
    expect(await shownBy(stuck('linux', { env: { SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' } }))).toMatchObject(risky);
    expect(await shownBy(stuck('windows', { env: { SESSIONNAME: 'RDP-Tcp#0' } }))).toMatchObject(risky);
  });

  it.each(['linux', 'macos', 'windows'] as const)('leaves a cable to the person on %s', async (platform) => {
    expect(await shownBy(stuck(platform, { wired: true }))).toMatchObject({
      state: 'guide',
      guide: { why: 'only-you' },
    });
  });
});
