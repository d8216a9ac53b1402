import { expect, it } from 'vitest';
import { showLength } from './length';

const START = '2026-03-01T09:00:00.000Z';
const at = (seconds: number) => Date.parse(START) + seconds * 1000;

it.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3_725, '1:02:05'],
  [-5, '0:00'],
])('%d seconds', (seconds, shown) => {
  expect(showLength(START, null, at(seconds))).toBe(shown);
});

it('counts to the end where there is one, and says nothing of times it cannot read', () => {
  expect(showLength(START, new Date(at(10)).toISOString(), at(99))).toBe('0:10');
  expect(showLength('', null, at(0))).toBe('');
});
