import type { SpotifyHere } from '../../contract/api';
import type { Ports } from '../ports';

/** Which Spotify is here and whether it runs, for the line at the foot of the rail. */
export async function describeSpotify(ports: Ports): Promise<SpotifyHere> {
  const { openSpotifyFacts } = await import('../spotify/open-facts');
  const facts = openSpotifyFacts(ports, AbortSignal.timeout(10_000));
  const [installs, processes] = await Promise.allSettled([facts.installs(), facts.processes()]);
  const first = installs.status === 'fulfilled' ? installs.value[0] : undefined;
  return {
    installed: first !== undefined,
    running: processes.status === 'fulfilled' ? processes.value.length > 0 : null,
    version: first?.version ?? null,
    kind: first?.kind ?? null,
  };
}
