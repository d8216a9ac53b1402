import { describe, expect, it } from 'vitest';
import { showSize, showTime, withoutTime } from './show';

describe('the time of a line', () => {
  it('is that of this computer where the log has a date', () => {
    const at = new Date(2026, 2, 1, 9, 5, 7, 42);
    expect(showTime(at.toISOString())).toEqual({ date: '03-01', clock: '09:05:07.042' });
  });
  it('is as the log wrote it where it has none', () => {
    expect(showTime('09:05:07.042')).toEqual({ date: '', clock: '09:05:07.042' });
    expect(showTime('Txx')).toEqual({ date: '', clock: 'Txx' });
    expect(showTime(null)).toEqual({ date: '', clock: '' });
  });
});

it('a line is shown without the time and level of its own columns, and otherwise whole', () => {
  expect(withoutTime('09:00:12.000 E [f:194 ] Connection error:  112')).toBe('[f:194 ] Connection error:  112');
  expect(withoutTime('09:00:12.000 E and no source')).toBe('09:00:12.000 E and no source');
  expect(withoutTime('[0301/090014.0:ERROR:gpu.cc(991)] GPU')).toBe('[0301/090014.0:ERROR:gpu.cc(991)] GPU');
});

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [3_440_000, '3.4 MB'],
    [7_000_000_000_000, '7,000 GB'],
  ])('%d', (bytes, shown) => {
    expect(showSize(bytes)).toBe(shown);
  });
});
