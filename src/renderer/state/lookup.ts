import { create } from 'zustand';
import { loadSearch, type Search } from '../search';

interface LookupState {
  /** What the person typed or pasted, with its line breaks. */
  query: string;
  search: Search | null;
  failed: boolean;
}

/** The one query of the window: the field at home and the one in the top bar are the same. */
export const useLookup = create<LookupState>(() => ({ query: '', search: null, failed: false }));

/** Longest query that is searched: a pasted log page, not a log. */
const LONGEST = 4_000;

export function setQuery(query: string): void {
  useLookup.setState({ query: query.slice(0, LONGEST) });
}

/** Loads the search once. */
export async function needSearch(): Promise<void> {
  if (useLookup.getState().search) return;
  try {
    const search = await loadSearch();
    useLookup.setState({ search, failed: false });
  } catch {
    useLookup.setState({ failed: true });
  }
}
