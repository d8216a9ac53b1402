import { classifyHit, type LineEvent } from '../../../catalog/log/classify';
import type { LogPatterns } from '../../../catalog/log/compile';
import { clockOf } from '../../../catalog/log/grammar';
import { CrashSubject } from '../../../catalog/log/subject';
import { detached, eventText } from '../../../catalog/log/text';
import { type Stamp, Timeline } from '../../../catalog/log/timeline';
import type { EventGroup } from '../../../contract/words';
import { LineFinder } from '../log/lines';
import { countByte } from '../log/newlines';
import { keyOf, Repeats } from '../log/repeats';

/** An event as it happens. The stamp may gain a date while later lines come in. */
export interface LiveEvent {
  /** Its word alone. */
  word: string;
  /** The word with its argument. */
  event: string;
  group: EventGroup;
  /** Finding of the log check that it stands for, or null. */
  finding: string | null;
  /** One line without control characters, at most 500 characters. */
  text: string;
  stamp: Stamp;
  possible: readonly string[];
}

export interface LiveScanOptions {
  patterns: LogPatterns;
  /** When the log's last line will have been written at the latest, milliseconds since 1970. */
  untilMs: number;
  /** When the first line was written, about: gives lines without a date their day. Null leaves them without. */
  sinceMs: number | null;
  onEvent(event: LiveEvent): void;
}

const LINE_FEED = 0x0a;

/**
 * Reads a log while it grows and tells its events line by line, as soon as a line has its end. Memory is
 * bounded whatever comes.
 */
export class LiveScan {
  readonly #options: LiveScanOptions;
  readonly #finder: LineFinder;
  readonly #subject = new CrashSubject();
  readonly #repeats = new Repeats();
  readonly #timeline: Timeline;
  #ends = 0;
  #open = false;
  problems = 0;

  constructor(options: LiveScanOptions) {
    this.#options = options;
    this.#finder = new LineFinder(options.patterns, LINE_FEED, (line, text) => this.#read(line, text));
    const { sinceMs, untilMs } = options;
    this.#timeline = new Timeline({ writtenMs: untilMs });
    if (sinceMs !== null) this.#timeline.stamp({ kind: 'instant', at: sinceMs }, null, 0);
  }

  /** Lines so far; one without an end counts. */
  get lines(): number {
    return this.#ends + (this.#open ? 1 : 0);
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#ends += countByte(bytes, LINE_FEED, 0, bytes.length);
    this.#open = bytes[bytes.length - 1] !== LINE_FEED;
    this.#finder.push(bytes);
  }

  /** Reads a last line that has no end. */
  end(): void {
    this.#finder.end();
  }

  #read(line: number, text: string): void {
    const key = keyOf(text);
    const known = key === null ? undefined : this.#repeats.get(key);
    if (known === null) return;
    if (known !== undefined && !known.subject) {
      const clock = key === text ? known.clock : clockOf(text);
      this.#tell(known, text, this.#timeline.stamp(clock, known.outer, line));
      return;
    }
    const classified = classifyHit(this.#options.patterns, text, this.#finder.candidates());
    for (const event of this.#subject.keep(classified, line)) {
      this.#tell(event, event.text, this.#timeline.stamp(event.clock, event.outer, line));
    }
    if (key === null || classified.subject !== null) return;
    const [only, second] = classified.events;
    if (only === undefined) this.#repeats.set(key, null);
    else if (second === undefined && only.text === text) this.#repeats.set(key, only);
  }

  #tell({ word, event, group, finding, possible }: LineEvent, text: string, stamp: Stamp): void {
    if (group === 'problem') this.problems += 1;
    const shown = detached(eventText(text));
    this.#options.onEvent({ word, event: detached(event), group, finding, text: shown, stamp, possible });
  }
}
