import type { HistoryItem } from '../../../contract/state';
import { language, t } from '../../strings';
import { daysBack } from '../../ui/time';

export interface Day {
  title: string;
  items: HistoryItem[];
}

/** "Today", "Yesterday", or the date. */
function nameOf(at: string, now: number): string {
  const back = daysBack(at, now);
  if (back <= 0) return t.history.today;
  if (back === 1) return t.history.yesterday;
  return new Date(at).toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** The history by days, newest first; opening the same entry again and again on a day counts once. */
export function groupByDay(items: readonly HistoryItem[], now: number): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    if (Number.isNaN(Date.parse(item.at))) continue;
    const title = nameOf(item.at, now);
    const newest = days.at(-1);
    const day = newest?.title === title ? newest : { title, items: [] };
    if (day !== newest) days.push(day);
    const again =
      item.kind === 'opened' && day.items.some(({ kind, entry }) => kind === 'opened' && entry === item.entry);
    if (!again) day.items.push(item);
  }
  return days;
}
