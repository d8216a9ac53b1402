import { create } from 'zustand';
import type { CompanionState, DataPart, KeptData } from '../../contract/companion';
import { ask, hear } from '../host';
import { useHistory } from './history';
import { useProgress } from './progress';
import { useWatch } from './watch';

interface Companion {
  /** How tray, shortcut and start at login stand; null until it is known. */
  state: CompanionState | null;
  /** What is kept on this computer; null until it was counted. */
  kept: readonly KeptData[] | null;
}

export const useCompanion = create<Companion>(() => ({ state: null, kept: null }));

let following = false;

/** Asks how things stand, and follows them from the first time on. */
export async function needCompanion(): Promise<void> {
  if (!following) hear('companion.changed', (state) => useCompanion.setState({ state }));
  following = true;
  useCompanion.setState({ state: await ask('companion.state', {}) });
}

export async function countKept(): Promise<void> {
  useCompanion.setState({ kept: await ask('data.kept', {}) });
}

/** Deletes a part of what is kept, also out of the sight of the pages. */
export async function clearKept(part: DataPart): Promise<void> {
  const kept = await ask('data.clear', { part });
  useCompanion.setState({ kept });
  if (part === 'history') useHistory.setState({ items: [] });
  else if (part === 'checklists') useProgress.setState({ byEntry: {} });
  else if (part === 'watch') useWatch.setState({ notices: [] });
}
