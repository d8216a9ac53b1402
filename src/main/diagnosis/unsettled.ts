import type { Finding } from '../../contract/diagnosis';
import { type Known, openKnown } from './known';
import { RULES } from './readings';
import type { Reading } from './rules/rule';

/** How findings may be read while some checks have not answered. */
export interface OpenReadings {
  /** Of a finding that is there: all its possible readings, and the open findings on which it hangs which one it is. */
  of(finding: Finding): { all: Reading[]; hangsOn: ReadonlySet<string> };
  /** Of a finding that is still open, whatever its data will be. */
  possible(id: string): Reading[];
}

/** Stands for the data of a finding that is still open. */
const DATA = 'its own data';

/** Reads findings as far as they are known. `open` holds every finding that checks left can give. */
export function openReadings(findings: readonly Finding[], open: ReadonlySet<string>): OpenReadings {
  const known = openKnown(findings);
  const read = (id: string, finding: (asked: Set<string>) => Finding) => {
    const all: Reading[] = [];
    const hangsOn = new Set<string>();
    for (const { about, when, reading } of RULES) {
      if (!about.includes(id)) continue;
      const asked = new Set<string>();
      const fits = when(watch(known, open, asked), finding(asked));
      for (const one of asked) hangsOn.add(one);
      // A rule that asked for something open may fit or not, whatever it answered now.
      if (asked.size > 0 || fits) all.push(reading);
      if (asked.size === 0 && fits) return { all, hangsOn };
    }
    return { all: [...all, {}], hangsOn };
  };
  return {
    of: (finding) => read(finding.id, () => finding),
    possible: (id) => read(id, (asked) => ({ id, from: '', data: openData(asked), at: '' })).all,
  };
}

/**
 * Notes which open findings an answer rests on. What is there stays there whatever else is found, so only
 * "it is not there" is noted.
 */
function watch(known: Known, open: ReadonlySet<string>, asked: Set<string>): Known {
  const missing = (id: string) => {
    if (open.has(id) && !known.has(id)) asked.add(id);
  };
  return {
    has: (...anyOf) => {
      if (known.has(...anyOf)) return true;
      anyOf.forEach(missing);
      return false;
    },
    value: (id, key) => {
      missing(id);
      return known.value(id, key);
    },
  };
}

/** Data that nobody knows yet; whoever asks for any of it is noted. */
function openData(asked: Set<string>): Finding['data'] {
  const note = () => {
    asked.add(DATA);
    return undefined;
  };
  return new Proxy<Finding['data']>({}, { get: note, getOwnPropertyDescriptor: note });
}
