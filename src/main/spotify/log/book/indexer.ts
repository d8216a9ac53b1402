import type { LogPatterns } from '../../../../catalog/log/compile';
import { MAX_LINE } from '../lines';
import { type LineColumns, OTHER, PROBLEM } from './columns';
import type { Kinds } from './kinds';
import { LineReader } from './line-reader';
import type { PartTimes } from './times';

/**
 * Writes the lines of one part into its columns. Bytes come in windows; a line that a window cuts off comes
 * again at the beginning of the next one. What goes beyond the cap of a line is passed over.
 */
export class Indexer {
  problems = 0;
  /** Lines longer than the cap. */
  cut = 0;
  /** True when the last line in the columns had no end yet: it is read again once there is more of it. */
  open = false;
  readonly #reader: LineReader;
  readonly #kinds: Kinds;
  readonly #lines: LineColumns;
  readonly #times: PartTimes;
  readonly #lineEnd: number;
  #passing = false;

  constructor(patterns: LogPatterns, kinds: Kinds, lines: LineColumns, times: PartTimes, lineEnd: number) {
    this.#reader = new LineReader(patterns);
    this.#kinds = kinds;
    this.#lines = lines;
    this.#times = times;
    this.#lineEnd = lineEnd;
  }

  /**
   * Takes the whole lines among the first `filled` bytes of a window that lies at `base` in the part.
   * Answers how many bytes are done with; the rest belongs to a line whose end is still to come.
   */
  take(window: Buffer, filled: number, base: number): number {
    const bytes = window.subarray(0, filled);
    let at = 0;
    if (this.#passing) {
      const close = bytes.indexOf(this.#lineEnd);
      if (close === -1) return filled;
      this.#passing = false;
      at = close + 1;
    }
    const whole = Math.max(bytes.lastIndexOf(this.#lineEnd) + 1, at);
    let needle = this.#reader.nextNeedle(bytes, at, whole);
    while (at < whole) {
      const close = bytes.indexOf(this.#lineEnd, at);
      const hit = needle !== -1 && needle < close;
      this.#line(bytes, at, close, base, hit);
      at = close + 1;
      if (hit) needle = this.#reader.nextNeedle(bytes, at, whole);
    }
    if (filled - whole < MAX_LINE) return whole;
    this.#line(bytes, whole, filled, base, true);
    this.#passing = true;
    return filled;
  }

  /** Takes a last line without an end, for the time being. */
  takeOpen(window: Buffer, filled: number, base: number): void {
    if (filled === 0) return;
    this.#line(window.subarray(0, filled), 0, filled, base, true);
    this.open = true;
  }

  /** Takes the open line out again, since there is more of it now. */
  reopen(): void {
    if (!this.open) return;
    this.open = false;
    if (this.#lines.group(this.#lines.count - 1) === PROBLEM) this.problems -= 1;
    this.#lines.pop();
  }

  #line(bytes: Buffer, start: number, close: number, base: number, hit: boolean): void {
    const end = Math.min(close, start + MAX_LINE);
    if (end < close) this.cut += 1;
    const place = this.#lines.count;
    this.#reader.head(bytes, start, end);
    const event = hit ? this.#reader.event(bytes, start, end, place) : null;
    this.#times.take(this.#reader.clock, this.#reader.outer, place);
    const kind = event === null ? 0 : this.#kinds.event(event);
    const group = this.#kinds.events[kind]?.group ?? OTHER;
    if (group === PROBLEM) this.problems += 1;
    this.#lines.push({
      offset: base + start,
      length: end - start,
      time: this.#times.time,
      kind: this.#times.kind,
      level: this.#kinds.level(this.#reader.level),
      group,
      event: kind,
    });
  }
}
