import type { Act } from './acts/act';
import { isRemote } from './remote';
import { defineRepair, type RepairPlan } from './repair';
import { systemVpns } from './tools/connection.tool';

/** More than anybody has connected at once. */
const MOST = 5;

/** Disconnects a VPN that the system itself keeps. VPN programs of others are left to the person. */
export const repair = defineRepair({
  id: 'rep.vpn.disconnect',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['net.vpn'],
  needs: ['vpn/active'],
  async plan({ ports, signal, managed }) {
    if (managed === true) return guide('managed');
    if (isRemote(ports.machine)) return guide('risky');
    const vpns = await systemVpns(ports, signal);
    if (vpns === null || vpns.length === 0 || vpns.length > MOST) return guide('other-owner');
    const acts = vpns.map(
      ({ id, label }): Act => ({
        kind: 'setting',
        tool: 'connection',
        name: [id, label],
        before: 'up',
        after: 'down',
      }),
    );
    return { kind: 'do', acts, warnings: ['unprotected'] };
  },
});

const guide = (why: 'managed' | 'risky' | 'other-owner'): RepairPlan => ({
  kind: 'guide',
  guide: { why, commands: [], open: 'vpn-settings' },
  warnings: why === 'other-owner' ? ['unprotected', 'kill-switch'] : ['unprotected'],
});
