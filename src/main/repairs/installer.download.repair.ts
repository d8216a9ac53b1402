import { joinPath } from '../paths';
import { orNull } from '../spotify/locate/places';
import { planMove } from './acts/move-aside';
import { draftOf } from './acts/new-thing';
import { defineRepair, type RepairPlan } from './repair';

const URL = 'https://download.scdn.co/SpotifySetup.exe';

const NEEDS = ['install/none', 'install/damaged', 'version/too-old', 'version/behind'];

/**
 * Saves Spotify's own installer for Windows to the folder of downloads. Starting it is another step, and the
 * person's. On a Mac the site knows which of several images fits.
 */
export const repair = defineRepair({
  id: 'rep.installer.download',
  platforms: ['windows', 'macos'],
  checks: ['spotify.install', 'spotify.version.min'],
  needs: NEEDS,
  // Spotify itself is as it was: the catalogue says what is proven once the file has its name.
  calm: NEEDS,
  async plan({ ports, spotify, stamp }): Promise<RepairPlan> {
    const { platform, home } = ports.machine;
    const guide = (why: 'only-you' | 'other-owner', open: string): RepairPlan => ({
      kind: 'guide',
      guide: { why, commands: [], open },
    });
    if (platform !== 'windows') return guide('only-you', 'spotify-download');
    const used = (await orNull(spotify.installs()))?.[0];
    if (used?.kind === 'windows-store') return guide('other-owner', 'windows-store-spotify');
    const downloads = joinPath('windows', home, 'Downloads');
    // Somebody keeps theirs on another disk.
    if ((await orNull(ports.files.linkFacts(downloads)))?.kind !== 'folder')
      return guide('only-you', 'spotify-download');
    const path = joinPath('windows', downloads, 'SpotifySetup.exe');
    const old = await planMove(ports, path, { stamp, spare: [], closed: false });
    const folder = await ports.files.realPath(downloads);
    const download = { kind: 'download' as const, url: URL, path, to: draftOf(path, stamp), folder };
    return { kind: 'do', acts: old === null ? [download] : [old, download], warnings: ['start-it'] };
  },
});
