import { create } from 'zustand';
import type { WatchNotice } from '../../contract/logs';
import { ask, hear } from '../host';
import { t } from '../strings';
import { notify } from './notice';

interface Watched {
  /** What the watch has seen, newest first; null until it was read. */
  notices: readonly WatchNotice[] | null;
  /** Time of the newest notice the person had before them, ISO 8601. */
  seenAt: string;
}

/** Where the page remembers what the person has seen, over reloads. */
const KEPT = 'watch.seenAt';

export const useWatch = create<Watched>(() => ({ notices: null, seenAt: '' }));

/** Number of notices the person has not seen yet. */
export function countNew({ notices, seenAt }: Watched): number {
  return notices?.filter(({ at }) => at > seenAt).length ?? 0;
}

function take(notice: WatchNotice): void {
  useWatch.setState(({ notices }) => ({
    notices: [notice, ...(notices ?? []).filter(({ id }) => id !== notice.id)],
  }));
  notify(t.watch.seenNow(notice.event));
}

/** Hears the watch from now on, and reads what it has seen before. */
export async function followWatch(): Promise<void> {
  useWatch.setState({ seenAt: localStorage.getItem(KEPT) ?? '' });
  hear('watch.seen', take);
  useWatch.setState({ notices: await ask('watch.notices', {}) });
}

/** The notices are before the person's eyes. */
export function markSeen(): void {
  const { notices, seenAt } = useWatch.getState();
  const newest = notices?.[0]?.at ?? '';
  if (newest <= seenAt) return;
  localStorage.setItem(KEPT, newest);
  useWatch.setState({ seenAt: newest });
}
