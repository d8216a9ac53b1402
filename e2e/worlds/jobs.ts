import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Leaves a repair in the data folder that an earlier start was cut off in, before it had changed anything. */
export async function leaveCutOffJob(data: string, at: string, repair: string, entry: string): Promise<void> {
  const id = `${at.replace(/[-:.]/g, '')}-${repair}`;
  const folder = join(data, 'repairs', id);
  await mkdir(folder, { recursive: true });
  const journal = {
    version: 1,
    id,
    repair,
    entry,
    at,
    state: 'acting',
    fault: null,
    verified: null,
    evidence: [],
    changes: [
      { kind: 'program', name: 'Spotify', what: 'quit' },
      {
        kind: 'move',
        from: '~/.cache/spotify/Data',
        to: `Data.backline-${id.slice(0, 19)}`,
        bytes: 3.4e9,
        files: 4211,
      },
    ],
    acts: [],
    restart: null,
    undoneAt: null,
    copies: true,
  };
  await writeFile(join(folder, 'journal.json'), JSON.stringify(journal));
}
