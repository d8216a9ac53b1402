import { classifyHit, type LineEvent } from '../../../../catalog/log/classify';
import type { LineClock } from '../../../../catalog/log/clock';
import type { LogPatterns } from '../../../../catalog/log/compile';
import { readRecords } from '../../../../catalog/log/grammar';
import { nativeClock, nativeHead } from '../../../../catalog/log/native';
import { CrashSubject } from '../../../../catalog/log/subject';
import { withoutControls } from '../../../../catalog/log/text';
import type { EventGroup } from '../../../../contract/words';
import { LineNeedles } from '../candidates';
import { keyOf, Repeats } from '../repeats';

/** Bytes from the beginning of a line in which its time and level are looked for. */
const HEAD = 1000;
/** A sign without which a line tells neither time nor level; it only saves time. */
const MAY_TELL = /\d\d:\d\d:\d\d|\d{4}\/\d{6}[.:]| \*\*:|-Message: |libprotobuf /;

const WEIGHT: Readonly<Record<EventGroup, number>> = { problem: 0, clears: 1, info: 2, benign: 3 };

/** Reads what single lines tell: level and clocks of all of them, events of those that hold a needle. */
export class LineReader {
  level: string | null = null;
  clock: LineClock | null = null;
  outer: LineClock | null = null;
  readonly #patterns: LogPatterns;
  readonly #needles: LineNeedles;
  readonly #repeats = new Repeats();
  readonly #subject = new CrashSubject();

  constructor(patterns: LogPatterns) {
    this.#patterns = patterns;
    this.#needles = new LineNeedles(patterns);
  }

  /** A place inside the first needle within `from` to `to`, or -1. */
  nextNeedle(bytes: Uint8Array, from: number, to: number): number {
    return this.#needles.search.next(bytes, from, to, from);
  }

  /** Reads level and clocks of a line into the fields. */
  head(bytes: Buffer, start: number, end: number): void {
    this.level = null;
    this.clock = null;
    this.outer = null;
    const head = bytes.toString('latin1', start, Math.min(end, start + HEAD));
    if (nativeHead(head) > 0) {
      this.level = head.charAt(13);
      this.clock = nativeClock(head);
      return;
    }
    if (!MAY_TELL.test(head)) return;
    const text = withoutControls(bytes.toString('utf8', start, Math.min(end, start + HEAD)));
    for (const record of readRecords(text)) {
      this.level ??= record.level;
      this.clock ??= record.clock;
      this.outer ??= record.outer;
    }
  }

  /** The event of a line that holds a needle, or null; of several the one that matters most. */
  event(bytes: Buffer, start: number, end: number, line: number): LineEvent | null {
    const text = bytes.toString('utf8', start, end);
    const key = keyOf(text);
    const known = key === null ? undefined : this.#repeats.get(key);
    // Whether an event of a crash record counts depends on the lines before.
    if (known !== undefined && !known?.subject) return known;
    const classified = classifyHit(this.#patterns, text, this.#needles.candidates(bytes, start, end));
    const event = weightiest(this.#subject.keep(classified, line + 1));
    if (key !== null && classified.subject === null && !classified.events.some(({ subject }) => subject))
      this.#repeats.set(key, event);
    return event;
  }
}

function weightiest(events: readonly LineEvent[]): LineEvent | null {
  let best: LineEvent | null = null;
  for (const event of events) if (best === null || WEIGHT[event.group] < WEIGHT[best.group]) best = event;
  return best;
}
