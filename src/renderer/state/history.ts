import { create } from 'zustand';
import type { HistoryItem } from '../../contract/state';
import { ask } from '../host';

/** The history, newest first; null until it was read. */
export const useHistory = create<{ items: readonly HistoryItem[] | null }>(() => ({ items: null }));

/** What is being noted right now: a list asked for behind it has to hold it. */
let noting: Promise<unknown> = Promise.resolve();

export async function readHistory(): Promise<void> {
  await noting;
  useHistory.setState({ items: await ask('history.list', {}) });
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
