import { isInside } from '../paths';
import { attachedImages, isInstallerVolume } from '../spotify/disk-images';
import type { Act } from './acts/act';
import { defineRepair } from './repair';
import { quoted } from './rights';

/** Ejects volumes of Spotify's installer, never by force: a program that runs from one keeps it. */
export const repair = defineRepair({
  id: 'rep.macos.eject-dmg',
  platforms: ['macos'],
  checks: ['spotify.dmg'],
  needs: ['dmg/mounted'],
  async plan({ ports, spotify, signal }) {
    const acts: Act[] = [];
    const commands: string[] = [];
    const rows = await spotify.allProcesses();
    for (const { path, mounts } of await attachedImages(ports, signal)) {
      const mount = mounts.find(isInstallerVolume);
      if (mount === undefined) continue;
      if (rows.some(({ program }) => mounts.some((one) => isInside('macos', one, program))))
        return { kind: 'refuse', fault: 'spotify-running' };
      // Without its file it could not be mounted again.
      const isThere = path?.startsWith('/') && (await ports.files.facts(path)) !== null;
      if (path === null || !isThere) commands.push(`hdiutil detach ${quoted('macos', mount)}`);
      else acts.push({ kind: 'setting', tool: 'volume', name: [path, mount], before: 'mounted', after: null });
    }
    if (commands.length > 0) return { kind: 'guide', guide: { why: 'final', commands, open: null } };
    return acts.length > 0 ? { kind: 'do', acts } : { kind: 'refuse', fault: 'changed' };
  },
});
