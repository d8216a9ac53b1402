import { z } from 'zod';
import { Evidence } from '../../contract/diagnosis';
import { Change, JOB_STATES, REPAIR_FAULTS, VERIFIED } from '../../contract/repairs';
import { joinPath } from '../paths';
import { type OwnFiles, PortError, type Ports } from '../ports';
import { Act } from './acts/act';
import type { Copy } from './acts/kind';

/** How far an act has come. `started` and `reverting` on the disk mean: look at the world, it may be either way. */
const ACT_STATES = ['todo', 'started', 'done', 'reverting', 'reverted', 'skipped'] as const;

/** What is written down before, while and after a repair changes anything. A file format: kept for years. */
export const JournalFile = z.strictObject({
  version: z.literal(1),
  id: z.string().max(120),
  repair: z.string().max(80),
  entry: z.string().max(120).nullable(),
  at: z.string(),
  state: z.enum(JOB_STATES),
  fault: z.enum(REPAIR_FAULTS).nullable(),
  verified: z.enum(VERIFIED).nullable(),
  evidence: z.array(Evidence),
  changes: z.array(Change),
  acts: z.array(z.strictObject({ act: Act, state: z.enum(ACT_STATES) })),
  /** Spotify's program when it ran as an undo began: it is started again afterwards. */
  restart: z.string().nullable(),
  undoneAt: z.string().nullable(),
  /** False once the copies were cleared. */
  copies: z.boolean(),
});
export type JournalFile = z.infer<typeof JournalFile>;

/** A journal is small; anything larger is not ours. */
const MOST_BYTES = 4 * 1024 * 1024;
const NAME = 'journal.json';
/** More jobs than anybody has. */
const MOST_JOBS = 2000;

/** The folder of jobs: one folder each, with its journal and its copies. */
export interface Journals {
  folder: string;
  /** Flushed to the disk before it resolves. Throws PortError. */
  write(journal: JournalFile): Promise<void>;
  /** Newest first; null in place of one that cannot be read. */
  list(): Promise<{ id: string; journal: JournalFile | null }[]>;
  read(id: string): Promise<JournalFile | null>;
  /** The copy an act of a job keeps. */
  copy(id: string, act: number): Copy;
  /** Bytes of a job's copies. */
  size(id: string): Promise<number>;
  clearCopies(id: string): Promise<void>;
  /** Removes a job with all that is kept of it. */
  remove(id: string): Promise<void>;
}

/** Opens the jobs below the app's data folder. Nothing is made before something is written. */
export function openJournals(ports: Ports, own: OwnFiles, dataFolder: string): Journals {
  const { files } = ports;
  const { platform } = ports.machine;
  const folder = joinPath(platform, dataFolder, 'repairs');
  const at = (id: string, name: string) => joinPath(platform, folder, checked(id), name);
  const copyName = (act: number) => `copy-${act}.bin`;

  const read: Journals['read'] = async (id) => {
    try {
      const parsed = JournalFile.safeParse(
        JSON.parse(new TextDecoder().decode(await files.read(at(id, NAME), MOST_BYTES))),
      );
      return parsed.success && parsed.data.id === id ? parsed.data : null;
    } catch (error) {
      if (error instanceof PortError || error instanceof SyntaxError) return null;
      throw error;
    }
  };

  return {
    folder,
    read,
    async write(journal) {
      await files.makeFolder(joinPath(platform, folder, checked(journal.id)));
      await files.writeAtomic(at(journal.id, NAME), new TextEncoder().encode(`${JSON.stringify(journal)}\n`), 0o600);
    },
    async list() {
      const names = await files.list(folder, MOST_JOBS).catch((error: unknown) => {
        if (error instanceof PortError && error.code === 'not-found') return [];
        throw error;
      });
      const ids = names.filter((name) => JOB_ID.test(name)).sort((a, b) => (a < b ? 1 : -1));
      const found = await Promise.all(
        // A folder without a journal is one that nothing was done for yet.
        ids.map(async (id) =>
          (await files.linkFacts(at(id, NAME))) === null ? [] : [{ id, journal: await read(id) }],
        ),
      );
      return found.flat();
    },
    copy: (id, act) => ({
      async put(bytes) {
        const path = at(id, copyName(act));
        if ((await files.linkFacts(path)) === null) await files.writeAtomic(path, bytes, 0o600);
      },
      replace: (bytes) => files.writeAtomic(at(id, copyName(act)), bytes, 0o600),
      async get() {
        try {
          return await files.read(at(id, copyName(act)), 64 * 1024 * 1024);
        } catch (error) {
          if (error instanceof PortError && error.code === 'not-found') return null;
          throw error;
        }
      },
    }),
    async size(id) {
      const names = await files.list(joinPath(platform, folder, checked(id))).catch(() => []);
      const sizes = await Promise.all(
        names
          .filter((name) => name.startsWith('copy-'))
          .map(async (name) => (await files.linkFacts(at(id, name)))?.size ?? 0),
      );
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    async clearCopies(id) {
      const names = await files.list(joinPath(platform, folder, checked(id))).catch(() => []);
      for (const name of names.filter((one) => one.startsWith('copy-'))) await own.remove(at(id, name));
    },
    remove: async (id) => own.removeFolder(joinPath(platform, folder, checked(id))),
  };
}

/** `20261120T101500123Z-rep.cache.clear`: sorts by time, says what it was. */
const JOB_ID = /^[0-9]{8}T[0-9]{9}Z-rep[a-z0-9.-]{1,80}$/;

/** SECURITY: [sec-31] an id from the page becomes part of a path only in this form. */
function checked(id: string): string {
  if (!JOB_ID.test(id)) throw new PortError('not-found', 'EINVAL');
  return id;
}

/** Marks a moment in names: 20261120T101500123Z. */
export function stampOf(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:.]/g, '');
}
