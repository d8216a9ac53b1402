import type { LogPatterns } from '../../catalog/log/compile';
import type { logCalls, WatchNotice } from '../../contract/logs';
import type { Settings } from '../../contract/state';
import type { Announce, Handlers } from '../ipc/bind';
import type { Notifier, OwnFiles, Ports, SpotifyControl } from '../ports';
import { findSources } from '../spotify/log/sources/find';
import { openSpotifyFacts } from '../spotify/open-facts';
import { recordingsFolder } from '../spotify/record/recording-files';
import { toFoundSource } from './found-source';
import { createLogHandlers, type OpenBook } from './log-books';
import { createRecordHandlers } from './recorder';
import type { Store } from './store';
import { createWatch } from './watch';
import type { WorkLog } from './work-log';

export interface TracesParts {
  ports: Ports;
  control: SpotifyControl;
  own: OwnFiles;
  notifier: Notifier;
  dataFolder: string;
  patterns: () => Promise<LogPatterns>;
  settings: Store<Settings>;
  workLog: WorkLog;
  openBook: OpenBook;
  chooseFiles(): Promise<{ name: string; path: string }[] | null>;
  /** The person followed a notice of the watch. */
  openNotice(notice: WatchNotice): void;
  announce: Announce;
  onFault(where: string, error: unknown): void;
  onDamaged(movedTo: string): void;
}

/** How long looking for sources may take, in milliseconds. */
const SOURCES_LIMIT_MS = 30_000;

/**
 * Everything about what Spotify leaves behind: books to read in, recordings, the watch. `close` lets go
 * of all of it when the app quits; Spotify itself and its files stay as they are.
 */
export function createTraces(parts: TracesParts): {
  handlers: Pick<Handlers, keyof typeof logCalls>;
  begin(): Promise<void>;
  /** Forgets what the watch has seen. */
  clearNotices(): Promise<void>;
  close(): Promise<void>;
} {
  const { ports, dataFolder } = parts;
  const { platform } = ports.machine;
  const recordings = recordingsFolder(ports, dataFolder);
  const find = (signal: AbortSignal, own?: { recordings: string }) =>
    findSources(ports, openSpotifyFacts(ports, signal), signal, own);
  const books = createLogHandlers({
    ...parts,
    platform,
    sources: async () => {
      const signal = AbortSignal.timeout(SOURCES_LIMIT_MS);
      return (await find(signal, { recordings })).map((found) => toFoundSource(found, signal));
    },
  });
  const recorder = createRecordHandlers(parts);
  const watch = createWatch({
    ...parts,
    files: ports.files,
    clock: ports.clock,
    // A recording is watched by the recorder; telling of it twice helps nobody.
    sources: (signal) => find(signal),
    open: parts.openNotice,
  });
  return {
    handlers: {
      ...books.handlers,
      ...recorder.handlers,
      ...watch.handlers,
      'logs.sources': async () =>
        (await find(AbortSignal.timeout(SOURCES_LIMIT_MS), { recordings })).map(({ source }) => source),
    },
    begin: () => watch.begin(),
    clearNotices: () => watch.clear(),
    async close() {
      watch.close();
      recorder.close();
      await books.closeBooks();
    },
  };
}
