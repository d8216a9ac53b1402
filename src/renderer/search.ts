import type { SearchAnswer } from '../contract/catalog';

export type Search = (query: string) => SearchAnswer;

/** Loads the search and its index. Asked for after the first paint, so that neither delays it. */
export async function loadSearch(): Promise<Search> {
  const { openSearch } = await import('../catalog/search/built');
  return openSearch();
}
