import type { LogPatterns } from '../../../catalog/log/compile';
import { showStamp } from '../../../catalog/log/timeline';
import type { RecordState } from '../../../contract/logs';
import type { Files } from '../../ports';
import { GrowingFile } from './growing-file';
import { type LiveEvent, LiveScan } from './live-scan';

/** Events that are shown while a recording runs. */
const NEWEST = 200;
/** Bytes of a file that are read before anything else gets its turn. */
const TURN_BYTES = 2 * 1024 * 1024;
/** Longer than any recording. */
const LONGEST_MS = 86_400_000;

export interface SessionOptions {
  files: Pick<Files, 'open' | 'facts'>;
  patterns: LogPatterns;
  /** What Spotify prints, and what it writes by itself. They need not exist yet. */
  paths: readonly string[];
  sinceMs: number;
}

/** One recording as it grows: counts over all its files, and the newest events in the order they came in. */
export class Session {
  readonly #parts: { file: GrowingFile; scan: LiveScan; size: number }[];
  #latest: LiveEvent[] = [];

  constructor({ files, patterns, paths, sinceMs }: SessionOptions) {
    const onEvent = (event: LiveEvent) => {
      this.#latest.push(event);
      // Trimmed now and then: once for every event would move the whole list each time.
      if (this.#latest.length > NEWEST * 2) this.#latest = this.#latest.slice(-NEWEST);
    };
    this.#parts = paths.map((path) => ({
      file: new GrowingFile(files, path),
      scan: new LiveScan({ patterns, sinceMs, untilMs: sinceMs + LONGEST_MS, onEvent }),
      size: 0,
    }));
  }

  get bytes(): number {
    return this.#parts.reduce((sum, { size }) => sum + size, 0);
  }
  get lines(): number {
    return this.#parts.reduce((sum, { scan }) => sum + scan.lines, 0);
  }
  get problems(): number {
    return this.#parts.reduce((sum, { scan }) => sum + scan.problems, 0);
  }

  /** Newest events, oldest of them first. */
  latest(): RecordState['latest'] {
    return this.#latest.slice(-NEWEST).map(({ stamp, event, group, text, possible }) => ({
      time: showStamp(stamp),
      event,
      group,
      text,
      possible: [...possible],
    }));
  }

  /** Reads on. Answers whether all there is was read. Throws PortError. */
  async read(): Promise<boolean> {
    let done = true;
    for (const part of this.#parts) {
      const { size, done: isRead } = await part.file.read(TURN_BYTES, (bytes) => part.scan.push(bytes));
      part.size = size;
      done &&= isRead;
    }
    return done;
  }

  /** Reads to the end of a recording that nothing is written to any more. */
  async finish(): Promise<void> {
    while (!(await this.read()));
    for (const { scan } of this.#parts) scan.end();
  }
}
