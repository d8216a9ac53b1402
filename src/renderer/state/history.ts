import { create } from 'zustand';
import type { HistoryItem } from '../../contract/state';
import { ask } from '../host';

/** The history, newest first; null until it was read. */
export const useHistory = create<{ items: readonly HistoryItem[] | null }>(() => ({ items: null }));

export async function readHistory(): Promise<void> {
  useHistory.setState({ items: await ask('history.list', {}) });
}

export async function noteOpened(entry: string): Promise<void> {
  await ask('history.opened', { entry });
}

export async function noteSolved(entry: string, solved: 'yes' | 'partly' | 'no'): Promise<void> {
  useHistory.setState({ items: await ask('history.solved', { entry, solved }) });
}

export async function clearHistory(): Promise<void> {
  useHistory.setState({ items: await ask('history.clear', {}) });
}
