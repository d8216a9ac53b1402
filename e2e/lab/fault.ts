import type { GUIDE_REASONS, REPAIR_FAULTS } from '../../src/contract/repairs';
import type { Side } from '../../src/contract/words';
import type { World } from './world/world';

/** What a diagnosis of the broken computer must say. */
export interface Expectation {
  /** The verdict's side; several where the world itself leaves it open. */
  side: Side | 'none' | 'unknown' | readonly (Side | 'none' | 'unknown')[];
  /** Codes of which one must be the first suspect; an empty list where there must be no suspect at all. */
  first: readonly string[];
  /** Findings that must be there. */
  findings?: readonly string[];
  /** Findings that must not be there. */
  not?: readonly string[];
  /** Checks that may report a problem although nothing is wrong: what they found does no harm here. */
  harmless?: readonly string[];
  /** Words that the verdict's sentence must hold. */
  says?: RegExp;
}

/** How it is mended: the repair is run, the doctor must be calm, it is undone, and the doctor must find it again. */
export interface Mend {
  repair: `rep.${string}`;
  /** Where the app does not mend it: it leaves it to people, or refuses. Nothing may change then. */
  ends?: { guide: (typeof GUIDE_REASONS)[number] } | { fault: (typeof REPAIR_FAULTS)[number] };
  /** What the app itself must say about it, where that is not that it has helped. */
  verified?: 'no' | 'unknown';
  /** There is nothing to put back. */
  final?: true;
  /** Findings that must be gone once it is mended; without it all those that are expected. */
  gone?: readonly string[];
  /** What the doctor must say once it is mended, where that is more than that nothing is wrong. */
  after?: Partial<Expectation>;
  /** What it must say once it is undone, where that is not what it said at first. */
  again?: Expectation;
}

/** One way a computer, its network or Spotify can be broken. A file of its own in `faults/`, named after it. */
export interface Fault {
  /** What is broken, in a few words. */
  what: string;
  /** Breaks the healthy world, before anything in it starts. */
  break?(world: World): void;
  /** What the person says, by question. */
  answers?: Readonly<Record<string, string>>;
  expect: Expectation;
  mend?: Mend;
  /** Checks without which it cannot be told; where one does not exist the fault counts as not run. */
  needs?: readonly string[];
}

/** Declares a fault. */
export function defineFault(fault: Fault): Fault {
  return fault;
}

/** Every fault by its name: `faults/<name>.ts`, found when the lab is built. */
export function collectFaults(modules: Readonly<Record<string, { default: Fault }>>): Map<string, Fault> {
  const found = Object.entries(modules).map(
    ([path, module]) => [path.replace(/^.*\/|\.ts$/g, ''), module.default] as const,
  );
  // The healthy run comes first: where it fails, the others say little.
  const place = (name: string) => (name === 'healthy' ? '' : name);
  return new Map(found.sort(([a], [b]) => (place(a) < place(b) ? -1 : 1)));
}

export const allFaults = collectFaults(import.meta.glob<{ default: Fault }>('./faults/*.ts', { eager: true }));
