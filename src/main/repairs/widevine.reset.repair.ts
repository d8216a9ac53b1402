import { PortError } from '../ports';
import { findWidevine, WIDEVINE_SOURCE } from '../spotify/widevine';
import type { Act } from './acts/act';
import { planMove } from './acts/move-aside';
import { downloadPlaces } from './downloads';
import { defineRepair, type PlanContext, whileClosed } from './repair';

const REACH_MS = 5000;

/**
 * Lets Spotify fetch the module that decrypts music again, which it does at its next start: cheaper than
 * installing it anew, and downloads stay. Only while the place it comes from can be reached.
 */
export const repair = defineRepair({
  id: 'rep.widevine.reset',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['spotify.widevine'],
  needs: ['widevine/present', 'widevine/incomplete'],
  calm: ['widevine/present'],
  async plan(context) {
    const { ports, spotify, signal, stamp } = context;
    const used = (await spotify.installs())[0];
    if (!used) return { kind: 'refuse', fault: 'not-installed' };
    const { folders } = await findWidevine(ports, used, signal);
    // What lies in the program's own folder came with the program, and only comes back with it.
    if (folders.length === 0) return { kind: 'refuse', fault: 'not-installed' };
    if (!(await isReachable(context))) {
      return { kind: 'guide', guide: { why: 'risky', commands: [], open: null }, warnings: ['source-blocked'] };
    }
    const spare = await downloadPlaces(context);
    const acts: Act[] = [];
    for (const folder of folders) {
      const move = await planMove(ports, folder, { stamp, spare, closed: true });
      if (move !== null) acts.push(move);
    }
    return { kind: 'do', acts: whileClosed(context, acts) };
  },
});

async function isReachable({ ports, signal }: PlanContext): Promise<boolean> {
  try {
    await ports.net.tcp(WIDEVINE_SOURCE, 443, { timeoutMs: REACH_MS, signal });
    return true;
  } catch (error) {
    if (error instanceof PortError) return false;
    throw error;
  }
}
