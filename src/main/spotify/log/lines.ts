import type { Candidates, LogPatterns } from '../../../catalog/log/compile';
import { LineNeedles } from './candidates';
import { countByte } from './newlines';

/** A line is read up to here; what follows counts for nothing but the place of its end. */
export const MAX_LINE = 16 * 1024;
const WINDOW = 1024 * 1024;

/** What is called for every line that holds a needle: its number from 1 and its text. */
export type OnLine = (line: number, text: string) => void;

/**
 * Finds the lines of a log that hold a needle, in one reused window of a mebibyte. All other lines are only
 * counted, save a last or an overlong one, which may be handed on without a needle in it. Bytes come in
 * pieces of any size; a line may be spread over many.
 */
export class LineFinder {
  readonly #needles: LineNeedles;
  readonly #lineEnd: number;
  readonly #onLine: OnLine;
  readonly #window = Buffer.allocUnsafeSlow(WINDOW);
  /** Piece of the window with the line at hand. */
  #start = 0;
  #end = 0;
  /** Bytes at the beginning of the window that belong to a line whose end is still to come. */
  #held = 0;
  /** Ends of lines behind us. */
  #ends = 0;
  /** True while the rest of a line beyond the cap is passed over. */
  #passing = false;

  constructor(patterns: LogPatterns, lineEnd: number, onLine: OnLine) {
    this.#needles = new LineNeedles(patterns);
    this.#lineEnd = lineEnd;
    this.#onLine = onLine;
  }

  /** Where the next bytes may be written to, so that a file need not be copied; then call `filled`. */
  room(): Uint8Array {
    return this.#window.subarray(this.#held);
  }

  /** Takes the first `count` bytes of `room`. */
  filled(count: number): void {
    if (count === 0) return;
    const end = this.#held + count;
    let start = 0;
    if (this.#passing) {
      const close = this.#window.indexOf(this.#lineEnd, 0);
      if (close === -1 || close >= end) return;
      this.#passing = false;
      this.#ends += 1;
      start = close + 1;
    }
    // The held bytes have no line end: looking for the last one there would be in vain.
    const last = this.#window.lastIndexOf(this.#lineEnd, end - 1);
    const whole = Math.max(last + 1, start);
    if (whole > start) this.#readLines(start, whole);
    this.#hold(whole, end);
  }

  /** Takes bytes that lie elsewhere. */
  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const room = this.room();
      const count = Math.min(room.length, bytes.length - at);
      room.set(bytes.subarray(at, at + count));
      this.filled(count);
      at += count;
    }
  }

  /** Ends the log. Returns how many lines it has; a last line without an end counts. */
  end(): number {
    if (this.#held > 0) this.#readLine(0, this.#held);
    const open = this.#held > 0 || this.#passing;
    this.#held = 0;
    return this.#ends + (open ? 1 : 0);
  }

  /** Keeps an unfinished line for the next bytes; one beyond the cap is read at once and then passed over. */
  #hold(from: number, end: number): void {
    this.#held = end - from;
    if (this.#held >= MAX_LINE) {
      this.#readLine(from, end);
      this.#held = 0;
      this.#passing = true;
    } else if (from > 0) this.#window.copyWithin(0, from, end);
  }

  #readLines(from: number, to: number): void {
    const window = this.#window;
    let counted = from;
    for (let at = from; at < to; ) {
      const hit = this.#needles.search.next(window, at, to, from);
      if (hit === -1) break;
      const start = Math.max(window.lastIndexOf(this.#lineEnd, hit) + 1, at);
      const close = window.indexOf(this.#lineEnd, hit);
      this.#ends += countByte(window, this.#lineEnd, counted, start);
      this.#readLine(start, close);
      this.#ends += 1;
      counted = close + 1;
      at = close + 1;
    }
    this.#ends += countByte(window, this.#lineEnd, counted, to);
  }

  #readLine(start: number, close: number): void {
    const end = Math.min(close, start + MAX_LINE);
    this.#start = start;
    this.#end = end;
    this.#onLine(this.#ends + 1, this.#window.toString('utf8', start, end));
  }

  /** What to try on the line at hand. Only while `onLine` runs. */
  candidates(): Candidates {
    return this.#needles.candidates(this.#window, this.#start, this.#end);
  }
}
