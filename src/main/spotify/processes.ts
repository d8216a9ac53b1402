import type { Platform } from '../../contract/words';
import { baseName } from '../paths';
import type { ProcessRow } from '../ports';

/**
 * Spotify's own program names, in lower case and without `.exe`. Exact names only: spotifyd,
 * spotify-tui, spotify_player, ncspot and spotify-launcher are other programs.
 */
const PROGRAMS = new Set([
  'spotify',
  'spotify helper',
  'spotify helper (gpu)',
  'spotify helper (renderer)',
  'spotify helper (plugin)',
  'spotify helper (alerts)',
  'spotifywebhelper',
  'spotifycrashservice',
  'spotifymigrator',
  'spotifystartuptask',
  'spotifyupdate',
]);

/** Spotify's processes among all of a computer's. */
export function spotifyProcesses(platform: Platform, rows: readonly ProcessRow[]): ProcessRow[] {
  return rows.filter((row) => PROGRAMS.has(programName(platform, row)));
}

/**
 * The process a person would call Spotify: not a helper, no `--type=` of Chromium's children and not
 * started by another Spotify process, which tells children apart whose arguments may not be read.
 */
export function isMainProcess(platform: Platform, row: ProcessRow, all: readonly ProcessRow[]): boolean {
  if (programName(platform, row) !== 'spotify' || /(^|\s)--type=/.test(row.args)) return false;
  return !all.some((other) => other.pid === row.parent && other.pid !== row.pid);
}

/** `Spotify.exe --mu=2` is a second Spotify on purpose, with folders of its own. */
export function instanceOf(row: ProcessRow): string {
  return /(?:^|\s)--mu=(\S{1,40})/.exec(row.args)?.[1] ?? '';
}

/** Wrapped packages run another file under Spotify's name: then its first argument tells (`spotify --uri=...`). */
function programName(platform: Platform, row: ProcessRow): string {
  const name = baseName(platform, row.program)
    .toLowerCase()
    .replace(/\.exe$/, '');
  if (platform !== 'linux' || PROGRAMS.has(name)) return name;
  const called = baseName(platform, row.args.split(' ', 1)[0] ?? '');
  return called === 'spotify' ? called : name;
}
