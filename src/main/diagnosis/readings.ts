import type { Finding } from '../../contract/diagnosis';
import type { Known } from './known';
import type { Reading } from './rules/rule';
import { SERVER_RULES } from './rules/servers';
import { WAY_RULES } from './rules/way';

/** Read from the top for each finding. */
export const RULES = [...WAY_RULES, ...SERVER_RULES];

/** Reads one finding beside all others. */
export function readFinding(finding: Finding, known: Known): Reading {
  return RULES.find(({ about, when }) => about.includes(finding.id) && when(known, finding))?.reading ?? {};
}
