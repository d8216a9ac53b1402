import { isInside } from '../paths';
import type { Ports } from '../ports';
import type { Install } from '../spotify/facts';
import { kindAt, systemPlace } from '../spotify/locate/places';
import { quoted } from './rights';

/** How an edition of Spotify is updated, or installed anew, by whoever installed it. */
export interface Commands {
  commands: string[];
  /** Link that leads to the right place. */
  open: string | null;
}

const WINGET = 'winget upgrade --id Spotify.Spotify -e --silent --disable-interactivity';
const AGREE = '--accept-source-agreements --accept-package-agreements';

/**
 * How a person updates it. The Store, winget, brew and the package systems of Linux are theirs to start: they ask
 * for rights, or lie where any program of this person could have put another in their place.
 */
export async function updateCommands(ports: Ports, install: Install): Promise<Commands> {
  switch (install.kind) {
    case 'windows-installer':
      return { commands: [`${WINGET} ${AGREE}`], open: 'spotify-download' };
    case 'windows-store':
      return { commands: ['winget upgrade 9NCBCSZSJRSB -s msstore'], open: 'windows-store-spotify' };
    case 'scoop':
      return { commands: ['scoop update spotify'], open: null };
    case 'mac-app':
      return (await isFromBrew(ports))
        ? { commands: ['brew upgrade --cask spotify'], open: null }
        : { commands: [], open: 'spotify-download' };
    case 'deb':
      return {
        commands: ['sudo apt-get update', 'sudo apt-get install --only-upgrade spotify-client'],
        open: 'spotify-download',
      };
    case 'snap':
      return { commands: ['sudo snap refresh spotify'], open: null };
    case 'flatpak':
      return { commands: [`flatpak update ${scopeOf(ports, install)} com.spotify.Client`], open: null };
    // Helpers and launchers of their own, which the person knows better.
    case 'aur':
    case 'spotify-launcher':
      return { commands: [], open: 'spotify-download' };
  }
}

/** How a person removes it and installs it again. */
export async function reinstallCommands(ports: Ports, install: Install): Promise<Commands> {
  switch (install.kind) {
    case 'windows-installer':
      return {
        commands: [
          `${quoted('windows', install.program)} /uninstall /silent`,
          'winget install --id Spotify.Spotify -e',
        ],
        open: 'spotify-download',
      };
    case 'windows-store':
      return {
        commands: ['powershell -Command "Get-AppxPackage SpotifyAB.SpotifyMusic | Remove-AppxPackage"'],
        open: 'windows-store-spotify',
      };
    case 'scoop':
      return { commands: ['scoop uninstall spotify', 'scoop install spotify'], open: null };
    case 'mac-app':
      return (await isFromBrew(ports))
        ? { commands: ['brew reinstall --cask spotify'], open: null }
        : { commands: [], open: 'spotify-download' };
    case 'deb':
      return { commands: ['sudo apt-get install --reinstall spotify-client'], open: 'spotify-download' };
    case 'snap':
      return { commands: ['sudo snap remove spotify', 'sudo snap install spotify'], open: null };
    case 'flatpak': {
      const scope = scopeOf(ports, install);
      const commands = [
        `flatpak uninstall ${scope} com.spotify.Client`,
        `flatpak install ${scope} flathub com.spotify.Client`,
      ];
      return { commands, open: null };
    }
    case 'aur':
    case 'spotify-launcher':
      return { commands: [], open: 'spotify-download' };
  }
}

/** Whether a flatpak belongs to this person alone. */
export function isOwnFlatpak({ machine }: Pick<Ports, 'machine'>, { kind, folder }: Install): boolean {
  return kind === 'flatpak' && isInside('linux', machine.home, folder);
}

/** Whether Homebrew looks after the app: it keeps a folder for each of its own. */
export async function isFromBrew(ports: Ports): Promise<boolean> {
  for (const prefix of ['/opt/homebrew', '/usr/local']) {
    const room = await systemPlace(ports, `${prefix}/Caskroom/spotify`);
    if (room !== null && (await kindAt(ports, room)) === 'folder') return true;
  }
  return false;
}

const scopeOf = (ports: Ports, install: Install) => (isOwnFlatpak(ports, install) ? '--user' : '--system');
