import type { Ports } from '../../../ports';
import { filesIn, type SeenFile } from './files';
import { recordLine } from './record-line';
import { type Look, nothing } from './source';

/**
 * Crash dumps of some folders as one source. They are binary and hold a person's memory: when and how
 * large is all that is told of them.
 */
export async function lookAtDumps(ports: Ports, folders: readonly string[]): Promise<Look> {
  const dumps: SeenFile[] = [];
  let isThere = false;
  let refused: 'no-permission' | 'failed' | null = null;
  for (const folder of folders) {
    const seen = await filesIn(ports, folder, (name) => /\.dmp$/i.test(name));
    if ('files' in seen) {
      isThere = true;
      dumps.push(...seen.files.filter(({ size }) => size > 0));
    } else if (seen.none !== 'absent') refused = seen.none;
  }
  dumps.sort((a, b) => a.modifiedMs - b.modifiedMs);
  const newest = dumps.at(-1);
  if (newest === undefined) {
    if (refused) return nothing('unreadable', refused);
    return nothing(isThere ? 'empty' : 'absent');
  }
  return {
    state: 'present',
    why: null,
    bytes: dumps.reduce((sum, { size }) => sum + size, 0),
    changedMs: newest.modifiedMs,
    reading: {
      by: 'text',
      // "Spotify crash record, 20480 bytes" is a row of the log patterns.
      read: async () =>
        dumps
          .map(
            ({ size, modifiedMs }) => `${recordLine(modifiedMs, 'crashpad', `Spotify crash record, ${size} bytes`)}\n`,
          )
          .join(''),
    },
  };
}
