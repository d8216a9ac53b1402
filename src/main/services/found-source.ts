import type { LogSource } from '../../contract/logs';
import type { FoundSource } from './log-books';

/** A source as the search for traces gives it. */
export interface SourceWithReading {
  source: LogSource;
  reading:
    | { by: 'files'; paths: readonly string[] }
    | { by: 'text'; read(signal: AbortSignal): Promise<string> }
    | { by: 'nothing' };
}

/** Turns what the search for traces found into what a book is opened with. */
export function toFoundSource({ source, reading }: SourceWithReading, signal: AbortSignal): FoundSource {
  if (reading.by === 'files') return { ...source, files: [...reading.paths] };
  return reading.by === 'text' ? { ...source, text: () => reading.read(signal) } : { ...source };
}
