import type { SearchAnswer } from '../contract/catalog';

export type Search = (query: string) => SearchAnswer;

/** Loads the search and its index. Asked for after the first paint, so that neither delays it. */
export async function loadSearch(): Promise<Search> {
  const { default: search } = await import('virtual:backline/search');
  return search;
}
