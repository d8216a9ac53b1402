import { describe, expect, it } from 'vitest';
import { cablePath, columnsFor, GAP, NARROWEST } from './cables';

const box = (x: number, y: number) => ({ x, y, w: 140, h: 80 });
/** First and last point of a path. */
const ends = (path: string) => {
  const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  return { start: numbers.slice(0, 2), last: numbers.at(-1), path };
};

describe('columnsFor', () => {
  it.each([
    [4, 674, 4],
    [5, 674, 3],
    [6, 674, 3],
    [7, 674, 4],
    [5, 900, 5],
    [5, 820, 3],
    [1, 674, 1],
    [5, 340, 2],
    [6, 100, 1],
  ])('%d boxes in %d pixels stand %d in a row', (count, width, columns) => {
    expect(columnsFor(count, width)).toBe(columns);
  });

  it('never makes a box narrower than it can be, unless it stands alone', () => {
    for (let count = 1; count <= 12; count++)
      for (let width = 80; width <= 1200; width += 7) {
        const columns = columnsFor(count, width);
        if (columns > 1) expect((width - (columns - 1) * GAP) / columns).toBeGreaterThanOrEqual(NARROWEST - 1);
      }
  });
});

describe('cablePath', () => {
  it('goes from edge to edge within a row', () => {
    const { start, last, path } = ends(cablePath(box(0, 0), box(166, 0)));
    expect(start).toEqual([140, 36]);
    expect(path.endsWith('166 36')).toBe(true);
    expect(last).toBe(36);
  });

  it('goes from the bottom to the top of the next row', () => {
    const { start, path } = ends(cablePath(box(332, 0), box(0, 108)));
    expect(start).toEqual([402, 80]);
    expect(path.endsWith('V108')).toBe(true);
    expect(path).toContain('Q70 94');
  });

  it('goes straight down in a single column', () => {
    expect(cablePath(box(0, 0), box(0, 108))).toBe('M70 80C70 94 70 94 70 108');
  });
});
