import { prefsValue } from '../spotify/prefs';
import { type PlanContext, type RepairPlan, whileClosed } from './repair';

/**
 * The plan that gives one key of Spotify's own prefs a value. `isDefault`: Spotify takes the value anyway, so
 * it drops the key sooner or later. The prefs of the install in use are meant, the first that can be read.
 */
export async function planPref(
  context: PlanContext,
  key: string,
  { value, isDefault }: { value: string | number | boolean; isDefault: boolean },
): Promise<RepairPlan> {
  const read = (await context.spotify.prefs())[0];
  if (read === undefined) return { kind: 'refuse', fault: 'not-installed' };
  if (read.state !== 'read') return { kind: 'refuse', fault: read.state === 'missing' ? 'not-installed' : 'changed' };
  const { path, file } = read;
  // What stands behind a link may not be Spotify's to change.
  if ((await context.ports.files.linkFacts(path))?.kind !== 'file') return { kind: 'refuse', fault: 'link' };
  const before = prefsValue(file, key) ?? null;
  return {
    kind: 'do',
    acts: whileClosed(context, [{ kind: 'set-pref', path, key, before, after: value, isDefault }]),
  };
}
