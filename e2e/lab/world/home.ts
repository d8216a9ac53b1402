import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROXY } from './places';

const VERSION = '1.2.95.453.g0eeebbed';
/** What lies in Spotify's program folder on Linux, the program itself aside. */
const PARTS = ['Apps/xpui.spa', 'libcef.so', 'icudtl.dat', 'locales/en-US.pak', 'resources.pak', 'spotify.desktop'];

/** Spotify of spotify-launcher, which lives in the person's home folder alone. */
export const PROGRAM_FOLDER = '.local/share/spotify-launcher/install/usr/share/spotify';
export const PREFS = '.config/spotify/prefs';
export const CACHE = '.cache/spotify';
/** A second Spotify: the flatpak, installed for this person. */
export const FLATPAK_FOLDER = '.local/share/flatpak/app/com.spotify.Client/current/active/files/extra/share/spotify';

/** A disk in memory. */
export interface Disk {
  sizeMb: number;
  /** How many files it has room for; without it as many as usual. */
  files?: number;
  readOnly?: true;
  /** Filled up once everything is written. */
  full?: true;
}

/** The person's files. Paths are below the home folder. */
export interface Home {
  /** Lines of Spotify's settings file; `{home}` in them becomes the home folder. */
  prefs: string[];
  /** Content by path; what a fault puts here comes last. */
  files: Map<string, string | Uint8Array>;
  /** Empty folders. */
  folders: string[];
  /** Taken away at the end. */
  removed: string[];
  /** Written after that, in its place. */
  late: Map<string, string>;
  /** Rights, set after everything is written. */
  modes: Map<string, number>;
  /** Small disks of their own, by their paths. */
  disks: Map<string, Disk>;
  /** Symbolic links, written last: where to, by path. */
  links: Map<string, string>;
}

/** The home folder of somebody whose Spotify was used and works. */
export function healthyHome(): Home {
  return {
    prefs: [
      'app.last-launched-version="1.2.95.453.g0eeebbed"',
      'app.autostart-mode="off"',
      'app.player.volume=40000',
      'storage.size=2048',
      'ui.hide_hpto=true',
    ],
    files: new Map<string, string>([
      [`${PROGRAM_FOLDER}/spotify`, `\u007fELF ${VERSION}\n`],
      ...PARTS.map((part) => [`${PROGRAM_FOLDER}/${part}`, 'part\n'] as const),
      ['.local/share/spotify-launcher/state.json', JSON.stringify({ version: `1:${VERSION}` })],
      [`${CACHE}/Data/00/0001.file`, 'sound'],
      [`${CACHE}/Storage/index.dat`, 'index'],
    ]),
    folders: [],
    removed: [],
    late: new Map(),
    modes: new Map([[`${PROGRAM_FOLDER}/spotify`, 0o755]]),
    disks: new Map(),
    links: new Map(),
  };
}

/** Writes the files below a folder. Disks must be mounted before, rights are set by `setRights`. */
export function writeHome(home: Home, root: string): void {
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  write(PREFS, `${home.prefs.join('\n').replaceAll('{home}', root)}\n`);
  for (const [path, content] of home.files) write(path, content);
  for (const path of home.folders) mkdirSync(join(root, path), { recursive: true });
  for (const path of home.removed) rmSync(join(root, path), { recursive: true });
  for (const [path, content] of home.late) write(path, content);
  for (const [path, target] of home.links) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
  }
  for (const [path, mode] of home.modes) if (existsSync(join(root, path))) chmodSync(join(root, path), mode);
}

/** Lines of Spotify's settings that name an HTTP proxy; without a place, the one of the home network. */
export function throughProxy(place = `${PROXY.address}:${PROXY.port}`): string[] {
  return ['network.proxy.mode=2', `network.proxy.addr="${place}@http"`];
}
