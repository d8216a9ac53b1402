import { baseName, folderOf, isInside, joinPath } from '../../paths';
import type { FileFacts, Ports } from '../../ports';
import { shorten } from '../shorten';
import type { ActOf } from './act';
import { type ActContext, ActFault, type ActHandler } from './kind';

type MoveAside = ActOf<'move-aside'>;

/**
 * A file or folder gets a new name beside it: nothing is copied, nothing deleted, and the way back is the
 * same. What Spotify has made anew in its place meanwhile gets a name of its own before the old comes back.
 */
export const moveAside: ActHandler<'move-aside'> = {
  async look({ path, to, inode }, { ports: { files } }) {
    const [here, there] = await Promise.all([files.linkFacts(path), files.linkFacts(to)]);
    const isIt = (facts: FileFacts | null) => (inode === '' ? facts?.kind === 'file' : facts?.inode === inode);
    if (isIt(there)) return 'after';
    return isIt(here) && there === null ? 'before' : 'other';
  },
  async perform(act, context) {
    await guard(act, context);
    await context.ports.files.rename(act.path, act.to);
  },
  async revert(act, context) {
    await guard(act, context);
    const { files } = context.ports;
    if ((await files.linkFacts(act.path)) !== null) await files.rename(act.path, newerName(act.to));
    await files.rename(act.to, act.path);
  },
  closed: ({ closed }) => closed,
  show: ({ path, to }, { ports }) => ({
    kind: 'move',
    from: shorten(ports, path),
    to: baseName(ports.machine.platform, to),
    bytes: null,
    files: null,
  }),
};

/** Name that what came in place of a moved thing gets when the old one comes back. */
export const newerName = (to: string) => `${to}.newer`;

/** SECURITY: [sec-31] [sec-32] nothing behind a link, nothing elsewhere than planned, nothing that holds downloads. */
async function guard({ path, to, folder, spare, closed }: MoveAside, { ports, spotify, signal }: ActContext) {
  const { platform } = ports.machine;
  if (folderOf(platform, path) !== folderOf(platform, to)) throw new ActFault('failed');
  if (closed && (await spotify.running(signal))) throw new ActFault('spotify-running');
  for (const one of [path, to]) {
    if ((await ports.files.linkFacts(one))?.kind === 'link') throw new ActFault('link');
  }
  if ((await ports.files.realPath(folderOf(platform, path))) !== folder) throw new ActFault('link');
  await keepFrom(ports, { path, folder, spare });
}

/** Throws when one of the places lies in what is moved, or the other way round, by their names or behind links. */
async function keepFrom(ports: Ports, { path, folder, spare }: Pick<MoveAside, 'path' | 'folder' | 'spare'>) {
  const { platform } = ports.machine;
  const real = joinPath(platform, folder, baseName(platform, path));
  for (const place of [...spare, ...(await realOnes(ports, spare))]) {
    for (const own of [path, real]) {
      if (isInside(platform, own, place) || isInside(platform, place, own)) throw new ActFault('downloads');
    }
  }
}

async function realOnes(ports: Ports, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if ((await ports.files.facts(path)) !== null) found.push(await ports.files.realPath(path));
  }
  return found;
}

/**
 * The act that moves a path aside, or null when nothing is there. Throws ActFault for a link, and where it would
 * take one of the places in `spare` along. `rewritten`: a file that Spotify writes anew whenever it quits.
 */
export async function planMove(
  ports: Ports,
  path: string,
  options: { stamp: string; spare: readonly string[]; closed: boolean; rewritten?: boolean },
): Promise<MoveAside | null> {
  const { platform } = ports.machine;
  const facts = await ports.files.linkFacts(path);
  if (facts === null) return null;
  if (facts.kind !== 'file' && facts.kind !== 'folder') throw new ActFault('link');
  const folder = await ports.files.realPath(folderOf(platform, path));
  const spare = [...new Set(options.spare)];
  // The journal holds no more; a list cut short would spare less than it says.
  if (spare.length > MOST_SPARED) throw new ActFault('downloads');
  await keepFrom(ports, { path, folder, spare });
  const inode = options.rewritten === true && facts.kind === 'file' ? '' : facts.inode;
  const to = `${path}.backline-${options.stamp}`;
  return { kind: 'move-aside', path, to, inode, folder, spare, closed: options.closed };
}

const MOST_SPARED = 40;
