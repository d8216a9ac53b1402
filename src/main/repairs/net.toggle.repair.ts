import { PortError, type Ports } from '../ports';
import type { Act } from './acts/act';
import { isRemote } from './remote';
import { defineRepair, type RepairPlan } from './repair';
import { readRadio } from './tools/radio';

/**
 * Switches Wi-Fi off and on again, or just on where it is off. Written as two settings and not as one deed, so that
 * a journal cut off between them leads back to a network that is on, whether it is finished or undone.
 */
export const repair = defineRepair({
  id: 'rep.net.toggle',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['net.link', 'net.routes'],
  needs: ['link/down', 'routes/none'],
  async plan({ ports, signal }) {
    if (isRemote(ports.machine)) return guide('risky');
    if (ports.machine.pretend) return guide('only-you');
    const state = await stateOrNull(ports, signal);
    if (state === null) return guide('only-you');
    const off = flip('on', 'off');
    const on = flip('off', 'on');
    const wait: Act = { kind: 'once', verb: 'reconnect', params: {} };
    return { kind: 'do', acts: state === 'off' ? [on, wait] : [off, on, wait], warnings: ['breaks-off'] };
  },
});

const flip = (before: string, after: string): Act => ({
  kind: 'setting',
  tool: 'adapter',
  name: ['wifi'],
  before,
  after,
});

const guide = (why: 'risky' | 'only-you'): RepairPlan => ({
  kind: 'guide',
  guide: { why, commands: [], open: 'network-settings' },
  warnings: ['breaks-off'],
});

async function stateOrNull(ports: Ports, signal: AbortSignal): Promise<'on' | 'off' | null> {
  try {
    return await readRadio(ports, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PortError) return null;
    throw error;
  }
}
