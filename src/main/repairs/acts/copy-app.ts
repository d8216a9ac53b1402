import { folderOf } from '../../paths';
import { attachedImages, readImages } from '../../spotify/disk-images';
import { isSealedBySpotify } from '../seal';
import { shorten } from '../shorten';
import type { ActOf } from './act';
import { type ActContext, ActFault, type ActHandler } from './kind';
import { guardNew, lookNew, rememberNew, revertNew } from './new-thing';

const ATTACH_MS = 120_000;
const COPY_MS = 10 * 60_000;

/** Spotify's app out of its disk image. It gets its name only when Spotify's own seal on it is whole. */
export const copyApp: ActHandler<'copy-app'> = {
  async look(act, context) {
    const where = await lookNew(act, context);
    if (where !== 'before' || act.mounted) return where;
    // Cut off while it copied: the image is to go again.
    return (await mountOf(act, context)) === null ? 'before' : 'torn';
  },
  async perform(act, context) {
    const { ports, signal } = context;
    await ports.files.makeFolder(folderOf('macos', act.path));
    await guardNew(act, context);
    try {
      const mount = (await mountOf(act, context)) ?? (await attach(act, context));
      const { code } = await ports.exec.run('ditto', [`${mount}/Spotify.app`, act.to], { timeoutMs: COPY_MS, signal });
      if (code !== 0) throw new ActFault('failed');
    } finally {
      await detach(act, context);
    }
    if (!(await isSealedBySpotify(ports, act.to, signal))) throw new ActFault('failed');
    await rememberNew(act.to, context);
    await ports.files.rename(act.to, act.path);
  },
  async revert(act, context) {
    await detach(act, context);
    if ((await context.ports.files.linkFacts(act.path)) !== null) await revertNew(act, context);
  },
  closed: () => false,
  show: ({ image, path }, { ports }) => ({
    kind: 'command',
    text: `ditto "${shorten(ports, image)}: Spotify.app" "${shorten(ports, path)}"`,
  }),
};

type CopyApp = ActOf<'copy-app'>;

async function mountOf({ image }: CopyApp, { ports, signal }: ActContext): Promise<string | null> {
  return (await attachedImages(ports, signal)).find(({ path }) => path === image)?.mounts[0] ?? null;
}

async function attach({ image }: CopyApp, { ports, signal }: ActContext): Promise<string> {
  // SECURITY: [sec-28] a path, never a switch.
  if (!image.startsWith('/')) throw new ActFault('failed');
  const args = ['attach', '-readonly', '-nobrowse', '-noautoopen', '-plist', image];
  const { code, stdout } = await ports.exec.run('hdiutil', args, { timeoutMs: ATTACH_MS, signal });
  const mount = code === 0 ? readImages(stdout)?.[0]?.mounts[0] : undefined;
  if (!mount?.startsWith('/Volumes/')) throw new ActFault('failed');
  return mount;
}

/** An image that was mounted before stays mounted; one of ours goes, also when the copying fails or is cancelled. */
async function detach(act: CopyApp, context: ActContext): Promise<void> {
  if (act.mounted) return;
  const waiting = { ...context, signal: new AbortController().signal };
  const mount = await mountOf(act, waiting);
  if (mount !== null) await context.ports.exec.run('hdiutil', ['detach', mount], { timeoutMs: ATTACH_MS });
}
