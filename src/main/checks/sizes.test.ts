import { expect, it } from 'vitest';
import { formatSize } from './sizes';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [1_340_000, '1.3 MB'],
  [9_960_000, '10 MB'],
  [999_600_000, '1 GB'],
  [12_345_678_901, '12 GB'],
  [5e15, '5000 TB'],
  [-5, '0 B'],
])('formats %d as %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});
