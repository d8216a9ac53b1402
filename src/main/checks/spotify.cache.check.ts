import { folderOf } from '../paths';
import type { Ports } from '../ports';
import type { Install } from '../spotify/facts';
import { measureFolders } from '../spotify/folder-size';
import { isWriteProtected, kindAt, orNull } from '../spotify/locate/places';
import { findCacheLimit } from '../spotify/prefs-findings';
import { type StoragePlace, storagePlaceOf } from '../spotify/storage';
import { defineCheck, type FoundFact } from './check';
import { formatSize } from './sizes';

type Id =
  | 'cache/normal'
  | 'cache/large'
  | 'cache/none'
  | 'cache/unwritable'
  | 'storage/missing'
  | 'storage/moved'
  | 'storage/capped';
const BROKEN: readonly Id[] = ['cache/unwritable', 'storage/missing'];

/** Left alone, Spotify takes about a tenth of the free disk; beyond this it is worth a look. */
const LARGE_BYTES = 10_000_000_000;
/** What Spotify makes anew the moment it starts is smaller than this; nothing that was played is in it. */
const SMALL_BYTES = 1_000_000;
const LIMITS = { entries: 200_000, timeMs: 3000 };

/** Size and rights of the streaming cache, and whether a chosen downloads folder is still there. */
export const check = defineCheck<Id>({
  id: 'spotify.cache',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 10_000,
  findings: [
    'cache/normal',
    'cache/large',
    'cache/none',
    'cache/unwritable',
    'storage/missing',
    'storage/moved',
    'storage/capped',
  ],
  async run({ ports, spotify, signal }) {
    const used = (await spotify.installs())[0];
    if (!used) return { status: 'not-applicable' };
    const findings: FoundFact<Id>[] = [await findSize(ports, used, signal)];
    if (await isUnwritable(ports, used)) findings.push({ id: 'cache/unwritable' });
    const prefs = await spotify.prefs();
    const storage = storagePlaceOf(used, prefs);
    if (storage?.moved) findings.push({ id: (await isGone(ports, storage)) ? 'storage/missing' : 'storage/moved' });
    const read = prefs.find(({ path }) => path === used.prefs);
    if (read?.state === 'read') findings.push(...findCacheLimit(read.file));
    return { status: findings.some(({ id }) => BROKEN.includes(id)) ? 'problem' : 'ok', findings };
  },
});

async function findSize(ports: Ports, install: Install, signal: AbortSignal): Promise<FoundFact<Id>> {
  const size = await measureFolders(ports, install.cacheFolders, { ...LIMITS, signal });
  if (!size || (size.whole && size.bytes < SMALL_BYTES)) return { id: 'cache/none' };
  const text = size.whole ? formatSize(size.bytes) : `at least ${formatSize(size.bytes)}`;
  const data = { size: text, bytes: size.bytes, files: size.files };
  return { id: size.bytes > LARGE_BYTES ? 'cache/large' : 'cache/normal', data };
}

/** The cache's own folder, or the one Spotify would make it in. Null from the system is no fault. */
async function isUnwritable(ports: Ports, { cacheFolders }: Install): Promise<boolean> {
  const { platform } = ports.machine;
  const data = cacheFolders[0];
  if (!data) return false;
  for (const folder of [data, folderOf(platform, data)]) {
    const kind = await kindAt(ports, folder);
    // A file where the folder belongs keeps Spotify from writing just as well.
    if (kind === 'file') return true;
    if (kind === 'folder' && (await isWriteProtected(ports, folder))) return true;
  }
  return false;
}

/** Gone means that nothing is there; a folder that may not be looked at is not gone. */
async function isGone(ports: Ports, { path }: StoragePlace): Promise<boolean> {
  const place = await ports.machine.systemPath(path);
  return (await orNull(ports.files.facts(place).then((facts) => ({ facts }))))?.facts === null;
}
