import { type Candidates, candidatesOf, type LogPatterns } from '../../../catalog/log/compile';
import { NeedleSearch } from './needles';

/** Sets of needles that are remembered; the same few come again and again. */
const MAX_SETS = 1000;

/** Tells which patterns are worth trying on a line of bytes. */
export class LineNeedles {
  readonly search: NeedleSearch;
  readonly #patterns: LogPatterns;
  readonly #found: number[] = [];
  readonly #known = new Map<string, Candidates>();

  constructor(patterns: LogPatterns) {
    this.#patterns = patterns;
    this.search = searchFor(patterns);
  }

  /** What to try on the line that lies at `start` to `end`. */
  candidates(bytes: Uint8Array, start: number, end: number): Candidates {
    this.search.collect(bytes, start, end, this.#found);
    const found = this.#found;
    const key = found.length === 1 ? String(found[0]) : found.join();
    const known = this.#known.get(key);
    if (known) return known;
    const candidates = candidatesOf(this.#patterns, found);
    if (this.#known.size < MAX_SETS) this.#known.set(key, candidates);
    return candidates;
  }
}

const searches = new WeakMap<LogPatterns, NeedleSearch>();

/** The search for the needles of a set of patterns; it holds nothing of a log and serves all of them. */
function searchFor(patterns: LogPatterns): NeedleSearch {
  const known = searches.get(patterns);
  if (known) return known;
  const search = new NeedleSearch(patterns.needles);
  searches.set(patterns, search);
  return search;
}
