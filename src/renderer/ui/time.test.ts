import { describe, expect, it } from 'vitest';
import { ago, daysBack } from './time';

const NOW = new Date(2026, 4, 10, 12, 0, 0).getTime();
const back = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

describe('ago', () => {
  it.each([
    [0, 'now'],
    [4, '4 seconds ago'],
    [61, '1 minute ago'],
    [7_200, '2 hours ago'],
    [90_000, 'yesterday'],
    [4 * 86_400, '4 days ago'],
  ])('%d seconds back', (seconds, words) => {
    expect(ago(back(seconds), NOW)).toBe(words);
  });

  it('shows neither the future nor an unreadable time', () => {
    expect(ago(back(-500), NOW)).toBe('now');
    expect(ago('soon', NOW)).toBe('');
  });
});

describe('daysBack', () => {
  it('counts calendar days, not spans of 24 hours', () => {
    const night = new Date(2026, 4, 10, 0, 5, 0).getTime();
    expect(daysBack(new Date(2026, 4, 9, 23, 55, 0).toISOString(), night)).toBe(1);
    expect(daysBack(new Date(2026, 4, 10, 0, 1, 0).toISOString(), night)).toBe(0);
  });
});
