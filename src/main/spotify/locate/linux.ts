import type { Ports } from '../../ports';
import { joinPath } from '../paths';
import { cleanVersion } from '../versions';
import {
  cacheFoldersIn,
  type FoundInstall,
  folderFromEnv,
  holdsSpotify,
  type InstallKind,
  kindAt,
  type Located,
  namesIn,
  orNull,
  systemPlace,
  textAt,
  versionInside,
} from './places';

/** Program folders of packages that share the plain `~/.config/spotify`. */
const SHARED_PLACES: readonly [InstallKind, string][] = [
  ['deb', '/usr/share/spotify'],
  ['aur', '/opt/spotify'],
  ['aur', '/usr/libexec/spotify'],
  ['aur', '/usr/share/spotify-client'],
  ['aur', '/usr/lib64/spotify-client'],
];

const join = (first: string, ...more: string[]) => joinPath('linux', first, ...more);

/** Finds Spotify on Linux: packages, spotify-launcher, snap and both kinds of flatpak. */
export async function locateOnLinux(ports: Ports, signal: AbortSignal): Promise<Located> {
  const groups = await Promise.all([
    ...SHARED_PLACES.map(([kind, folder]) => findPackage(ports, signal, kind, folder)),
    findLauncher(ports, signal),
    findSnap(ports, signal),
    findFlatpak(ports, signal),
  ]);
  return { installs: groups.flat(), trouble: null };
}

/** Where prefs lie, the most usual place first. */
export async function usualPrefsOnLinux(ports: Ports): Promise<string[]> {
  return [
    join(config(ports), 'spotify', 'prefs'),
    join(await snapHome(ports), '.config/spotify/prefs'),
    join(flatpakHome(ports), 'config/spotify/prefs'),
  ];
}

const config = (ports: Ports) => folderFromEnv(ports, 'XDG_CONFIG_HOME', join(ports.machine.home, '.config'));
const cache = (ports: Ports) => folderFromEnv(ports, 'XDG_CACHE_HOME', join(ports.machine.home, '.cache'));
const data = (ports: Ports) => folderFromEnv(ports, 'XDG_DATA_HOME', join(ports.machine.home, '.local/share'));
const flatpakHome = (ports: Ports) => join(ports.machine.home, '.var/app/com.spotify.Client');

function install(
  ports: Ports,
  kind: InstallKind,
  folder: string,
  version: string | null,
  configRoot: string,
  cacheRoot: string,
): FoundInstall {
  return {
    kind,
    program: join(folder, 'spotify'),
    folder,
    version,
    prefs: join(configRoot, 'prefs'),
    usersFolder: configRoot,
    cacheFolders: cacheFoldersIn(ports, cacheRoot),
    storageFolder: join(cacheRoot, 'Storage'),
    // The package system updates Spotify on Linux.
    updateFolder: null,
  };
}

const shared = (ports: Ports, kind: InstallKind, folder: string, version: string | null) =>
  install(ports, kind, folder, version, join(config(ports), 'spotify'), join(cache(ports), 'spotify'));

async function findPackage(
  ports: Ports,
  signal: AbortSignal,
  kind: InstallKind,
  path: string,
): Promise<FoundInstall[]> {
  const folder = await systemPlace(ports, path);
  if (!folder) return [];
  const program = join(folder, 'spotify');
  if (!(await holdsSpotify(ports, folder, program))) return [];
  const packaged = kind === 'deb' && !ports.machine.pretend ? await debVersion(ports, signal) : null;
  // Other systems' packages use Debian's folder too; what dpkg does not know is one of those.
  const shownKind = kind === 'deb' && !ports.machine.pretend && packaged === null ? 'aur' : kind;
  return [shared(ports, shownKind, folder, packaged ?? (await versionInside(ports, program, signal)))];
}

/** What dpkg says of an installed package, as `ii |1:1.2.95.453.g0eeebbed`. */
async function debVersion({ exec }: Ports, signal: AbortSignal): Promise<string | null> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own format language
  const args = ['-W', '-f=${db:Status-Abbrev}|${Version}', 'spotify-client'];
  const result = await orNull(exec.run('dpkg-query', args, { timeoutMs: 5000, signal }));
  const [state, version] = result?.stdout.split('|') ?? [];
  return result?.code === 0 && state?.startsWith('ii') ? cleanVersion(version ?? '') : null;
}

async function findLauncher(ports: Ports, signal: AbortSignal): Promise<FoundInstall[]> {
  const root = join(data(ports), 'spotify-launcher');
  const folder = join(root, 'install/usr/share/spotify');
  const program = join(folder, 'spotify');
  if (!(await holdsSpotify(ports, folder, program))) return [];
  const stated = readState(await textAt(ports, join(root, 'state.json')));
  return [shared(ports, 'spotify-launcher', folder, stated ?? (await versionInside(ports, program, signal)))];
}

/** `{"last_update_check": ..., "version": "1:1.2.95.453.g0eeebbed"}` */
function readState(text: string | null): string | null {
  try {
    const state: unknown = JSON.parse(text ?? 'null');
    const version = typeof state === 'object' && state !== null && 'version' in state ? state.version : null;
    return typeof version === 'string' ? cleanVersion(version) : null;
  } catch {
    return null;
  }
}

async function findSnap(ports: Ports, signal: AbortSignal): Promise<FoundInstall[]> {
  for (const mount of ['/snap/spotify', '/var/lib/snapd/snap/spotify']) {
    const root = await systemPlace(ports, mount);
    const revision = root && (await currentRevision(ports, root));
    if (!revision) continue;
    const folder = join(revision, 'usr/share/spotify');
    if (!(await holdsSpotify(ports, folder, join(folder, 'spotify')))) continue;
    const home = await snapHome(ports);
    const common = join(ports.machine.home, 'snap/spotify/common');
    const version = await snapVersion(ports, signal, revision);
    return [install(ports, 'snap', folder, version, join(home, '.config/spotify'), join(common, '.cache/spotify'))];
  }
  return [];
}

/** Folder of the revision in use below `~/snap/spotify`, whether or not it exists. */
async function snapHome(ports: Ports): Promise<string> {
  const root = join(ports.machine.home, 'snap/spotify');
  return (await currentRevision(ports, root)) ?? join(root, 'current');
}

/** `current` where the link is there, else the highest revision number: copied homes often lack the link. */
async function currentRevision(ports: Ports, root: string): Promise<string | null> {
  const current = join(root, 'current');
  if ((await kindAt(ports, current)) === 'folder') return current;
  const revisions = (await namesIn(ports, root)).filter((name) => /^x?\d{1,6}$/.test(name));
  const newest = revisions.sort((a, b) => Number(b.replace('x', '')) - Number(a.replace('x', '')))[0];
  return newest === undefined ? null : join(root, newest);
}

async function snapVersion(ports: Ports, signal: AbortSignal, revision: string): Promise<string | null> {
  const text = await textAt(ports, join(revision, 'meta/snap.yaml'));
  const version = /^version:[ \t]*['"]?([^'"\r\n]{1,60})/m.exec(text ?? '')?.[1];
  const stated = cleanVersion(version ?? '');
  if (stated !== null || ports.machine.pretend) return stated;
  const result = await orNull(ports.exec.run('snap', ['list', 'spotify'], { timeoutMs: 5000, signal }));
  // spotify  1.2.74.477...   168    latest/stable  spotify     -
  return cleanVersion(/^spotify\s+(\S+)/m.exec(result?.stdout ?? '')?.[1] ?? '');
}

async function findFlatpak(ports: Ports, signal: AbortSignal): Promise<FoundInstall[]> {
  const roots = [await systemPlace(ports, '/var/lib/flatpak'), join(data(ports), 'flatpak')];
  const found: FoundInstall[] = [];
  for (const root of roots) {
    if (root === null) continue;
    const active = join(root, 'app/com.spotify.Client/current/active');
    const folder = join(active, 'files/extra/share/spotify');
    const program = join(folder, 'spotify');
    const isHere =
      (await kindAt(ports, join(active, 'metadata'))) === 'file' || (await kindAt(ports, program)) === 'file';
    if (!isHere) continue;
    const version = (await appDataVersion(ports, active)) ?? (await versionInside(ports, program, signal));
    found.push(
      install(
        ports,
        'flatpak',
        folder,
        version,
        join(flatpakHome(ports), 'config/spotify'),
        join(flatpakHome(ports), 'cache/spotify'),
      ),
    );
  }
  return found;
}

/** `<release version="1.2.92.147" date="2026-06-15"/>`, newest first. */
async function appDataVersion(ports: Ports, active: string): Promise<string | null> {
  for (const place of [
    'share/metainfo/com.spotify.Client.metainfo.xml',
    'share/appdata/com.spotify.Client.appdata.xml',
  ]) {
    const text = await textAt(ports, join(active, 'files', place));
    const version = cleanVersion(/<release\b[^>]{0,200}?\bversion="([^"]{1,60})"/.exec(text ?? '')?.[1] ?? '');
    if (version) return version;
  }
  return null;
}
