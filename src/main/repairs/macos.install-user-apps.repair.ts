import { joinPath } from '../paths';
import type { Ports } from '../ports';
import { attachedImages } from '../spotify/disk-images';
import { namesIn, orNull } from '../spotify/locate/places';
import { planMove } from './acts/move-aside';
import { draftOf } from './acts/new-thing';
import { downloadPlaces } from './downloads';
import { defineRepair, type RepairPlan } from './repair';

/** Copies Spotify out of a disk image the person has downloaded into their own Applications, which needs no password. */
export const repair = defineRepair({
  id: 'rep.macos.install-user-apps',
  platforms: ['macos'],
  checks: ['spotify.install'],
  needs: ['install/none', 'install/damaged'],
  calm: ['install/found', 'install/version-unknown'],
  async plan(context): Promise<RepairPlan> {
    const { ports, stamp, signal, elevated } = context;
    // It would belong to the administrator.
    if (elevated === true) return { kind: 'guide', guide: { why: 'elevated', commands: [], open: null } };
    const image = await newestImage(ports);
    if (image === null) return { kind: 'guide', guide: { why: 'only-you', commands: [], open: 'spotify-download' } };
    const apps = joinPath('macos', ports.machine.home, 'Applications');
    const path = joinPath('macos', apps, 'Spotify.app');
    const spare = await downloadPlaces(context);
    const old = await planMove(ports, path, { stamp, spare, closed: true });
    const folder =
      (await orNull(ports.files.realPath(apps))) ??
      joinPath('macos', await ports.files.realPath(ports.machine.home), 'Applications');
    const mounted = (await attachedImages(ports, signal)).some((one) => one.path === image && one.mounts.length > 0);
    const copy = { kind: 'copy-app' as const, image, mounted, path, to: draftOf(path, stamp), folder };
    if (old === null) return { kind: 'do', acts: [copy] };
    return { kind: 'do', acts: [...(context.running ? [quit(context.program)] : []), old, copy] };
  },
});

const quit = (program: string | null) => ({ kind: 'quit-spotify' as const, program });

/** The last Spotify image in the folder of downloads, links aside. */
async function newestImage(ports: Ports): Promise<string | null> {
  const folder = joinPath('macos', ports.machine.home, 'Downloads');
  let newest: { path: string; at: number } | null = null;
  for (const name of await namesIn(ports, folder)) {
    if (!/^Spotify[^/]{0,60}\.dmg$/i.test(name)) continue;
    const path = joinPath('macos', folder, name);
    const facts = await orNull(ports.files.linkFacts(path));
    if (facts?.kind === 'file' && facts.modifiedMs > (newest?.at ?? -1)) newest = { path, at: facts.modifiedMs };
  }
  return newest?.path ?? null;
}
