import { folderOf, joinPath } from '../paths';
import type { Ports } from '../ports';
import type { Install } from './facts';
import { kindAt, namesIn, textAt } from './locate/places';

/** Spotify was seen fetching the module from here at its first start. */
export const WIDEVINE_SOURCE = 'redirector.gvt1.com';
/** Folders with nothing but many files in them. */
const CROWDED = new Set([
  'storage',
  'data',
  'cache',
  'code cache',
  'gpucache',
  'dawncache',
  'users',
  'locales',
  'apps',
]);
const DEEPEST = 3;
const MOST_FOLDERS = 400;

/** Where the module that decrypts music lies, or should. */
export interface WidevineFound {
  /** Of a complete module; null when none is found. */
  version: string | null;
  /** Its folders among Spotify's settings and cache, complete or not. What lies in the program's own is not ours to move. */
  folders: string[];
  /** Those of them in which an update broke off: the folder of a version is there, and the module is not. */
  emptied: string[];
}

interface Found {
  folder: string;
  version: string | null;
}

/** Looks for the module in the places known. Reads names and one small file, follows nothing of any length. */
export async function findWidevine(ports: Ports, install: Install, signal: AbortSignal): Promise<WidevineFound> {
  const found: WidevineFound = { version: null, folders: [], emptied: [] };
  const { settings, program } = rootsOf(ports, install);
  for (const root of settings) {
    for (const { folder, version } of await findModules(ports, root, signal)) {
      // One of these roots may lie in another.
      if (found.folders.includes(folder)) continue;
      found.version ??= version;
      found.folders.push(folder);
      if (version === null && (await holdsVersions(ports, folder))) found.emptied.push(folder);
    }
  }
  if (program !== null && found.version === null) {
    found.version =
      (await findModules(ports, program, signal)).find(({ version }) => version !== null)?.version ?? null;
  }
  return found;
}

/**
 * Settings and cache folders, Linux keeps `User Data` beside the settings in some versions; and the program's,
 * unless it is one of them.
 */
function rootsOf({ machine }: Ports, install: Install): { settings: string[]; program: string | null } {
  const { platform } = machine;
  const prefs = folderOf(platform, install.prefs);
  const settings = new Set([
    prefs,
    ...(platform === 'linux' ? [joinPath(platform, folderOf(platform, prefs), 'User Data')] : []),
    ...install.cacheFolders.slice(0, 1).map((folder) => folderOf(platform, folder)),
    folderOf(platform, install.storageFolder),
  ]);
  return { settings: [...settings], program: settings.has(install.folder) ? null : install.folder };
}

/** Folders of the module at most three folders below, each with the version in it, or null. */
async function findModules(ports: Ports, root: string, signal: AbortSignal): Promise<Found[]> {
  const { platform } = ports.machine;
  const found: Found[] = [];
  const queue = [{ path: root, depth: 0 }];
  for (let looked = 0; looked < MOST_FOLDERS && !signal.aborted; looked++) {
    const next = queue.shift();
    if (!next) break;
    for (const name of await namesIn(ports, next.path, 500)) {
      const path = joinPath(platform, next.path, name);
      if (/^widevinecdm$/i.test(name)) {
        found.push({ folder: path, version: await moduleVersion(ports, path) });
        // A name with an ending is a file, all but always; the rest is looked at as a folder.
      } else if (next.depth < DEEPEST && !CROWDED.has(name.toLowerCase()) && !/\.[a-z0-9]{2,5}$/i.test(name)) {
        queue.push({ path, depth: next.depth + 1 });
      }
    }
  }
  return found;
}

const VERSION = /^\d{1,3}(\.\d{1,6}){2,3}$/;

/** Whether an update began here: a folder named by a version, whatever is in it. */
async function holdsVersions(ports: Ports, folder: string): Promise<boolean> {
  return (await namesIn(ports, folder, 50)).some((name) => VERSION.test(name));
}

/** The module lies in a folder named by its version, or, in the program's folder, directly. */
async function moduleVersion(ports: Ports, folder: string): Promise<string | null> {
  const { platform } = ports.machine;
  const names = await namesIn(ports, folder, 50);
  const versions = names.filter((name) => VERSION.test(name));
  versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  for (const version of versions) {
    const path = joinPath(platform, folder, version);
    if ((await kindAt(ports, path)) !== 'folder') continue;
    // An update that broke off leaves an empty folder.
    if (await holdsLibrary(ports, path)) return (await manifestVersion(ports, path)) ?? version;
  }
  return (await holdsLibrary(ports, folder)) ? manifestVersion(ports, folder) : null;
}

/** `4.10.2710.0/_platform_specific/linux_x64/libwidevinecdm.so`, or `x64/...` in old ones. */
async function holdsLibrary(ports: Ports, folder: string): Promise<boolean> {
  const { platform } = ports.machine;
  const inner = joinPath(platform, folder, '_platform_specific');
  for (const place of [inner, folder]) {
    for (const name of await namesIn(ports, place, 20)) {
      const names = await namesIn(ports, joinPath(platform, place, name), 20);
      if ([name, ...names].some((file) => /^(lib)?widevinecdm\.(so|dll|dylib)$/i.test(file))) return true;
    }
  }
  return false;
}

async function manifestVersion(ports: Ports, folder: string): Promise<string | null> {
  const text = await textAt(ports, joinPath(ports.machine.platform, folder, 'manifest.json'), 64 * 1024);
  return /"version"\s{0,9}:\s{0,9}"(\d[\d.]{0,30})"/.exec(text ?? '')?.[1] ?? null;
}
