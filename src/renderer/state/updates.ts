import { create } from 'zustand';
import type { UpdateState } from '../../contract/updates';
import { ask, hear } from '../host';
import { t } from '../strings';
import { notify, report } from './notice';

/** What is known of newer versions; null until it was asked for. */
export const useUpdates = create<{ updates: UpdateState | null }>(() => ({ updates: null }));

function take(updates: UpdateState): void {
  const before = useUpdates.getState().updates;
  useUpdates.setState({ updates });
  if (updates.phase === 'available' && before?.phase !== 'available') notify(t.updates.phase.available(updates));
}

/** Hears of newer versions from now on. A failure is told on the settings page alone. */
export function followUpdates(): void {
  hear('updates.changed', take);
}

async function put(call: 'updates.state' | 'updates.check' | 'updates.install'): Promise<void> {
  try {
    useUpdates.setState({ updates: await ask(call, {}) });
  } catch (error) {
    report(error);
  }
}

export const needUpdates = () => put('updates.state');
export const lookForUpdates = () => put('updates.check');
export const installUpdate = () => put('updates.install');
