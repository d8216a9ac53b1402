import { describe, expect, it } from 'vitest';
import { MOST_LINES, moveOf, rangeOf, select, selectAll } from './selection';

describe('selecting', () => {
  it('picks one row, within the list', () => {
    expect(select(null, 7, false, 10)).toEqual({ anchor: 7, head: 7 });
    expect(select({ anchor: 1, head: 3 }, 99, false, 10)).toEqual({ anchor: 9, head: 9 });
    expect(select(null, -1, true, 10)).toEqual({ anchor: 0, head: 0 });
    expect(select(null, 0, false, 0)).toBeNull();
  });
  it('goes on from where it began, in both directions', () => {
    const down = select({ anchor: 5, head: 5 }, 8, true, 10);
    expect(down && rangeOf(down)).toEqual({ from: 5, to: 8, count: 4 });
    const up = select(down, 2, true, 10);
    expect(up && rangeOf(up)).toEqual({ from: 2, to: 5, count: 4 });
  });
  it('ends where no more can be copied', () => {
    const far = select({ anchor: 10_000, head: 10_000 }, 90_000, true, 100_000);
    expect(far && rangeOf(far).count).toBe(MOST_LINES);
    const back = select({ anchor: 10_000, head: 10_000 }, 0, true, 100_000);
    expect(back && rangeOf(back)).toEqual({ from: 10_000 - MOST_LINES + 1, to: 10_000, count: MOST_LINES });
  });
  it('takes all lines, or as many as can be copied from the current one on', () => {
    expect(selectAll({ anchor: 3, head: 3 }, 10)).toEqual({ anchor: 9, head: 0 });
    const long = selectAll({ anchor: 800, head: 800 }, 100_000);
    expect(long && rangeOf(long)).toEqual({ from: 800, to: 800 + MOST_LINES - 1, count: MOST_LINES });
    expect(long?.head).toBe(800);
    const end = selectAll({ anchor: 99_999, head: 99_999 }, 100_000);
    expect(end && rangeOf(end)).toEqual({ from: 95_000, to: 99_999, count: MOST_LINES });
    expect(selectAll(null, 0)).toBeNull();
  });
});

describe('keys', () => {
  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 25],
    ['PageUp', -15],
    ['Home', 0],
    ['End', 99],
    ['x', null],
  ])('%s', (key, to) => {
    expect(moveOf(key, 5, 100, 20)).toBe(to);
  });
});
