import { classifyHit } from '../../../catalog/log/classify';
import type { LogPatterns } from '../../../catalog/log/compile';
import { clockOf } from '../../../catalog/log/grammar';
import { CrashSubject } from '../../../catalog/log/subject';
import { Timeline, type TimelineOptions } from '../../../catalog/log/timeline';
import type { FileScan } from '../../../contract/scan';
import { encodingOf, HEAD_BYTES, lineEndOf, Utf16Reader } from './encoding';
import { EventStore, type Tally } from './events';
import { LineFinder } from './lines';
import { keyOf, Repeats } from './repeats';

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
  readonly #repeats = new Repeats();
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
    const lineEnd = lineEndOf(sample.subarray(0, HEAD_BYTES));
    this.#finder = new LineFinder(this.#options.patterns, lineEnd, (line, text) => this.#read(line, text));
    this.#feed(head, false);
  }

  #feed(bytes: Uint8Array, last: boolean): void {
    this.#finder?.push(this.#utf16 ? this.#utf16.read(bytes, last) : bytes);
  }

  #read(line: number, text: string): void {
    const key = keyOf(text);
    const known = key === null ? undefined : this.#repeats.get(key);
    if (known === null) return;
    // Whether an event of a crash record counts depends on the lines before.
    if (known === undefined || known.subject) {
      this.#classify(line, text, key);
      return;
    }
    const stamp = this.#timeline.stamp(key === text ? known.clock : clockOf(text), known.outer, line);
    this.#store.add(known, text, line, stamp);
  }

  #classify(line: number, text: string, key: string | null): void {
    const candidates = this.#finder?.candidates();
    if (!candidates) return;
    const classified = classifyHit(this.#options.patterns, text, candidates);
    for (const event of this.#subject.keep(classified, line))
      this.#store.add(event, event.text, line, this.#timeline.stamp(event.clock, event.outer, line));
    if (key === null || classified.subject !== null) return;
    const [only, second] = classified.events;
    if (only === undefined) this.#repeats.set(key, null);
    else if (second === undefined && only.text === text) this.#repeats.set(key, only);
  }
}
