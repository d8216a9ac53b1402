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

/** One way a computer, its network or Spotify can be broken. A file of its own in `faults/`, named after it. */
export interface Fault {
  /** What is broken, in a few words. */
  what: string;
  /** Breaks the healthy world, before anything in it starts. */
  break?(world: World): void;
  /** What the person says, by question. */
  answers?: Readonly<Record<string, string>>;
  expect: Expectation;
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
