import { ANSWER, type FindingTexts } from '../../catalog/finding-texts';
import type { Evidence, Finding } from '../../contract/diagnosis';
import type { Side } from '../../contract/words';
import { openKnown } from './known';
import { DECIDING, GUESSED } from './precedence';
import { leanOn, readFinding } from './readings';
import type { Reading } from './rules/rule';

/** A finding that tells of a fault, read beside all others. */
export interface Fault {
  finding: Finding;
  side: Side;
  /** False where its side, or whether it matters, is a guess. */
  certain: boolean;
  /** Where it stands in the order of what decides; less decides more. */
  place: number;
  /** Codes Spotify typically shows for it, the likeliest first. */
  shows: readonly string[];
  evidence: Evidence;
}

export interface Faults {
  /** The deciding one first. */
  faults: Fault[];
  /** Findings without those that tell of a fault and do no harm here. */
  heeded: Finding[];
}

/** Weighs what is broken. Pure: the same findings always give the same order. */
export function weighFaults(findings: readonly Finding[], texts: FindingTexts): Faults {
  const known = openKnown(findings);
  const faults: Fault[] = [];
  const heeded: Finding[] = [];
  for (const finding of findings) {
    const text = texts.of(finding.id);
    if (text?.tone !== 'broken') {
      heeded.push(finding);
      continue;
    }
    const own = readFinding(finding, known);
    if (own.harmless) continue;
    heeded.push(finding);
    // Nobody saw it but the person, and perhaps on another day: their word alone proves no fault.
    const certain = finding.from !== ANSWER && (own.certain ?? !GUESSED.has(finding.id));
    const reading = certain ? own : { ...own, ...leanOn(finding, known) };
    faults.push({
      finding,
      side: reading.side ?? text.side ?? 'computer',
      certain,
      shows: reading.shows ?? text.shows ?? [],
      evidence: texts.read(finding, reading.says),
      place: placeOf(finding.id, reading),
    });
  }
  faults.sort((a, b) => a.place - b.place);
  return { faults, heeded };
}

const PLACES: ReadonlyMap<string, number> = new Map(DECIDING.map((id, at) => [id, at]));

/** Where a finding stands in the order of what decides, read like that. */
export function placeOf(finding: string, { standsBy }: Reading): number {
  return PLACES.get(standsBy ?? finding) ?? DECIDING.length;
}
