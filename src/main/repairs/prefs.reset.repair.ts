import { folderOf } from '../paths';
import type { Ports } from '../ports';
import type { PrefsRead } from '../spotify/facts';
import { isWriteProtected } from '../spotify/locate/places';
import { type StoragePlace, storagePlaceIn } from '../spotify/storage';
import type { Act } from './acts/act';
import { planMove } from './acts/move-aside';
import { readAnyway, storageLines } from './downloads';
import { defineRepair, type PlanContext, whileClosed } from './repair';
import { guideToRights } from './rights';

/**
 * Lets Spotify begin with new settings: those that are broken are moved, or else those of everybody, with the
 * sign-in that is stored in them. Where downloads were given a place of their own, the new file names it again.
 */
export const repair = defineRepair({
  id: 'rep.prefs.reset',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['spotify.prefs'],
  needs: ['prefs/damaged', 'prefs/unreadable', 'prefs/read-only', 'prefs/signed-in'],
  async plan(context) {
    const { ports, spotify } = context;
    const globals = await spotify.prefs();
    const broken = [...globals, ...(await spotify.userPrefs())].filter(isBroken);
    const whole = globals.slice(0, 1).filter(({ state }) => state === 'read');
    const targets = broken.length > 0 ? broken : whole;
    if (targets.length === 0) return { kind: 'refuse', fault: 'changed' };
    const acts: Act[] = [];
    const warnings = new Set<string>();
    for (const read of targets) {
      const folder = folderOf(ports.machine.platform, read.path);
      if (await isWriteProtected(ports, folder)) return guideToRights(ports, folder);
      // Nothing is spared: what is moved is one file, or what lies in the place of one, and holds no downloads.
      const options = { stamp: context.stamp, spare: await placesIn(context), closed: true, rewritten: true };
      const move = await planMove(ports, read.path, options);
      if (move === null) return { kind: 'refuse', fault: 'changed' };
      acts.push(move);
      if (!globals.includes(read)) continue;
      warnings.add('signs-out');
      const kept = await keepPlace(ports, read);
      if (kept === 'unknown') warnings.add('downloads-place');
      else if (kept !== null) acts.push({ kind: 'write-new', path: read.path, text: kept, closed: true });
    }
    return { kind: 'do', acts: whileClosed(context, acts), warnings: [...warnings] };
  },
});

/** A disk that fails is no fault of the file. */
const isBroken = (read: PrefsRead) =>
  read.state === 'damaged' || (read.state === 'unreadable' && read.why !== 'failed');

/** Folders of downloads, so far as they can be known: a folder may lie where the settings file belongs. */
async function placesIn({ spotify }: PlanContext): Promise<string[]> {
  return (await spotify.installs()).map(({ storageFolder }) => storageFolder);
}

/**
 * The lines that name a chosen place of downloads; null where Spotify's own serves, `unknown` where the file
 * does not let on.
 */
async function keepPlace(ports: Ports, read: PrefsRead): Promise<string | null | 'unknown'> {
  const file = await readAnyway(ports, read);
  if (file === null) return null;
  if (file === 'unreadable') return 'unknown';
  const place: StoragePlace | null = storagePlaceIn(file);
  if (place === null) return file.damage === null || file.damage === 'empty' ? null : 'unknown';
  const end = ports.machine.platform === 'windows' ? '\r\n' : '\n';
  return place.moved
    ? storageLines(file)
        .map((line) => line + end)
        .join('')
    : null;
}
