import { language } from '../strings';

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** "4 seconds ago", in the language of the page, for an ISO 8601 time; a time that cannot be read gives nothing. */
export function ago(iso: string, now: number): string {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return '';
  // A clock that was set back must not show the future.
  const seconds = Math.max(0, (now - then) / 1000);
  const [unit, size] = STEPS.find(([, length]) => seconds >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.floor(seconds / size), unit);
}

/** The local calendar day of an ISO 8601 time as days since now's day: 0 today, 1 yesterday. */
export function daysBack(iso: string, now: number): number {
  const day = (time: number) => {
    const date = new Date(time);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((day(now) - day(Date.parse(iso))) / 86_400_000);
}

/** "Nov 20, 2026, 10:15" in local time; a time that cannot be read gives nothing. */
export function dayAndTime(iso: string): string {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return '';
  return new Date(then).toLocaleString(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** "Nov 20, 2026, 10:15" as a list shows it, in local time and the language of the page. */
export function moment(time: number): string {
  return new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
}

/** "10:15" in local time; a time that cannot be read gives nothing. */
export function timeOfDay(iso: string): string {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return '';
  return new Date(then).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
