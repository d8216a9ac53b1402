import { create } from 'zustand';
import type { CallInput } from '../../contract/api';
import type { Progress } from '../../contract/state';
import { ask } from '../host';
import { report } from './notice';

/** Checklist state by entry id, as the host keeps it. */
export const useProgress = create<{ byEntry: Readonly<Record<string, Progress>> }>(() => ({ byEntry: {} }));

function keep(entry: string, progress: Progress): void {
  useProgress.setState(({ byEntry }) => ({ byEntry: { ...byEntry, [entry]: progress } }));
}

export async function readProgress(entry: string): Promise<void> {
  keep(entry, await ask('progress.get', { entry }));
}

/** Marks a step; answers whether it was kept. */
export async function markStep(input: CallInput<'progress.step'>): Promise<boolean> {
  try {
    keep(input.entry, await ask('progress.step', input));
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

/** Keeps the person's note; answers whether it was kept. Who comes back at once finds it as it was written. */
export async function keepNote(entry: string, note: string): Promise<boolean> {
  const before = useProgress.getState().byEntry[entry];
  if (before) keep(entry, { ...before, note });
  try {
    keep(entry, await ask('progress.note', { entry, note }));
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

export async function resetProgress(entry: string): Promise<void> {
  keep(entry, await ask('progress.reset', { entry }));
}
