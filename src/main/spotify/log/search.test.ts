import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../testing/runs';
import { NeedleSearch } from './needles';
import { countByte } from './newlines';

const letters = fc.constantFrom(97, 98, 99, 32, 10, 0, 195);

test('the search for many needles finds what a search for each of them finds', () => {
  const needle = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'ü'), minLength: 4, maxLength: 9 });
  fc.assert(
    fc.property(
      fc.uniqueArray(needle, { minLength: 1, maxLength: 6 }),
      fc.array(
        fc.oneof(
          letters.map((byte) => [byte]),
          needle.map((text) => [...new TextEncoder().encode(text)]),
        ),
        { maxLength: 40 },
      ),
      fc.nat(20),
      (needles, pieces, from) => {
        const bytes = Buffer.from(pieces.flat());
        const search = new NeedleSearch(needles);
        const expected = needles.flatMap((text, index) => {
          const first = bytes.indexOf(text, from, 'utf8');
          return from <= bytes.length && first !== -1 ? [index] : [];
        });
        const found: number[] = [];
        search.collect(bytes, from, bytes.length, found);
        expect(found.sort((a, b) => a - b)).toEqual(expected);
        expect(search.next(bytes, from, bytes.length, from) !== -1).toBe(expected.length > 0);
      },
    ),
    { numRuns: runs(5000) },
  );
});

test('needles of two bytes are refused', () => {
  expect(() => new NeedleSearch(['ab'])).toThrow(RangeError);
});

test('bytes are counted as one by one', () => {
  const bytes = fc.array(fc.oneof(fc.constantFrom(10, 11, 138, 255, 0), fc.nat(255)), { maxLength: 600 });
  fc.assert(
    fc.property(bytes, fc.nat(7), fc.nat(40), (list, offset, from) => {
      const whole = Uint8Array.from([...new Array(offset).fill(10), ...list]);
      const part = whole.subarray(offset);
      const to = part.length - Math.min(from, part.length >> 1);
      let count = 0;
      for (let at = from; at < to; at += 1) if (part[at] === 10) count += 1;
      expect(countByte(part, 10, from, to)).toBe(count);
    }),
    { numRuns: runs(20_000) },
  );
  expect(countByte(new Uint8Array(100_000).fill(10), 10, 0, 100_000)).toBe(100_000);
});
