import type { Phrase } from '../../contract/phrases';
import { folderOf, isInside } from '../paths';
import type { Ports } from '../ports';
import type { SpotifyFacts } from '../spotify/facts';
import { folderFromEnv, orNull } from '../spotify/locate/places';
import { storagePlaceOf } from '../spotify/storage';
import { defineCheck, type FoundFact } from './check';
import { formatSize } from './sizes';

const MB = 1_000_000;
/** Below this Spotify's updates and its cache fail. */
const FULL = 200 * MB;
/** Spotify asks for this much; the catalogue's sentence says so. */
const LOW = 500 * MB;
/** A streaming cache wants more than that before it works well. */
const LOW_FOR_CACHE = 2000 * MB;

/** Spotify's cache makes that many files within seconds. */
const FEWEST_FILES = 100;

interface Place {
  what: Extract<Phrase, 'program' | 'settings' | 'cache' | 'downloads' | 'temporary files'>;
  path: string;
}

/** Free space for this person, not for the administrator, on every volume that Spotify uses. */
export const check = defineCheck({
  id: 'sys.disk',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 5000,
  findings: ['disk/enough', 'disk/low', 'disk/full'],
  async run({ ports, spotify }) {
    const volumes = await measure(ports, await placesOf(ports, spotify));
    const least = Math.min(...volumes.map((volume) => volume.free));
    if (volumes.length === 0) return { status: 'unknown', reason: { code: 'not-readable' } };
    const findings = volumes.flatMap(({ what, free, freeFiles }): FoundFact<'disk/low' | 'disk/full'>[] => {
      if (freeFiles !== undefined && freeFiles < FEWEST_FILES) {
        const left = `${freeFiles} ${freeFiles === 1 ? 'place for a file' : 'places for files'}`;
        return [{ id: 'disk/full', data: { what, free: left, bytes: free, files: freeFiles } }];
      }
      const data = { what, free: formatSize(free), bytes: free };
      if (free < FULL) return [{ id: 'disk/full', data }];
      return free < (what === 'cache' ? LOW_FOR_CACHE : LOW) ? [{ id: 'disk/low', data }] : [];
    });
    if (findings.some((found) => found.id === 'disk/full')) return { status: 'problem', findings };
    const enough = { id: 'disk/enough' as const, data: { free: formatSize(least), bytes: least } };
    return { status: 'ok', findings: findings.length > 0 ? findings : [enough] };
  },
});

/** In a fake home only what lies in it: the rest is another computer's. */
async function placesOf(ports: Ports, spotify: SpotifyFacts): Promise<Place[]> {
  const { machine } = ports;
  const installs = (await orNull(spotify.installs())) ?? [];
  const places: Place[] = [];
  for (const install of installs) {
    const cache = install.cacheFolders[0];
    if (cache) places.push({ what: 'cache', path: cache });
    places.push({ what: 'settings', path: folderOf(machine.platform, install.prefs) });
    // Package systems mind the room for what they install, and snaps lie on volumes that are always full.
    if (install.updateFolder !== null) places.push({ what: 'program', path: install.folder });
    places.push({
      what: 'downloads',
      path: storagePlaceOf(install, await spotify.prefs())?.path ?? install.storageFolder,
    });
  }
  if (installs.length === 0) places.push({ what: 'cache', path: machine.home });
  const temporary = machine.platform === 'windows' ? machine.env.TEMP : folderFromEnv(ports, 'TMPDIR', '/tmp');
  if (temporary) places.push({ what: 'temporary files', path: temporary });
  return machine.pretend ? places.filter(({ path }) => isInside(machine.platform, machine.home, path)) : places;
}

type Volume = { what: Place['what'] } & Awaited<ReturnType<Ports['files']['space']>>;

/** Free bytes of each volume once, named after the first place on it. Places that cannot be measured are left out. */
async function measure({ files }: Ports, places: readonly Place[]): Promise<Volume[]> {
  const volumes: Volume[] = [];
  for (const { what, path } of places) {
    const space = await orNull(files.space(path));
    if (!space || space.total === 0) continue;
    // No port tells volumes apart; the same size and nearly the same rest is the same volume.
    const isKnown = volumes.some(
      (volume) => volume.total === space.total && Math.abs(volume.free - space.free) < 16 * MB,
    );
    if (!isKnown) volumes.push({ what, ...space });
  }
  return volumes;
}
