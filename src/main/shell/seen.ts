import type { WatchNotice } from '../../contract/logs';
import { MOST_SEEN } from './tray-menu';

/** The newest things the watch has seen, each once: an entry where one may be meant, else the logs. */
export function seenItems(
  notices: readonly Pick<WatchNotice, 'event' | 'possible'>[],
  entries: readonly { id: string; code: string }[],
): { label: string; route: string }[] {
  const items = new Map<string, string>();
  for (const { event, possible } of notices) {
    const entry = entries.find(({ code }) => code === possible[0]);
    const label = entry?.code ?? event;
    if (!items.has(label)) items.set(label, entry ? `/entry/${entry.id}` : '/logs');
    if (items.size === MOST_SEEN) break;
  }
  return [...items].map(([label, route]) => ({ label, route }));
}
