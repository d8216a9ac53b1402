import type { Phrase } from '../../contract/phrases';
import { joinPath } from '../paths';
import { PortError } from '../ports';
import type { Install } from '../spotify/facts';
import { namesIn } from '../spotify/locate/places';
import { type CheckContext, defineCheck } from './check';
import { openFilesIn } from './open-files';

const MOST_FILES = 200;

/** Whether another program keeps an installer from replacing Spotify's files. */
export const check = defineCheck({
  id: 'spotify.locks',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  timeoutMs: 30_000,
  windows: ['processes'],
  findings: ['files/free', 'files/in-use'],
  async run(context) {
    const used = (await context.spotify.installs())[0];
    if (!used) return { status: 'not-applicable' };
    const { platform } = context.ports.machine;
    const found = platform === 'windows' ? await findHeld(context, used) : await findHolder(context, used);
    if (found === 'free') return { status: 'ok', findings: [{ id: 'files/free' }] };
    if ('code' in found) return { status: 'unknown', reason: found };
    return { status: 'problem', findings: [{ id: 'files/in-use', data: found }] };
  },
});

type Found = 'free' | { file: string; holder: string } | { code: 'spotify-running' | 'no-permission' | 'not-found' };

/** On Windows a file in use cannot be opened for writing. Who uses it, only the Restart Manager knows. */
async function findHeld({ ports, spotify, signal }: CheckContext, { folder }: Install): Promise<Found> {
  const join = (...names: string[]) => joinPath('windows', folder, ...names);
  const names = [
    ...(await namesIn(ports, folder)).filter((name) => /\.(exe|dll)$/i.test(name)),
    ...(await namesIn(ports, join('locales'))).filter((name) => /\.pak$/i.test(name)).map((name) => `locales\\${name}`),
  ];
  let free = 0;
  let held: string | null = null;
  for (const name of names.slice(0, MOST_FILES)) {
    signal.throwIfAborted();
    const answer = await ports.files.tryWriting(join(name)).catch((error: unknown) => {
      // It went away meanwhile.
      if (error instanceof PortError) return null;
      throw error;
    });
    if (answer === 'held') held ??= name;
    if (answer === 'free') free += 1;
  }
  if (held !== null) {
    // A running Spotify holds its own files, as it should.
    const isOwn = (await spotify.processes()).length > 0;
    return isOwn ? { code: 'spotify-running' } : { file: held, holder: 'another program' satisfies Phrase };
  }
  // The Store's files may not be written by anybody.
  if (free === 0) return { code: names.length === 0 ? 'not-found' : 'no-permission' };
  return 'free';
}

/** Elsewhere a file in use can be replaced; only who writes into it gets in the way. */
async function findHolder(context: CheckContext, { folder }: Install): Promise<Found> {
  const own = new Set((await context.spotify.processes()).map((row) => row.pid));
  const writer = (await openFilesIn(context, folder)).find((open) => open.writes && !own.has(open.pid));
  return writer ? { file: writer.path.slice(folder.length).replace(/^\/+/, ''), holder: writer.program } : 'free';
}
