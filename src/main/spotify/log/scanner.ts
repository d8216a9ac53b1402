import { classifyHit } from '../../../catalog/log/classify';
import type { LogPatterns } from '../../../catalog/log/compile';
import { CrashSubject } from '../../../catalog/log/subject';
import { Timeline, type TimelineOptions } from '../../../catalog/log/timeline';
import type { FileScan } from '../../../contract/scan';
import { encodingOf, HEAD_BYTES, lineEndOf, Utf16Reader } from './encoding';
import { EventStore, type Tally } from './events';
import { LineFinder } from './lines';

/** Events a file lists unless told otherwise; the rest is counted. */
export const DEFAULT_LIMIT = 10_000;

export interface ScanOptions extends TimelineOptions {
  patterns: LogPatterns;
  limit?: number;
}

/** A scanned log with the counts over all its events, listed or not. */
export interface ScannedLog extends FileScan {
  tallies: Tally[];
}

/** Reads one log that comes in pieces. Memory is bounded whatever comes. */
export class LogScanner {
  readonly #options: ScanOptions;
  readonly #store: EventStore;
  readonly #subject = new CrashSubject();
  readonly #timeline: Timeline;
  #head: Uint8Array | null = new Uint8Array(0);
  #finder: LineFinder | null = null;
  #utf16: Utf16Reader | null = null;
  #bytes = 0;

  constructor(options: ScanOptions) {
    this.#options = options;
    this.#store = new EventStore(options.limit ?? DEFAULT_LIMIT);
    this.#timeline = new Timeline(options);
  }

  /** Room for bytes that may be filled in place, once the beginning is known and needs no decoding; else null. */
  room(): Uint8Array | null {
    return this.#finder && !this.#utf16 ? this.#finder.room() : null;
  }

  /** Takes the first `count` bytes of `room`. */
  filled(count: number): void {
    this.#bytes += count;
    this.#finder?.filled(count);
  }

  push(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#head === null) this.#feed(bytes, false);
    else {
      const head = new Uint8Array(this.#head.length + bytes.length);
      head.set(this.#head);
      head.set(bytes, this.#head.length);
      this.#head = head;
      if (head.length >= HEAD_BYTES) this.#begin(head);
    }
  }

  /** Ends the log and returns what it told. `file` is the name to answer with. */
  end(file: string): ScannedLog {
    if (this.#head !== null) this.#begin(this.#head);
    if (this.#utf16) this.#finder?.push(this.#utf16.read(new Uint8Array(0), true));
    const lines = this.#finder?.end() ?? 0;
    return { file, lines, bytes: this.#bytes, ...this.#store.finish() };
  }

  #begin(head: Uint8Array): void {
    this.#head = null;
    const encoding = encodingOf(head);
    if (encoding !== 'bytes') this.#utf16 = new Utf16Reader(encoding);
    const sample = this.#utf16 ? head.filter((byte) => byte !== 0) : head;
    this.#finder = new LineFinder(this.#options.patterns, lineEndOf(sample.subarray(0, HEAD_BYTES)), (...line) =>
      this.#read(...line),
    );
    this.#feed(head, false);
  }

  #feed(bytes: Uint8Array, last: boolean): void {
    this.#finder?.push(this.#utf16 ? this.#utf16.read(bytes, last) : bytes);
  }

  #read(line: number, text: string, places: readonly number[]): void {
    const classified = classifyHit(this.#options.patterns, text, places);
    for (const event of this.#subject.keep(classified, line))
      this.#store.add(event, line, this.#timeline.stamp(event.clock, event.outer, line));
  }
}
