import { create } from 'zustand';
import type { HistoryFormat, HistoryItem, Worked } from '../../contract/state';
import { ask } from '../host';
import { t } from '../strings';
import { notify, report } from './notice';

interface History {
  /** Newest first; null until it was read. */
  items: readonly HistoryItem[] | null;
  /** Checklists that were worked through, newest first; null until they were read. */
  worked: readonly Worked[] | null;
}

export const useHistory = create<History>(() => ({ items: null, worked: null }));

/** What is being noted right now: a list asked for behind it has to hold it. */
let noting: Promise<unknown> = Promise.resolve();

export async function readHistory(): Promise<void> {
  await noting;
  const [items, worked] = await Promise.all([ask('history.list', {}), ask('history.worked', {})]);
  useHistory.setState({ items, worked });
}

/** Saves the history where the person says, private parts taken out. Answers whether it was saved. */
export async function exportHistory(format: HistoryFormat): Promise<boolean> {
  try {
    const saved = await ask('history.export', { format });
    if (saved) notify(t.history.exported);
    return saved;
  } catch (error) {
    report(error);
    return false;
  }
}

export async function noteOpened(entry: string): Promise<void> {
  const noted = ask('history.opened', { entry });
  noting = noted.catch(() => undefined);
  await noted;
}

export async function noteSolved(entry: string, solved: 'yes' | 'partly' | 'no'): Promise<void> {
  useHistory.setState({ items: await ask('history.solved', { entry, solved }) });
}

export async function clearHistory(): Promise<void> {
  useHistory.setState({ items: await ask('history.clear', {}) });
}
