import type { FoundSource as Found } from '../spotify/log/sources/source';
import type { FoundSource } from './log-books';

/** Turns what the search for traces found into what a book is opened with. */
export function toFoundSource({ source, reading }: Found, signal: AbortSignal): FoundSource {
  if (reading.by === 'files') return { ...source, files: [...reading.paths] };
  return reading.by === 'text' ? { ...source, text: () => reading.read(signal) } : { ...source };
}
