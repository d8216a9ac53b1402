import { joinPath } from '../../paths';
import type { Ports } from '../../ports';
import { cacheFoldersIn, type FoundInstall, folderFromEnv, type InstallKind } from './places';

/** Joins paths of Linux, whatever we run on. */
export const join = (first: string, ...more: string[]) => joinPath('linux', first, ...more);

/** Where programs install and keep data for one person. */
export const data = (ports: Ports) => folderFromEnv(ports, 'XDG_DATA_HOME', join(ports.machine.home, '.local/share'));

/** An install whose settings lie in one folder and whose cache and downloads in another. */
export function install(
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
