import { z } from 'zod';
import type { LogPatterns } from '../../catalog/log/compile';
import type { Recording } from '../../contract/logs';
import type { OwnFiles, Ports } from '../ports';
import { scanFile } from '../spotify/log/scan';
import {
  recordingFiles,
  recordingIds,
  recordingPaths,
  recordingSource,
  recordingStart,
} from '../spotify/record/recording-files';
import { openStore } from './store';

/** What is known of a recording beside its files. */
const Kept = z.strictObject({
  id: z.string(),
  /** Null while it runs, and when the app was closed meanwhile. */
  endedAt: z.string().nullable(),
  lines: z.number().int(),
  problems: z.number().int(),
  install: z.string().nullable(),
});
type Kept = z.infer<typeof Kept>;

export interface RecordingsParts {
  ports: Ports;
  own: OwnFiles;
  dataFolder: string;
  patterns: () => Promise<LogPatterns>;
  onDamaged?: (movedTo: string) => void;
}

/** The recordings on this computer. Their files decide what there is. */
export interface Recordings {
  /** Newest first. Not to be asked while one runs: it would count as left open by an app that was closed. */
  list(): Promise<Recording[]>;
  begin(id: string, install: string | null): Promise<void>;
  finish(id: string, counts: { endedAt: string; lines: number; problems: number }): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Opens the list in the app's data folder. */
export function openRecordings({ ports, own, dataFolder, patterns, onDamaged }: RecordingsParts): Recordings {
  const store = openStore<Kept[]>({
    files: ports.files,
    folder: dataFolder,
    name: 'recordings',
    schema: async () => z.array(Kept),
    fallback: [],
    onDamaged,
  });
  const put = (kept: Kept) => store.change((all) => [kept, ...all.filter(({ id }) => id !== kept.id)]);

  /** A recording that was running when the app was closed: counted again, ended when last written to. */
  async function settle(id: string, install: string | null): Promise<Kept> {
    const files = await recordingFiles(ports, dataFolder, id);
    let [lines, problems] = [0, 0];
    for (const { path } of files) {
      const scanned = await scanFile(ports, path, { patterns: await patterns(), limit: 0 });
      lines += scanned.lines;
      for (const { group, count } of scanned.tallies) if (group === 'problem') problems += count;
    }
    const endedAt = new Date(Math.max(0, ...files.map((file) => file.modifiedMs))).toISOString();
    const kept: Kept = { id, endedAt, lines, problems, install };
    await put(kept);
    return kept;
  }

  return {
    async list() {
      const known = new Map((await store.get()).map((kept) => [kept.id, kept]));
      const list: Recording[] = [];
      for (const id of await recordingIds(ports, dataFolder)) {
        const startedAt = recordingStart(id);
        const files = await recordingFiles(ports, dataFolder, id);
        if (startedAt === null || files.length === 0) continue;
        const held = known.get(id);
        const kept = held && held.endedAt !== null ? held : await settle(id, held?.install ?? null);
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
        list.push({ ...kept, startedAt, source: recordingSource(id), bytes });
      }
      return list;
    },
    begin: async (id, install) => {
      await put({ id, endedAt: null, lines: 0, problems: 0, install });
    },
    finish: async (id, counts) => {
      const install = (await store.get()).find((kept) => kept.id === id)?.install ?? null;
      await put({ id, install, ...counts });
    },
    async remove(id) {
      if (recordingStart(id) === null) return;
      for (const path of recordingPaths(ports, dataFolder, id)) await own.remove(path);
      await store.change((all) => all.filter((kept) => kept.id !== id));
    },
  };
}
