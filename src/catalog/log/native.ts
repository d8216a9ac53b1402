import type { LineClock } from './clock';
import type { LogRecord } from './record';
import { MAX_MESSAGE } from './text';

/** Longest source in brackets; libspotify for Windows wrote whole paths. */
const MAX_SOURCE = 240;

/**
 * Length of the mark of a native line, or 0. By hand, because whole logs consist of such lines:
 * 16:00:35.605 E [ap_handler_impl.cpp:975         ] Connection error:  112
 */
export function nativeHead(text: string): number {
  if (text.length < 18 || text[2] !== ':' || text[5] !== ':' || text[8] !== '.') return 0;
  if (text[12] !== ' ' || text[14] !== ' ' || text[15] !== '[') return 0;
  if (!(digits(text, 0, 2) >= 0 && digits(text, 3, 5) >= 0 && digits(text, 6, 8) >= 0 && digits(text, 9, 12) >= 0))
    return 0;
  const level = text.charCodeAt(13);
  if (!((level >= 48 && level <= 57) || (level >= 65 && level <= 90))) return 0;
  const close = text.indexOf(']', 16);
  return close === -1 || close - 16 > MAX_SOURCE ? 0 : close + 1;
}

/** Number that the characters from `from` to `to` write, or -1 when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Reads a native record whose mark is `head` characters long. */
export function readNative(text: string, head: number, outer: LineClock | null): LogRecord {
  return {
    grammar: 'native',
    level: text.charAt(13),
    source: text.slice(16, head - 1).trim(),
    message: text.slice(head, head + MAX_MESSAGE).trim(),
    clock: nativeClock(text),
    outer,
    text,
  };
}

/** Time of a native line. */
export function nativeClock(text: string): LineClock | null {
  const hour = digits(text, 0, 2);
  const minute = digits(text, 3, 5);
  const second = digits(text, 6, 8);
  if (hour > 23 || minute > 59 || second > 60) return null;
  return { kind: 'utc-time', time: ((hour * 60 + minute) * 60 + second) * 1000 + digits(text, 9, 12) };
}
