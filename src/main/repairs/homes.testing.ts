import { type Exec, PortError } from '../ports';
import type { ComputerPlan } from './computer.testing';

/** Computers with one plain, working Spotify on them. */

const PREFS = 'app.last-launched-version="1.2.79.427.g80eb4a07"\nstorage.size=2048\napp.player.volume=40000\n';
export const LINUX_PREFS = '/home/ada/.config/spotify/prefs';
export const LINUX_PROGRAM = '/usr/share/spotify/spotify';

/** A Debian package's Spotify; `prefs` are further lines of its settings. */
export function linuxComputer(more: Partial<ComputerPlan> & { prefs?: string } = {}): ComputerPlan {
  const { prefs = '', files = {}, ...rest } = more;
  return {
    platform: 'linux',
    ...rest,
    files: { [LINUX_PROGRAM]: '#!/bin/sh\n', [LINUX_PREFS]: PREFS + prefs, ...files },
  };
}

export const WINDOWS_PREFS = 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\prefs';
export const WINDOWS_PROGRAM = 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\Spotify.exe';

/** The installer's Spotify. */
export function windowsComputer(more: Partial<ComputerPlan> & { prefs?: string } = {}): ComputerPlan {
  const { prefs = '', files = {}, ...rest } = more;
  const crlf = (PREFS + prefs).replaceAll('\n', '\r\n');
  return { platform: 'windows', ...rest, files: { [WINDOWS_PROGRAM]: 'MZ', [WINDOWS_PREFS]: crlf, ...files } };
}

export const MAC_PREFS = '/Users/ada/Library/Application Support/Spotify/prefs';
export const MAC_PROGRAM = '/Applications/Spotify.app/Contents/MacOS/Spotify';

/** The app in its usual place. */
export function macComputer(more: Partial<ComputerPlan> & { prefs?: string } = {}): ComputerPlan {
  const { prefs = '', files = {}, ...rest } = more;
  return { platform: 'macos', ...rest, files: { [MAC_PROGRAM]: '#!', [MAC_PREFS]: PREFS + prefs, ...files } };
}

export const STORE_PREFS =
  'C:\\Users\\ada\\AppData\\Local\\Packages\\SpotifyAB.SpotifyMusic_zpdnekdrzrea0\\LocalState\\Spotify\\prefs';
const STORE_PACKAGE = 'SpotifyAB.SpotifyMusic_1.279.427.0_x64__zpdnekdrzrea0';
export const STORE_PROGRAM = `C:\\Program Files\\WindowsApps\\${STORE_PACKAGE}\\Spotify.exe`;

/** What `reg query` answers for the list of Store packages. */
export const STORE_REGISTRY = `\r\nHKEY_CURRENT_USER\\Software\\Classes\\X\\Packages\\${STORE_PACKAGE}\r\n`;

/** The Microsoft Store's Spotify. Windows itself answers as `registry` and nothing more. */
export function storeComputer(more: Partial<ComputerPlan> = {}): ComputerPlan {
  const { files = {}, ...rest } = more;
  return {
    platform: 'windows',
    system: () => ({ state: {}, exec: registry }),
    ...rest,
    files: { [STORE_PREFS]: PREFS, ...files },
  };
}

/** A registry that knows the Store's package and no other Spotify; there is no PowerShell. */
export const registry: Exec['run'] = async (program, args) => {
  if (program === 'powershell') throw new PortError('tool-missing', 'ENOENT');
  if (program !== 'reg' || args[0] !== 'query') throw new Error(`unexpected command: ${program} ${args.join(' ')}`);
  const isPackages = args[1]?.endsWith('\\Repository\\Packages') ?? false;
  return { code: isPackages ? 0 : 1, stdout: isPackages ? STORE_REGISTRY : '', stderr: '' };
};

export const SNAP_PROGRAM = '/snap/spotify/88/usr/share/spotify/spotify';

/** The snap, whose settings lie in a folder of its own. */
export function snapComputer(more: Partial<ComputerPlan> = {}): ComputerPlan {
  const { files = {}, ...rest } = more;
  return {
    platform: 'linux',
    ...rest,
    files: {
      '/snap/spotify/88/meta/snap.yaml': "name: spotify\nversion: '1.2.79.427'\n",
      [SNAP_PROGRAM]: 'ELF',
      '/home/ada/snap/spotify/88/.config/spotify/prefs': PREFS,
      ...files,
    },
  };
}

/** The flatpak of one person; `root` is another place for that of everybody. */
export function flatpakComputer(more: Partial<ComputerPlan> & { root?: string; version?: string } = {}): ComputerPlan {
  const { files = {}, root = '/home/ada/.local/share/flatpak', version = '1.2.79.427', ...rest } = more;
  const active = `${root}/app/com.spotify.Client/current/active`;
  return {
    platform: 'linux',
    ...rest,
    files: {
      [`${active}/metadata`]: '[Application]\n',
      [`${active}/files/share/metainfo/com.spotify.Client.metainfo.xml`]: `<release version="${version}"/>`,
      [`${active}/files/extra/share/spotify/spotify`]: 'ELF',
      '/home/ada/.var/app/com.spotify.Client/config/spotify/prefs': PREFS,
      ...files,
    },
  };
}
