import { joinPath } from '../paths';
import type { Ports } from '../ports';
import { orNull } from './locate/places';

export interface FolderSize {
  bytes: number;
  files: number;
  /** False when a limit ended the walk: the sums are the least it holds. */
  whole: boolean;
}

export interface WalkLimits {
  entries: number;
  /** Milliseconds of the monotonic clock. */
  timeMs: number;
  signal: AbortSignal;
}

const AT_ONCE = 32;

/**
 * Adds up the files below some folders. Links are not followed; what vanishes or may not be read
 * meanwhile counts nothing. Null when none of the folders is there.
 */
export async function measureFolders(
  { files, clock, machine }: Ports,
  roots: readonly string[],
  { entries, timeMs, signal }: WalkLimits,
): Promise<FolderSize | null> {
  const size: FolderSize = { bytes: 0, files: 0, whole: true };
  const end = clock.monotonic() + timeMs;
  const queue: string[] = [];
  for (const root of roots) if ((await orNull(files.linkFacts(root)))?.kind === 'folder') queue.push(root);
  if (queue.length === 0) return null;
  let left = entries;
  for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
    const names = (await orNull(files.list(folder, left + 1))) ?? [];
    for (let at = 0; at < names.length; at += AT_ONCE) {
      const paths = names.slice(at, at + AT_ONCE).map((name) => joinPath(machine.platform, folder ?? '', name));
      left -= paths.length;
      if (left < 0 || clock.monotonic() > end || signal.aborted) return { ...size, whole: false };
      const facts = await Promise.all(paths.map((path) => orNull(files.linkFacts(path))));
      facts.forEach((fact, index) => {
        if (fact?.kind === 'folder') queue.push(paths[index] ?? '');
        if (fact?.kind !== 'file') return;
        size.bytes += fact.size;
        size.files++;
      });
    }
  }
  return size;
}
