import { isInside, joinPath } from '../../paths';
import { PortError, type Ports } from '../../ports';
import type { Install, InstallKind } from '../facts';
import { PREFS_MAX_BYTES, parsePrefs, prefsValue } from '../prefs';
import { cleanVersion, findVersionInside } from '../versions';

/** An install before its prefs and version are looked at. */
export type FoundInstall = Omit<Install, 'versionFrom'>;

/** What a locator returns: installs, and the first trouble that kept it from looking somewhere. */
export interface Located {
  installs: FoundInstall[];
  trouble: PortError | null;
}

/** Where a system file lies. Null in a fake home that does not hold it: the real machine does not count there. */
export async function systemPlace({ machine }: Ports, path: string): Promise<string | null> {
  const place = await machine.systemPath(path);
  return machine.pretend && !isInside(machine.platform, machine.home, place) ? null : place;
}

/** A folder named by an environment variable, if it is absolute and, in a fake home, lies inside it. */
export function folderFromEnv({ machine }: Ports, name: string, fallback: string): string {
  const value = machine.env[name];
  if (!value || !/^([A-Za-z]:)?[\\/]/.test(value)) return fallback;
  return machine.pretend && !isInside(machine.platform, machine.home, value) ? fallback : value;
}

/** What lies at a path; null when nothing does or it may not be looked at. */
export async function kindAt({ files }: Ports, path: string): Promise<'file' | 'folder' | 'other' | null> {
  const facts = await orNull(files.facts(path));
  if (!facts) return null;
  return facts.kind === 'file' || facts.kind === 'folder' ? facts.kind : 'other';
}

/** Whether a link lies there whose end is gone, on a drive that is not plugged in say. */
export async function leadsNowhere({ files }: Pick<Ports, 'files'>, path: string): Promise<boolean> {
  const link = await orNull(files.linkFacts(path));
  if (link?.kind !== 'link') return false;
  return (await orNull(files.facts(path).then((facts) => ({ facts }))))?.facts === null;
}

/** Names in a folder; none when it is not there or may not be looked at. */
export async function namesIn({ files }: Ports, path: string, limit = 2000): Promise<string[]> {
  return (await orNull(files.list(path, limit))) ?? [];
}

/** Small text file; null when it cannot be read. */
export async function textAt({ files }: Ports, path: string, maxBytes = 1024 * 1024): Promise<string | null> {
  const bytes = await orNull(files.read(path, maxBytes));
  return bytes && new TextDecoder().decode(bytes);
}

/** Turns a port's failure into null; any other error is a fault of ours and goes on. */
export async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PortError) return null;
    throw error;
  }
}

/** Folders of Chromium's own caches below a profile's parent. `Default` since about 1.2.47, `Browser` before. */
export function cacheFoldersIn({ machine }: Ports, root: string): string[] {
  const profiles = ['Browser', 'Default'].flatMap((profile) =>
    ['Cache', 'Code Cache', 'GPUCache', 'DawnCache'].map((name) => joinPath(machine.platform, root, profile, name)),
  );
  return [joinPath(machine.platform, root, 'Data'), ...profiles];
}

/**
 * Whether a folder holds Spotify's program, or the remains of one whose program file is gone:
 * two or more of the parts that only an installed Spotify has.
 */
export async function holdsSpotify(ports: Ports, folder: string, program: string): Promise<boolean> {
  if ((await kindAt(ports, program)) === 'file') return true;
  const names = new Set((await namesIn(ports, folder)).map((name) => name.toLowerCase()));
  return (
    ['apps', 'libcef.so', 'libcef.dll', 'chrome_elf.dll', 'spotify.dll', 'icudtl.dat', 'locales'].filter((name) =>
      names.has(name),
    ).length >= 2
  );
}

/**
 * Whether this person may certainly not write there. No write bit for anybody counts as well: an
 * administrator's programs may write everywhere, Spotify's person may not. False when nobody can tell.
 */
export async function isWriteProtected({ files }: Ports, path: string): Promise<boolean> {
  const facts = await orNull(files.facts(path));
  if (facts && facts.mode !== 0 && (facts.mode & 0o222) === 0) return true;
  return (await orNull(files.writable(path))) === false;
}

/** The version written inside a program file; null when there is none. */
export async function versionInside(ports: Ports, program: string, signal: AbortSignal): Promise<string | null> {
  const handle = await orNull(ports.files.open(program));
  if (!handle) return null;
  try {
    return await orNull(findVersionInside(handle, signal));
  } finally {
    await handle.close();
  }
}

/** The version that ran last, out of a global prefs file. */
export async function lastRunVersion({ files }: Ports, prefs: string): Promise<string | null> {
  const bytes = await orNull(files.read(prefs, PREFS_MAX_BYTES));
  const file = bytes && parsePrefs(bytes, prefs);
  // The second name is that of versions before 1.0.
  const value = file && (prefsValue(file, 'app.last-launched-version') ?? prefsValue(file, 'last_seen_client_version'));
  return typeof value === 'string' ? cleanVersion(value) : null;
}

export type { InstallKind };
