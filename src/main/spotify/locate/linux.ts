import type { Ports } from '../../ports';
import { cleanVersion } from '../versions';
import { findFlatpak, flatpakHome } from './flatpak';
import { data, install, join } from './linux-install';
import {
  type FoundInstall,
  folderFromEnv,
  holdsSpotify,
  type InstallKind,
  type Located,
  orNull,
  systemPlace,
  textAt,
  versionInside,
} from './places';
import { findSnap, snapHome } from './snap';

/** Program folders of packages that share the plain `~/.config/spotify`. */
const SHARED_PLACES: readonly [InstallKind, string][] = [
  ['deb', '/usr/share/spotify'],
  ['aur', '/opt/spotify'],
  ['aur', '/usr/libexec/spotify'],
  ['aur', '/usr/share/spotify-client'],
  ['aur', '/usr/lib64/spotify-client'],
];

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
