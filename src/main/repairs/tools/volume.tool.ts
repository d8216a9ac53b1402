import type { Ports } from '../../ports';
import { attachedImages } from '../../spotify/disk-images';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';

/** Attaching checks the whole image first. */
const TOOL_MS = 60_000;

/** A disk image that is `mounted`, or null. The name is its file and where it was mounted. */
export const tool: SettingHandler = {
  async read([image], ports, signal) {
    const held = (await attachedImages(ports, signal)).find(({ path }) => path === image);
    return held && held.mounts.length > 0 ? 'mounted' : null;
  },
  async write([image = '', mount = ''], value, ports, signal) {
    const args = value === null ? ['detach', mount] : ['attach', '-noautoopen', await fileThere(ports, image)];
    // SECURITY: [sec-28] a path, never a switch.
    if (!args.at(-1)?.startsWith('/')) throw new ActFault('failed');
    await ports.exec.run('hdiutil', args, { timeoutMs: TOOL_MS, signal });
  },
  label: ([, mount = '']) => mount,
};

/** The image may have been thrown away since. */
async function fileThere({ files }: Ports, image: string): Promise<string> {
  if ((await files.facts(image)) === null) throw new ActFault('changed');
  return image;
}
