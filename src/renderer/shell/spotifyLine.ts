import type { SpotifyHere } from '../../contract/api';
import { t } from '../strings';
import type { LampState } from '../ui/Lamp';

/** "Spotify 1.2.95 runs": the first three parts of a version are enough here. */
function short(version: string | null): string | null {
  return version?.split('.').slice(0, 3).join('.') ?? null;
}

/** What the rail says about Spotify. Not running is no fault, so its lamp is merely off. */
export function spotifyLine(spotify: SpotifyHere | null, failed: boolean): { text: string; lamp: LampState } {
  const words = t.rail.spotify;
  if (failed) return { text: words.unknown, lamp: 'unknown' };
  if (!spotify) return { text: words.asking, lamp: 'off' };
  if (!spotify.installed) return { text: words.missing, lamp: 'off' };
  const version = short(spotify.version);
  if (spotify.running === null) return { text: words.installed(version), lamp: 'unknown' };
  return spotify.running ? { text: words.runs(version), lamp: 'works' } : { text: words.stopped(version), lamp: 'off' };
}
