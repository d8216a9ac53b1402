import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, HIGHEST, isScaled, offsetFor, ROW, scaleOf, toDrawn, toList } from './scale';

const VIEW = 480;

describe('the height of a list', () => {
  it('is that of its rows until no browser would draw it', () => {
    expect(isScaled(scaleOf(1000, VIEW))).toBe(false);
    expect(scaleOf(1000, VIEW).drawn).toBe(1000 * ROW);
    const long = scaleOf(5_000_000, VIEW);
    expect(isScaled(long)).toBe(true);
    expect(long.drawn).toBe(HIGHEST);
  });

  it('makes both ends meet, and leaves short lists alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000_000 }), fc.integer({ min: 100, max: 2000 }), (rows, viewport) => {
        const scale = scaleOf(rows, viewport);
        const end = Math.max(0, scale.drawn - viewport);
        expect(toList(0, scale)).toBe(0);
        expect(toList(end, scale)).toBeCloseTo(endOf(scale), 3);
        expect(toDrawn(endOf(scale), scale)).toBeCloseTo(end, 3);
        if (!isScaled(scale)) expect(toList(end / 2, scale)).toBeCloseTo(end / 2, 6);
      }),
      { numRuns: 2000 },
    );
  });

  it('loses no place on the way to the element and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (rows, part) => {
        const scale = scaleOf(rows, VIEW);
        const offset = part * endOf(scale);
        expect(toList(toDrawn(offset, scale), scale)).toBeCloseTo(offset, 3);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('bringing a row into view', () => {
  const scale = scaleOf(1000, VIEW);

  it('moves nothing where it is in view', () => {
    expect(offsetFor(10, 5 * ROW, scale, 'near')).toBeNull();
    expect(offsetFor(10, 5 * ROW, scale, 'centre')).toBeNull();
  });
  it('moves as little as it takes, or to the middle', () => {
    expect(offsetFor(2, 5 * ROW, scale, 'near')).toBe(2 * ROW);
    expect(offsetFor(50, 0, scale, 'near')).toBe(51 * ROW - VIEW);
    expect(offsetFor(50, 0, scale, 'centre')).toBe(50 * ROW - (VIEW - ROW) / 2);
  });
  it('stops at both ends', () => {
    expect(offsetFor(0, 5 * ROW, scale, 'centre')).toBe(0);
    expect(offsetFor(999, 0, scale, 'centre')).toBe(endOf(scale));
  });
});
