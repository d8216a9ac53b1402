import { folderOf } from '../paths';
import { PortError } from '../ports';
import type { Install } from '../spotify/facts';
import { measureFolders } from '../spotify/folder-size';
import { isWriteProtected, leadsNowhere } from '../spotify/locate/places';
import type { Act } from './acts/act';
import { ActFault } from './acts/kind';
import { planMove } from './acts/move-aside';
import { downloadPlaces } from './downloads';
import { defineRepair, type PlanContext, whileClosed } from './repair';
import { guideToRights } from './rights';

/** Beyond this a cache is moved without saying how large it is. */
const LIMITS = { entries: 200_000, timeMs: 8000 };

/** The streaming cache and Chromium's own, never the folder of downloads, which many guides call cache as well. */
export const repair = defineRepair({
  id: 'rep.cache.clear',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['spotify.cache'],
  needs: ['cache/normal', 'cache/large', 'cache/unwritable'],
  calm: ['cache/none'],
  async plan(context) {
    const used = (await context.spotify.installs())[0];
    if (!used) return { kind: 'refuse', fault: 'not-installed' };
    const blocked = await blockedRoot(context, used);
    if (blocked !== null) return guideToRights(context.ports, blocked);
    const spare = await downloadPlaces(context);
    const acts: Act[] = [];
    const sizes: Record<string, { bytes: number; files: number }> = {};
    let holdsDownloads = false;
    for (const path of used.cacheFolders) {
      try {
        const act = await planMove(context.ports, path, { stamp: context.stamp, spare, closed: true });
        if (act === null) continue;
        acts.push(act);
        const size = await measureFolders(context.ports, [path], { ...LIMITS, signal: context.signal });
        if (size?.whole) sizes[path] = { bytes: size.bytes, files: size.files };
      } catch (error) {
        if (!(error instanceof ActFault) || error.code !== 'downloads') throw error;
        holdsDownloads = true;
      }
    }
    if (acts.length > 0) return { kind: 'do', acts: whileClosed(context, acts), sizes, warnings: ['room'] };
    if (holdsDownloads) return { kind: 'refuse', fault: 'downloads' };
    const root = folderOf(context.ports.machine.platform, used.cacheFolders[0] ?? '');
    return { kind: 'refuse', fault: (await leadsNowhere(context.ports, root)) ? 'link' : 'changed' };
  },
});

/** The folder that holds the cache, where this person may not write to it: nothing in it can be renamed either. */
async function blockedRoot({ ports }: PlanContext, { cacheFolders }: Install): Promise<string | null> {
  const root = folderOf(ports.machine.platform, cacheFolders[0] ?? '');
  try {
    return (await ports.files.facts(root)) !== null && (await isWriteProtected(ports, root)) ? root : null;
  } catch (error) {
    if (error instanceof PortError) return root;
    throw error;
  }
}
