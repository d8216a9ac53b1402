import type { Finding } from '../../contract/diagnosis';
import type { Known } from './known';
import { LEANINGS, type Leaning, SAID_RULES } from './rules/answers';
import type { Reading } from './rules/rule';
import { SERVER_RULES } from './rules/servers';
import { WAY_RULES } from './rules/way';

/** Read from the top for each finding. */
export const RULES = [...WAY_RULES, ...SERVER_RULES, ...SAID_RULES];

/** Reads one finding beside all others. */
export function readFinding(finding: Finding, known: Known): Reading {
  return RULES.find(({ about, when }) => about.includes(finding.id) && when(known, finding))?.reading ?? {};
}

/** Reads a fault whose side is a guess beside what the person said. */
export function leanOn(finding: Finding, known: Known): Leaning['reading'] {
  return LEANINGS.find(({ about, when }) => about.includes(finding.id) && when(known, finding))?.reading ?? {};
}
