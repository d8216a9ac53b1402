import type { HistoryItem } from '../../../contract/state';

export interface RecentEntry {
  entry: string;
  code: string;
  title: string;
  at: string;
  solved: HistoryItem['solved'];
}

/** The entries opened or answered last, each once, with the newest answer to "did this solve it?". */
export function recentEntries(items: readonly HistoryItem[], most = 8): RecentEntry[] {
  const seen = new Map<string, RecentEntry>();
  for (const { kind, entry, code, title, at, solved } of items) {
    if (kind === 'diagnosed' || entry === '') continue;
    const known = seen.get(entry);
    if (!known) seen.set(entry, { entry, code, title, at, solved });
    else known.solved ??= solved;
  }
  return [...seen.values()].slice(0, most);
}
