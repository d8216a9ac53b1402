import { folderOf, joinPath } from '../paths';
import type { Ports, ProcessRow } from '../ports';
import type { PrefsRead, SpotifyFacts } from './facts';
import { locateInstalls, usualPrefs } from './locate';
import { namesIn, orNull } from './locate/places';
import { readPrefs } from './prefs-read';
import { spotifyProcesses } from './processes';

/** More accounts than anybody has on one computer. */
const MAX_USERS = 20;

/**
 * Opens what the checks may ask about Spotify for one run. Nothing is read before it is asked for, and then
 * once. `listProcesses` is where a run's own list of programs comes from, when it has one.
 */
export function openSpotifyFacts(
  ports: Ports,
  signal: AbortSignal,
  listProcesses: () => Promise<ProcessRow[]> = () => ports.machine.processes(signal),
): SpotifyFacts {
  const { platform } = ports.machine;
  const installs = once(() => locateInstalls(ports, signal));
  const prefs = once(async () => readGlobalPrefs(ports, await prefsPaths(ports, installs)));
  const userPrefs = once(async () => readUserPrefs(ports, await prefs()));
  const allProcesses = once(listProcesses);
  const processes = once(async () => spotifyProcesses(platform, await allProcesses()));
  return { installs, prefs, userPrefs, processes, allProcesses };
}

function once<T>(compute: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | null = null;
  return () => {
    known ??= compute();
    return known;
  };
}

/** Paths of the installs' prefs; of the usual places when no program is found or none could be looked for. */
async function prefsPaths(
  ports: Ports,
  installs: SpotifyFacts['installs'],
): Promise<{ paths: string[]; guessed: boolean }> {
  const found = (await orNull(installs())) ?? [];
  if (found.length === 0) return { paths: await usualPrefs(ports), guessed: true };
  return { paths: [...new Set(found.map((install) => install.prefs))], guessed: false };
}

/** In guessed places a missing file says nothing, unless all are missing. */
async function readGlobalPrefs(
  ports: Ports,
  { paths, guessed }: { paths: string[]; guessed: boolean },
): Promise<PrefsRead[]> {
  const reads = await Promise.all(paths.map((path) => readPrefs(ports.files, path)));
  const present = reads.filter((read) => read.state !== 'missing');
  if (!guessed) return reads;
  return present.length > 0 ? present : reads.slice(0, 1);
}

async function readUserPrefs(ports: Ports, globals: readonly PrefsRead[]): Promise<PrefsRead[]> {
  const { platform } = ports.machine;
  const found: PrefsRead[] = [];
  for (const { path } of globals) {
    const users = joinPath(platform, folderOf(platform, path), 'Users');
    const names = (await namesIn(ports, users)).filter((name) => name.endsWith('-user'));
    for (const name of names.slice(0, MAX_USERS)) {
      found.push(await readPrefs(ports.files, joinPath(platform, users, name, 'prefs')));
    }
  }
  return found.filter((read) => read.state !== 'missing');
}
