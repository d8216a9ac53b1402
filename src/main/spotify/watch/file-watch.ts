import type { LogPatterns } from '../../../catalog/log/compile';
import { type Files, PortError } from '../../ports';
import { GrowingFile } from '../record/growing-file';
import { type LiveEvent, LiveScan } from '../record/live-scan';

/** Bytes that are read on one notice before others get their turn. */
const TURN_BYTES = 1024 * 1024;

/** A watch does not run longer: only the year of dates that have none rests on it. */
const LONGEST_MS = 180 * 86_400_000;

export interface FileWatchOptions {
  files: Pick<Files, 'open' | 'facts' | 'watch'>;
  patterns: LogPatterns;
  path: string;
  /** Milliseconds since 1970: what was written before is not read, and events dated before are not told. */
  sinceMs: number;
  onEvent(event: LiveEvent): void;
  onFault(error: unknown): void;
}

/**
 * Tells the events that are written to a file from now on, whenever the system says that it changed.
 * Answers once it is sure of where the file stands; call the answer to end it.
 */
export async function watchFileEvents(options: FileWatchOptions): Promise<() => void> {
  const { files, patterns, path, sinceMs, onEvent, onFault } = options;
  const facts = await files.facts(path);
  // A file that began after the watch did is read from its start: it came in between two looks.
  const from = facts !== null && facts.modifiedMs < sinceMs ? facts.size : 0;
  const file = new GrowingFile(files, path, from, facts?.inode ?? null);
  const scan = new LiveScan({
    patterns,
    // Days go by while it is watched, so what has no date gets none.
    sinceMs: null,
    untilMs: sinceMs + LONGEST_MS,
    onEvent: (event) => {
      if (event.stamp.instant === null || event.stamp.instant >= sinceMs) onEvent(event);
    },
  });
  let isStopped = false;
  let isDue = false;
  let isReading = false;

  async function read(): Promise<void> {
    isDue = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isDue && !isStopped) {
        isDue = false;
        const { done } = await file.read(TURN_BYTES, (bytes) => scan.push(bytes));
        isDue ||= !done;
      }
    } catch (error) {
      // It may become readable again; the next notice tells.
      if (!(error instanceof PortError)) onFault(error);
    } finally {
      isReading = false;
    }
  }
  const stop = files.watch(path, () => void read());
  // What was written while the watch was being set up.
  await read();
  return () => {
    isStopped = true;
    stop();
  };
}
