import { prefsValue } from '../spotify/prefs';
import { readProxySetting } from '../spotify/prefs-proxy';
import type { Act } from './acts/act';
import { planPref } from './plan-pref';
import { defineRepair, type PlanContext, type RepairPlan, whileClosed } from './repair';

const KEY = 'network.proxy.mode';
/** 1 = none; the address stays for whoever wants it back. */
const NONE = 1;

/**
 * Switches off a proxy that serves nobody. Only where Spotify gets out without it: where a network needs a
 * proxy, a wrong one is to be set right, not removed.
 */
export const repair = defineRepair({
  id: 'rep.prefs.proxy-none',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['spotify.prefs.proxy', 'net.ap.tcp'],
  needs: ['prefs-proxy/dead', 'prefs-proxy/incomplete', 'prefs-proxy/needs-login', 'prefs-proxy/forbids'],
  async plan(context) {
    const has = (id: string) => context.findings.some((finding) => finding.id === id);
    if (context.managed === true) return guide('managed');
    // A proxy that answers and says no is somebody's decision; without direct access Spotify would be cut off.
    if (has('prefs-proxy/forbids') || !has('ap/reachable')) return guide('risky');
    const plan = await planPref(context, KEY, { value: NONE, isDefault: false });
    if (plan.kind !== 'do') return plan;
    const people = await planPeople(context);
    if (people === null) return { kind: 'refuse', fault: 'link' };
    const acts = plan.acts.filter(({ kind }) => kind === 'set-pref');
    return { kind: 'do', acts: whileClosed(context, [...acts, ...people]), warnings: ['needs-proxy'] };
  },
});

/** The same for each person's own settings that name a proxy; null where one of them is behind a link. */
async function planPeople({ ports, spotify }: PlanContext): Promise<Act[] | null> {
  const acts: Act[] = [];
  for (const read of await spotify.userPrefs()) {
    if (read.state !== 'read' || readProxySetting(read.file).state === 'none') continue;
    const { path, file } = read;
    if ((await ports.files.linkFacts(path))?.kind !== 'file') return null;
    acts.push({ kind: 'set-pref', path, key: KEY, before: prefsValue(file, KEY), after: NONE, isDefault: false });
  }
  return acts;
}

const guide = (why: 'managed' | 'risky'): RepairPlan => ({
  kind: 'guide',
  guide: { why, commands: [], open: 'spotify-settings' },
  warnings: ['needs-proxy'],
});
