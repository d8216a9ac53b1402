import { joinPath } from '../../paths';
import { PortError, type Ports } from '../../ports';
import { readRegistry } from '../registry';
import { cleanVersion, compareVersions, fromStoreVersion } from '../versions';
import {
  cacheFoldersIn,
  type FoundInstall,
  folderFromEnv,
  holdsSpotify,
  type Located,
  namesIn,
  orNull,
  systemPlace,
  textAt,
  versionInside,
} from './places';

const UNINSTALL = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Spotify';
const PACKAGES =
  'HKCU\\Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\CurrentVersion\\AppModel\\Repository\\Packages';
const FAMILY = 'SpotifyAB.SpotifyMusic_zpdnekdrzrea0';
// SpotifyAB.SpotifyMusic_1.301.234.0_x64__zpdnekdrzrea0
const PACKAGE = /^SpotifyAB\.SpotifyMusic_([\d.]{7,30})_[a-z0-9]{2,8}__zpdnekdrzrea0$/i;

const join = (first: string, ...more: string[]) => joinPath('windows', first, ...more);

/** Finds Spotify on Windows: the installer's, the Microsoft Store's and scoop's. */
export async function locateOnWindows(ports: Ports, signal: AbortSignal): Promise<Located> {
  let trouble: PortError | null = null;
  const note = (error: unknown): null => {
    if (!(error instanceof PortError)) throw error;
    trouble = error;
    return null;
  };
  const [installer, store, scoop] = await Promise.all([
    findInstaller(ports, signal, note),
    findStore(ports, signal, note),
    findScoop(ports, signal),
  ]);
  return { installs: [installer, store, scoop].filter((found) => found !== null), trouble };
}

/** Where prefs lie, the most usual place first. */
export function usualPrefsOnWindows(ports: Ports): string[] {
  return [
    join(roaming(ports), 'Spotify', 'prefs'),
    join(local(ports), 'Packages', FAMILY, 'LocalState\\Spotify\\prefs'),
  ];
}

const roaming = (ports: Ports) => folderFromEnv(ports, 'APPDATA', join(ports.machine.home, 'AppData\\Roaming'));
const local = (ports: Ports) => folderFromEnv(ports, 'LOCALAPPDATA', join(ports.machine.home, 'AppData\\Local'));

type Note = (error: unknown) => null;

async function findInstaller(ports: Ports, signal: AbortSignal, note: Note): Promise<FoundInstall | null> {
  // The registry of the real machine says nothing about a fake home.
  const entry = ports.machine.pretend ? null : await readRegistry(ports, UNINSTALL, signal).catch(note);
  const usual = join(roaming(ports), 'Spotify');
  const stated = entry?.values.get('InstallLocation')?.trim();
  // reg.exe prints names outside the console's code page wrongly: the usual folder is tried first.
  for (const folder of stated && stated.length > 3 ? [usual, join(stated)] : [usual]) {
    const program = join(folder, 'Spotify.exe');
    if (!(await holdsSpotify(ports, folder, program))) continue;
    const version =
      cleanVersion(entry?.values.get('DisplayVersion') ?? '') ??
      (await versionInside(ports, join(folder, 'Spotify.dll'), signal)) ??
      (await versionInside(ports, program, signal));
    return { kind: 'windows-installer', program, folder, version, ...win32Data(ports) };
  }
  return null;
}

/** Places that the installer's Spotify and scoop's share. */
function win32Data(ports: Ports) {
  const settings = join(roaming(ports), 'Spotify');
  const own = join(local(ports), 'Spotify');
  return {
    prefs: join(settings, 'prefs'),
    usersFolder: settings,
    cacheFolders: cacheFoldersIn(ports, own),
    storageFolder: join(own, 'Storage'),
    updateFolder: join(own, 'Update'),
  };
}

async function findStore(ports: Ports, signal: AbortSignal, note: Note): Promise<FoundInstall | null> {
  const programs = folderFromEnv(ports, 'ProgramW6432', folderFromEnv(ports, 'ProgramFiles', 'C:\\Program Files'));
  const apps = await systemPlace(ports, join(programs, 'WindowsApps'));
  if (apps === null) return null;
  const names = ports.machine.pretend
    ? await namesIn(ports, apps)
    : ((await readRegistry(ports, PACKAGES, signal).catch(note))?.keys ?? []);
  const versions = names.flatMap((name) => {
    const version = fromStoreVersion(PACKAGE.exec(name)?.[1] ?? '');
    return version === null ? [] : [{ name, version }];
  });
  const newest = versions.sort((a, b) => compareVersions(b.version, a.version))[0];
  if (!newest) return null;
  const folder = join(apps, newest.name);
  const base = join(local(ports), 'Packages', FAMILY);
  const state = join(base, 'LocalState\\Spotify');
  return {
    kind: 'windows-store',
    program: join(folder, 'Spotify.exe'),
    folder,
    version: newest.version,
    prefs: join(state, 'prefs'),
    usersFolder: state,
    cacheFolders: cacheFoldersIn(ports, join(base, 'LocalCache\\Spotify')),
    storageFolder: join(state, 'Storage'),
    // The Store updates it.
    updateFolder: null,
  };
}

async function findScoop(ports: Ports, signal: AbortSignal): Promise<FoundInstall | null> {
  const root = folderFromEnv(ports, 'SCOOP', join(ports.machine.home, 'scoop'));
  const folder = join(root, 'apps\\spotify\\current');
  const program = join(folder, 'Spotify.exe');
  if (!(await holdsSpotify(ports, folder, program))) return null;
  const manifest = await textAt(ports, join(folder, 'manifest.json'));
  const stated = cleanVersion(/"version"\s{0,9}:\s{0,9}"([^"]{1,60})"/.exec(manifest ?? '')?.[1] ?? '');
  return {
    kind: 'scoop',
    program,
    folder,
    version: stated ?? (await orNull(versionInside(ports, program, signal))),
    ...win32Data(ports),
  };
}
