import { expect, test } from 'vitest';
import type { LineClock } from './clock';
import { showStamp, Timeline } from './timeline';

const HOUR = 3_600_000;
const at = (text: string): number => {
  const [h = 0, m = 0, s = 0] = text.split(':').map(Number);
  return ((h * 60 + m) * 60 + s) * 1000;
};
const native = (time: string): LineClock => ({ kind: 'utc-time', time: at(time) });
const local = (month: number, day: number, time: string): LineClock => ({
  kind: 'local-day',
  month,
  day,
  time: at(time),
});
/** A computer two hours ahead of UTC. */
const ahead = (year: number, month: number, day: number, time: number) =>
  Date.UTC(year, month - 1, day) + time - 2 * HOUR;
const timeline = (written: string) => new Timeline({ writtenMs: Date.parse(written), localToUtc: ahead });

test('a log without any date keeps times of day', () => {
  const line = timeline('2026-03-01T00:00:00Z');
  expect(showStamp(line.stamp(native('16:00:35'), null, 1))).toBe('16:00:35.000');
  expect(showStamp(line.stamp(null, null, 2))).toBeNull();
  expect(showStamp(line.stamp({ kind: 'local-time', time: at('11:04:34') }, null, 3))).toBe('11:04:34.000');
});

test('native lines take their day from a dated neighbour, before and after midnight', () => {
  const line = timeline('2026-03-02T12:00:00Z');
  const early = line.stamp(native('23:58:00'), null, 1);
  expect(showStamp(early)).toBe('23:58:00.000');
  // Far enough away to say nothing about the zone: 01:59 here is 23:59 in UTC.
  expect(showStamp(line.stamp(local(3, 2, '01:59:00'), null, 20))).toBe('2026-03-01T23:59:00.000Z');
  expect(showStamp(early)).toBe('2026-03-01T23:58:00.000Z');
  expect(showStamp(line.stamp(native('23:59:59'), null, 21))).toBe('2026-03-01T23:59:59.000Z');
  expect(showStamp(line.stamp(native('00:00:01'), null, 22))).toBe('2026-03-02T00:00:01.000Z');
  // A small step back between threads is no new day.
  expect(showStamp(line.stamp(native('23:59:58'), null, 23))).toBe('2026-03-01T23:59:58.000Z');
});

test('a native line right before a local one gives away the zone of its computer', () => {
  const line = timeline('2012-08-01T00:00:00Z');
  const before = line.stamp(native('14:12:55'), null, 50);
  expect(showStamp(line.stamp(local(7, 25, '09:12:55'), null, 51))).toBe('2012-07-25T14:12:55.000Z');
  expect(showStamp(before)).toBe('2012-07-25T14:12:55.000Z');
});

test('the year is the last one in which the day is not after the log was written', () => {
  const line = timeline('2026-01-02T00:00:00Z');
  expect(showStamp(line.stamp(local(12, 31, '23:00:00'), null, 1))).toBe('2025-12-31T21:00:00.000Z');
  expect(showStamp(line.stamp(local(1, 1, '03:00:00'), null, 2))).toBe('2026-01-01T01:00:00.000Z');
  expect(showStamp(line.stamp(local(2, 29, '12:00:00'), null, 3))).toBe('2024-02-29T10:00:00.000Z');
  expect(showStamp(line.stamp(local(2, 30, '12:00:00'), null, 4))).toBeNull();
});

test('a log that is written to again has records as young as that', () => {
  const line = timeline('2025-12-30T00:00:00Z');
  expect(showStamp(line.stamp(local(1, 2, '12:00:00'), null, 1))).toBe('2025-01-02T10:00:00.000Z');
  line.writtenAgain(Date.parse('2026-01-02T10:00:00Z'));
  line.writtenAgain(0);
  expect(showStamp(line.stamp(local(1, 2, '12:00:00'), null, 2))).toBe('2026-01-02T10:00:00.000Z');
});

test('what a wrapper dated dates the record in it', () => {
  const line = timeline('2026-01-02T00:00:00Z');
  const outer: LineClock = { kind: 'local-date', year: 2016, month: 8, day: 20, time: at('23:43:52') };
  expect(showStamp(line.stamp(native('21:43:52'), outer, 1))).toBe('2016-08-20T21:43:52.000Z');
  expect(showStamp(line.stamp(null, { kind: 'instant', at: Date.UTC(2016, 7, 21) }, 2))).toBe(
    '2016-08-21T00:00:00.000Z',
  );
});

test('dates beyond what a computer counts are no dates', () => {
  const line = timeline('2026-01-02T00:00:00Z');
  expect(showStamp(line.stamp({ kind: 'instant', at: 9e15 }, null, 1))).toBeNull();
});
