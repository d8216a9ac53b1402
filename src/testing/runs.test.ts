import { afterEach, expect, test, vi } from 'vitest';
import { runs } from './runs';

afterEach(() => vi.unstubAllEnvs());

test.each([
  [undefined, 50],
  ['10', 500],
  ['1', 50],
  ['0', 50],
  ['-3', 50],
  ['2.5', 50],
  ['lots', 50],
  ['', 50],
  ['1000000', 50],
])('BACKLINE_FUZZ=%s', (value, expected) => {
  vi.stubEnv('BACKLINE_FUZZ', value);
  expect(runs(50)).toBe(expected);
});
