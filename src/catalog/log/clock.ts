/** What a line says about its time, before any of it is set against the rest of the log. Times are milliseconds. */
export type LineClock =
  /** Native lines: time of day in UTC. */
  | { kind: 'utc-time'; time: number }
  /** GLib: time of day where the client ran. */
  | { kind: 'local-time'; time: number }
  /** Chromium and syslog: month and day where the client ran, no year. Month counts from 1. */
  | { kind: 'local-day'; month: number; day: number; time: number }
  | { kind: 'local-date'; year: number; month: number; day: number; time: number }
  | { kind: 'instant'; at: number };

export const DAY = 86_400_000;

/** Milliseconds since midnight from two-digit fields; null when they are no time. */
export function timeOfDay(hour: string, minute: string, second: string, fraction = ''): number | null {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || m > 59 || s > 60) return null;
  const milliseconds = fraction === '' ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  return ((h * 60 + m) * 60 + s) * 1000 + milliseconds;
}

/** Writes a time of day as `HH:MM:SS.mmm`. */
export function showTime(time: number): string {
  return new Date(((time % DAY) + DAY) % DAY).toISOString().slice(11, 23);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// Oct 15 12:35:33 host
const SYSLOG = /^(\p{L}{3,5})\.? {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))? /u;
// 2016-08-20 21:43:52 · 2023-10-15T12:35:32+0200 · 2024-06-28T02:23:54Z · 2011-03-30 00:07:33,050
const DATED = /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?/;

/** Time that the text before a record tells; the date closest to the record counts. */
export function outerClock(prefix: string): LineClock | null {
  const head = prefix.length > 400 ? prefix.slice(0, 400) : prefix;
  if (!/\d\d:\d\d:\d\d/.test(head)) return null;
  const dated = DATED.exec(head);
  if (dated) {
    const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = '', zone] = dated;
    const time = timeOfDay(hour, minute, second, fraction);
    if (time === null || !isDay(Number(month), Number(day))) return null;
    if (zone === undefined)
      return { kind: 'local-date', year: Number(year), month: Number(month), day: Number(day), time };
    const sign = zone.startsWith('-') ? -1 : 1;
    const digits = zone.replace(/\D/g, '').padEnd(4, '0');
    const offset = sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
    return { kind: 'instant', at: Date.UTC(Number(year), Number(month) - 1, Number(day)) + time - offset };
  }
  const syslog = SYSLOG.exec(head);
  if (!syslog) return null;
  const [, name = '', day = '', hour = '', minute = '', second = '', fraction = ''] = syslog;
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const time = timeOfDay(hour, minute, second, fraction);
  if (time === null || !isDay(month, Number(day))) return null;
  return { kind: 'local-day', month, day: Number(day), time };
}

export function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
