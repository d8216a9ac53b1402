import { language } from '../strings';

/** "a, b and c" or "a, b or c", in the language of the page. */
export function listOf(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(language, { type }).format(items);
}
