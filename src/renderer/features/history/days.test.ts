import { describe, expect, it } from 'vitest';
import type { HistoryItem } from '../../../contract/state';
import { groupByDay } from './days';

const NOW = new Date(2026, 4, 10, 12).getTime();
const item = (id: string, at: Date | string, over: Partial<HistoryItem> = {}): HistoryItem => ({
  id,
  at: typeof at === 'string' ? at : at.toISOString(),
  kind: 'opened',
  entry: id,
  code: id,
  title: id,
  solved: null,
  detail: [],
  ...over,
});

describe('groupByDay', () => {
  it('names today, yesterday and older days', () => {
    const days = groupByDay(
      [
        item('a', new Date(2026, 4, 10, 9)),
        item('b', new Date(2026, 4, 9, 23)),
        item('c', new Date(2026, 4, 9, 1)),
        item('d', new Date(2026, 3, 1, 1)),
      ],
      NOW,
    );
    expect(days.map(({ title, items }) => [title, items.length])).toEqual([
      ['Today', 1],
      ['Yesterday', 2],
      ['Wednesday, April 1, 2026', 1],
    ]);
  });

  it('lists an entry opened twice on a day once, and answers and runs always', () => {
    const morning = new Date(2026, 4, 10, 9);
    const items = [
      item('a', morning),
      item('a', morning, { kind: 'solved', solved: 'no' }),
      item('a', morning, { kind: 'solved', solved: 'yes' }),
      item('a', morning),
    ];
    expect(groupByDay(items, NOW)[0]?.items.map(({ kind }) => kind)).toEqual(['opened', 'solved', 'solved']);
  });

  it('leaves out what has no readable time', () => {
    expect(groupByDay([item('a', 'soon')], NOW)).toEqual([]);
  });
});
