import { askToSplit } from '../../../catalog/search/question';
import type { SearchAnswer } from '../../../contract/catalog';
import { t } from '../../strings';

/** The two parts of the line over an ambiguous answer: how many meanings there are, and the question that splits them. */
export function splitWords({ split, results }: SearchAnswer): { lead: string; question: string } {
  return split ? askToSplit(split, t.lookup.split) : { lead: t.lookup.ambiguous(results.length), question: '' };
}

/** What a screen reader hears when an answer arrives. */
export function announcement(answer: SearchAnswer): string {
  const { query, results, ambiguous } = answer;
  if (results.length === 0) return t.lookup.nothing(query.trim().slice(0, 80));
  const found = t.lookup.found(results.length);
  if (!ambiguous) return found;
  const { lead, question } = splitWords(answer);
  return [found, lead, question].filter(Boolean).join(' ');
}
