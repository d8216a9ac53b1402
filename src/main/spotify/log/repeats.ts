import type { LineEvent } from '../../../catalog/log/classify';
import { nativeHead } from '../../../catalog/log/native';

/** Longer lines are not worth remembering. */
const MAX_KEY = 400;
const MAX_KNOWN = 1000;

/**
 * Remembers what lines told, since logs repeat themselves: a line that differs from an earlier one in its
 * time alone tells the same. The time in front of native and Chromium records is left out of the key.
 */
export class Repeats {
  readonly #known = new Map<string, LineEvent | null>();

  /** What an equal line told: its event, null for none; undefined when none was met. */
  get(key: string): LineEvent | null | undefined {
    return this.#known.get(key);
  }

  set(key: string, event: LineEvent | null): void {
    if (key.length > MAX_KEY) return;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(key, event);
  }
}

// [0809/180041.123456   The rest from the colon on tells the same at any time.
const CHROMIUM_TIME = /^\[\d{4}\/\d{6}(?:\.\d{3,6})?:/;

/** A line without the time in front of it; null for lines that are not worth remembering. */
export function keyOf(line: string): string | null {
  if (line.length > MAX_KEY) return null;
  // "16:00:35.605 E [...": the key is " E [...".
  if (nativeHead(line) > 0) return line.slice(12);
  const time = line[0] === '[' ? CHROMIUM_TIME.exec(line) : null;
  if (time) return line.slice(time[0].length - 1);
  // Any other line is its own key, unless it looks like one of the two above.
  return line[0] === ' ' || line[0] === ':' ? null : line;
}
