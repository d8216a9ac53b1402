import { DAY, type LineClock } from '../../../../catalog/log/clock';
import { type LocalToUtc, showStamp, Timeline } from '../../../../catalog/log/timeline';
import { type LineColumns, TIME, type TimeKind } from './columns';

/** A clock may be this much ahead of the disk's. */
const SLACK = 5 * 60_000;
const LATEST = 8.64e15;
/** Kinds that put a line into the order. */
const SORTED: ReadonlySet<TimeKind> = new Set([TIME.instant, TIME.undated, TIME.arrival]);

/**
 * The times of one part. Lines before the first dated one tell the time of day alone; they are numbered in
 * days from the first of them, and one shift for all of them makes instants. It comes from the first dated
 * line, and until there is one from when the file was last written.
 */
export class PartTimes {
  /** What `take` found. */
  time = 0;
  kind: TimeKind = TIME.none;
  /** First line whose time counts for the order, or -1. */
  first = -1;
  /** When lines arrive that are read now, in a log that is followed; else null. */
  arrivingMs: number | null = null;
  readonly #timeline: Timeline;
  readonly #openedMs: number;
  #writtenMs: number;
  #timed = false;
  #last: number | null = null;
  #shift: number | null = null;
  /** True once the shift comes from a date in the log. */
  #dated = false;

  constructor(options: { writtenMs: number; localToUtc?: LocalToUtc }) {
    this.#timeline = new Timeline(options);
    this.#writtenMs = options.writtenMs;
    this.#openedMs = options.writtenMs;
  }

  /** The log was written to once more at `writtenMs`. */
  writtenAgain(writtenMs: number): void {
    this.#writtenMs = Math.max(this.#writtenMs, writtenMs);
    this.#timeline.writtenAgain(writtenMs);
  }

  /** Reads the clocks of the line with this place, counted from 0, into `time` and `kind`. */
  take(clock: LineClock | null, outer: LineClock | null, line: number): void {
    this.kind = TIME.none;
    this.time = 0;
    if (clock !== null || outer !== null) this.#read(clock, outer, line);
    if (this.kind === TIME.none && !this.#timed && this.arrivingMs !== null) {
      this.kind = TIME.arrival;
      this.time = this.arrivingMs;
    }
    if (this.first === -1 && SORTED.has(this.kind)) this.first = line;
  }

  #read(clock: LineClock | null, outer: LineClock | null, line: number): void {
    const { instant, time } = this.#timeline.stamp(clock, outer, line + 1);
    if (instant !== null) {
      if (!(Math.abs(instant) < LATEST)) return;
      this.kind = TIME.instant;
      this.time = instant;
      if (this.#last !== null && !this.#dated) this.#shift = nearestDays(instant - this.#last);
      this.#dated = true;
    } else if (time === null) return;
    else if (clock?.kind === 'utc-time') {
      this.kind = TIME.undated;
      this.time = this.#last === null ? time : time + nearestDays(this.#last - time);
      this.#last = this.time;
    } else {
      this.kind = TIME.local;
      this.time = time;
      return;
    }
    this.#timed = true;
  }

  /** Fixes the day of undated lines once what there was is read; later growth moves nothing. */
  settle(): void {
    if (this.#last !== null) this.#shift ??= this.#guess(this.#last);
  }

  /** Milliseconds since 1970 that put a line into the order; NaN for one that keeps to the line before it. */
  key(lines: LineColumns, line: number): number {
    const kind = lines.kind(line);
    if (kind === TIME.instant || kind === TIME.arrival) return lines.time(line);
    if (kind !== TIME.undated) return Number.NaN;
    return lines.time(line) + (this.#shift ?? this.#guess(this.#last ?? 0));
  }

  /** Key of lines before the first timed one; a part without times is as old as its file. */
  firstKey(lines: LineColumns): number {
    if (this.first === -1 || lines.kind(this.first) === TIME.arrival) return this.#openedMs;
    return this.key(lines, this.first);
  }

  /** How the time of a line is shown: ISO 8601, the time of day where no date is known, or null. */
  show(lines: LineColumns, line: number): string | null {
    const time = lines.time(line);
    switch (lines.kind(line)) {
      case TIME.instant:
        return showStamp({ instant: time, time: null });
      case TIME.undated:
        return showStamp({ instant: this.#dated ? time + (this.#shift ?? 0) : null, time });
      case TIME.local:
        return showStamp({ instant: null, time });
      default:
        return null;
    }
  }

  #guess(last: number): number {
    return Math.floor((this.#writtenMs + SLACK - last) / DAY) * DAY;
  }
}

function nearestDays(apart: number): number {
  return Math.round(apart / DAY) * DAY;
}
