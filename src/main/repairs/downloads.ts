import { folderOf, isAbsolutePath, joinPath } from '../paths';
import type { Ports } from '../ports';
import type { PrefsRead } from '../spotify/facts';
import { orNull } from '../spotify/locate/places';
import { PREFS_MAX_BYTES, type PrefsFile, parsePrefs } from '../spotify/prefs';
import { ActFault } from './acts/kind';
import type { PlanContext } from './repair';

/** Keys that name the folder of downloads. */
const KEYS = ['storage.location', 'storage.last-location'];

/**
 * Every place that may hold downloads, for a move to spare: each install's own, and whatever any settings file
 * names, a damaged one as far as it goes. Throws ActFault `downloads` where a file that may name one cannot be
 * read at all.
 */
export async function downloadPlaces(context: Pick<PlanContext, 'ports' | 'spotify'>): Promise<string[]> {
  const { ports, spotify } = context;
  const { platform } = ports.machine;
  const found = new Set<string>();
  for (const { storageFolder } of await spotify.installs()) {
    found.add(storageFolder);
    found.add(joinPath(platform, folderOf(platform, storageFolder), 'offline.bnk'));
  }
  for (const read of [...(await spotify.prefs()), ...(await spotify.userPrefs())]) {
    const file = await readAnyway(ports, read);
    if (file === 'unreadable') throw new ActFault('downloads');
    for (const { value } of file?.entries.filter(({ key }) => KEYS.includes(key)) ?? []) {
      if (typeof value === 'string' && isAbsolutePath(platform, value)) found.add(value);
    }
  }
  return [...found];
}

/** A settings file, a damaged one as well; null where none is. */
export async function readAnyway({ files }: Ports, read: PrefsRead): Promise<PrefsFile | null | 'unreadable'> {
  if (read.state === 'read') return read.file;
  if (read.state === 'missing') return null;
  const bytes = await orNull(files.read(read.path, PREFS_MAX_BYTES));
  return bytes === null ? 'unreadable' : parsePrefs(bytes, read.path);
}

/** The lines of a settings file that name the folder of downloads, as they stand there. */
export function storageLines(file: PrefsFile): string[] {
  return file.entries
    .filter(({ key, kind, value }) => KEYS.includes(key) && kind === 'string' && typeof value === 'string')
    .map(({ key, raw }) => `${key}=${raw.trim()}`);
}
