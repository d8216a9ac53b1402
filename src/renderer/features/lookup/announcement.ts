import type { SearchAnswer } from '../../../contract/catalog';
import { t } from '../../strings';

/** Longest query that is repeated in a sentence. */
const SHORT = 24;

/** "2 has three meanings." or, for a long query, how many entries it fits. */
export function meanings({ query, results }: SearchAnswer): string {
  const said = query.trim();
  const short = said.length <= SHORT && !said.includes('\n');
  return short ? t.lookup.meanings(said, results.length) : t.lookup.ambiguous(results.length);
}

/** What a screen reader hears when an answer arrives. */
export function announcement(answer: SearchAnswer): string {
  const { query, results, ambiguous, question } = answer;
  if (results.length === 0) return t.lookup.nothing(query.trim().slice(0, 80));
  if (!ambiguous) return t.lookup.found(results.length);
  return [t.lookup.found(results.length), meanings(answer), question].filter(Boolean).join(' ');
}
