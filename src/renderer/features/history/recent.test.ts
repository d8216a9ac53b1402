import { describe, expect, it } from 'vitest';
import type { HistoryItem } from '../../../contract/state';
import { recentEntries } from './recent';

const item = (entry: string, over: Partial<HistoryItem> = {}): HistoryItem => ({
  id: entry,
  at: '2026-01-01T00:00:00Z',
  kind: 'opened',
  entry,
  code: entry,
  title: entry,
  solved: null,
  detail: [],
  ...over,
});

describe('recentEntries', () => {
  it('names each entry once, newest first, and no diagnosis', () => {
    const items = [item('b'), item('', { kind: 'diagnosed' }), item('a'), item('b'), item('c', { kind: 'diagnosed' })];
    expect(recentEntries(items).map(({ entry }) => entry)).toEqual(['b', 'a']);
  });

  it('keeps the newest answer although the entry was opened again later', () => {
    const items = [
      item('a'),
      item('a', { kind: 'solved', solved: 'partly' }),
      item('a', { kind: 'solved', solved: 'no' }),
    ];
    expect(recentEntries(items)[0]?.solved).toBe('partly');
  });

  it('stops at the number asked for', () => {
    expect(recentEntries([item('a'), item('b'), item('c')], 2)).toHaveLength(2);
  });
});
