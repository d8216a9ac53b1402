import { language } from '../../strings';

/** A row's time in two parts, date and time of day, in this computer's zone; a bare time stays as the log wrote it. */
export function showTime(time: string | null): { date: string; clock: string } {
  if (time === null) return { date: '', clock: '' };
  if (!time.includes('T')) return { date: '', clock: time.slice(0, 12) };
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return { date: '', clock: time.slice(0, 12) };
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    date: `${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    clock: `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`,
  };
}

// 09:00:12.000 E [f:194                           ] Connection error:  112
const OWN_TIME = /^\d\d:\d\d:\d\d\.\d{3} [A-Z0-9] (?=\[)/;

/** A line without the time and level that its columns show already. */
export function withoutTime(text: string): string {
  return text.replace(OWN_TIME, '');
}

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** "3.4 MB" for a number of bytes. */
export function showSize(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const digits = step === 0 ? 0 : 1;
  const number = (bytes / 1000 ** step).toLocaleString(language, { maximumFractionDigits: digits });
  return `${number} ${UNITS[step] ?? ''}`;
}
