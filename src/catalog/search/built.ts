import type { SearchAnswer } from '../../contract/catalog';
import { readBuiltPatterns } from '../log/built';
import { openLogLines } from './log-line';
import { createSearch } from './search';

/** Opens the search over the catalogue this program was built with. Loads its index on the first call. */
export async function openSearch(): Promise<(query: string) => SearchAnswer> {
  const [index, patterns] = await Promise.all([import('virtual:backline/search-index'), readBuiltPatterns()]);
  return createSearch(index.default, openLogLines(patterns));
}
