import { PortError, type Ports } from '../../../ports';
import type { Install, InstallKind, SpotifyFacts } from '../../facts';
import { KIND_WORDS } from '../../install-words';
import { orNull } from '../../locate/places';
import { placesOnLinux } from './linux';
import { placesOnMac } from './macos';
import { findRecordings } from './recordings';
import { type FoundSource, nothing, type Place, toSource } from './source';
import { placesOnWindows } from './windows';

const PLACES = { windows: placesOnWindows, macos: placesOnMac, linux: placesOnLinux } as const;

export interface FindOptions {
  /** Folder with this app's own recordings; none are looked for without it. */
  recordings?: string;
}

/**
 * Every place where Spotify leaves logs and crash records here, with what is there and how to read it.
 * A place that cannot be looked at is `unreadable` with its reason, and the others are still told of.
 * In a fake home the journals and event logs of the real machine are `absent`. Throws PortError
 * `cancelled` alone.
 */
export async function findSources(
  ports: Ports,
  spotify: Pick<SpotifyFacts, 'installs'>,
  signal: AbortSignal,
  { recordings }: FindOptions = {},
): Promise<FoundSource[]> {
  const { platform } = ports.machine;
  const installs: Install[] | null = await orNull(spotify.installs());
  const looked = await Promise.all(
    PLACES[platform](ports, installs).map(async (place) => ({ place, look: await lookAt(place, signal) })),
  );
  const own = recordings === undefined ? [] : await findRecordings(ports, recordings);
  if (signal.aborted) throw new PortError('cancelled', 'ABORT_ERR');
  const listed = looked.filter(({ place, look }) => look.state !== 'absent' || place.listed);
  return [...tellApart(listed.map(({ place, look }) => toSource(place, look, platform))), ...own];
}

async function lookAt(place: Place, signal: AbortSignal) {
  try {
    return await place.look(signal);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return nothing('unreadable', error.code === 'no-permission' ? 'no-permission' : 'failed');
  }
}

/** Two installs of a kind get numbers behind their ids; equal labels name their kind of install. */
function tellApart(found: readonly FoundSource[]): FoundSource[] {
  const ids = new Map<string, number>();
  const labels = new Map<string, number>();
  for (const { source } of found) labels.set(source.label, (labels.get(source.label) ?? 0) + 1);
  return found.map(({ source, reading }) => {
    const count = (ids.get(source.id) ?? 0) + 1;
    ids.set(source.id, count);
    const isShared = source.install !== null && (labels.get(source.label) ?? 0) > 1;
    const kind = isShared ? ` (${KIND_WORDS[source.install as InstallKind]})` : '';
    return {
      source: {
        ...source,
        id: count > 1 ? `${source.id}-${count}` : source.id,
        label: `${source.label}${kind}${count > 1 && isShared ? ` ${count}` : ''}`,
      },
      reading,
    };
  });
}
