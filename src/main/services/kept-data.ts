import type { DataPart, KeptData } from '../../contract/companion';
import { DEFAULT_SETTINGS } from '../../contract/defaults';
import { CallFailure } from '../../contract/failure';
import type { RecordState, WatchNotice } from '../../contract/logs';
import type { Job } from '../../contract/repairs';
import type { Settings } from '../../contract/state';
import { DATA_PARTS, type Platform } from '../../contract/words';
import { joinPath } from '../paths';
import { type Files, type OwnFiles, PortError } from '../ports';
import type { Store } from './store';
import type { WorkLog } from './work-log';

export interface KeptDataParts {
  files: Pick<Files, 'list' | 'linkFacts'>;
  own: OwnFiles;
  platform: Platform;
  dataFolder: string;
  workLog: Pick<WorkLog, 'history' | 'clearHistory' | 'checklists' | 'clearChecklists'>;
  settings: Store<Settings>;
  notices: { list(): Promise<WatchNotice[]>; clear(): Promise<void> };
  recordings: { state(): Promise<RecordState>; remove(id: string): Promise<unknown> };
  /** Jobs of repairs, with what is kept to undo them. */
  repairs: { jobs(): Promise<readonly Job[]>; forget(jobs: readonly string[]): Promise<void> };
}

/** Most files of one folder that are counted. */
const MOST_FILES = 10_000;

/** What the app has kept about its use, and the way to be rid of it. */
export function createKeptData(parts: KeptDataParts): {
  list(): Promise<KeptData[]>;
  clear(part: DataPart): Promise<KeptData[]>;
} {
  const { files, own, dataFolder, workLog, settings, notices, recordings, repairs } = parts;
  const at = (...names: string[]) => joinPath(parts.platform, dataFolder, ...names);

  const namesIn = async (folder: string): Promise<string[]> => {
    try {
      return await files.list(folder, MOST_FILES);
    } catch (error) {
      if (error instanceof PortError) return [];
      throw error;
    }
  };
  const sizeOf = async (path: string) => (await files.linkFacts(path).catch(() => null))?.size ?? 0;

  /** Jobs that may go with all that is kept of them: one that was cut off, or cannot be read, still needs it. */
  const settledJobs = async () =>
    (await repairs.jobs()).filter(({ state }) => state === 'done' || state === 'failed' || state === 'undone');

  const sizeOfJob = async ({ id, bytes }: Job) => bytes + (await sizeOf(at('repairs', id, 'journal.json')));

  /** A part's file, and copies of it that were found damaged and moved aside. */
  const filesOf = async (part: DataPart): Promise<string[]> => {
    const all = (await namesIn(dataFolder)).filter((name) => name === `${part}.json` || isDamaged(part, name));
    const recorded = part === 'recordings' ? await namesIn(at('recordings')) : [];
    return [...all.map((name) => at(name)), ...recorded.map((name) => at('recordings', name))];
  };

  const count: Record<DataPart, () => Promise<number>> = {
    history: async () => (await workLog.history()).length,
    checklists: () => workLog.checklists(),
    recordings: async () => (await recordings.state()).past.length,
    copies: async () => (await settledJobs()).length,
    watch: async () => (await notices.list()).length,
    settings: async () => changedFrom(DEFAULT_SETTINGS, await settings.get()),
  };

  const empty: Record<DataPart, () => Promise<unknown>> = {
    history: () => workLog.clearHistory(),
    checklists: () => workLog.clearChecklists(),
    async recordings() {
      const { state, past } = await recordings.state();
      if (state !== 'idle' && state !== 'ended' && state !== 'failed') throw new CallFailure('data/busy');
      for (const { id } of past) await recordings.remove(id);
    },
    copies: async () => repairs.forget((await settledJobs()).map(({ id }) => id)),
    watch: () => notices.clear(),
    settings: () => settings.change(() => DEFAULT_SETTINGS),
  };

  const list = () =>
    Promise.all(
      DATA_PARTS.map(async (part) => {
        const sizes =
          part === 'copies'
            ? await Promise.all((await settledJobs()).map(sizeOfJob))
            : await Promise.all((await filesOf(part)).map(sizeOf));
        return { part, bytes: sizes.reduce((sum, size) => sum + size, 0), items: await count[part]() };
      }),
    );

  return {
    list,
    async clear(part) {
      await empty[part]();
      for (const name of await namesIn(dataFolder)) if (isDamaged(part, name)) await own.remove(at(name));
      return await list();
    },
  };
}

const isDamaged = (part: DataPart, name: string) => name.startsWith(`${part}.damaged-`) && name.endsWith('.json');

/** How many settings differ from what they were at first; what the person was told is none of them. */
function changedFrom(first: Settings, now: Settings): number {
  return (Object.keys(first) as (keyof Settings)[]).filter(
    (key) => key !== 'told' && JSON.stringify(first[key]) !== JSON.stringify(now[key]),
  ).length;
}
