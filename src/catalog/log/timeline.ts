import { DAY, type LineClock, showTime } from './clock';

/** Time of an event: an instant where the log tells the date, else the time of day as the line writes it. */
export interface Stamp {
  instant: number | null;
  time: number | null;
}

/** Milliseconds since 1970 of a local date and time; month counts from 1. */
export type LocalToUtc = (year: number, month: number, day: number, time: number) => number;

export interface TimelineOptions {
  /** When the log was last written, milliseconds since 1970: its records are not younger. */
  writtenMs: number;
  /** Zone of the log's computer; this one's where nothing better is known. */
  localToUtc?: LocalToUtc;
}

/** Stamps that may still be dated by a later line; those beyond keep their time of day. */
const MAX_WAITING = 20_000;
/** A native and a Chromium record this many lines apart were written at nearly the same moment. */
const NEIGHBOURS = 5;
const QUARTER_HOUR = 900_000;

/**
 * Puts the clocks of a log together. Native lines tell the time in UTC without a date, Chromium and journal
 * lines the local day without a year, wrappers a whole date. A native line belongs to the day that brings it
 * closest to the last dated line: that covers midnight and small steps back between threads alike. A log
 * without any date keeps times of day.
 */
export class Timeline {
  #writtenMs: number;
  readonly #localToUtc: LocalToUtc;
  #offset: number | null | undefined;
  #last: number | null = null;
  #lastNative: { time: number; line: number } | null = null;
  #waiting: Stamp[] = [];

  constructor(options: TimelineOptions) {
    this.#writtenMs = options.writtenMs;
    this.#localToUtc = options.localToUtc ?? systemLocalToUtc();
  }

  /** The log was written to once more: records may be as young as that. */
  writtenAgain(writtenMs: number): void {
    this.#writtenMs = Math.max(this.#writtenMs, writtenMs);
  }

  /** Stamp of an event in `line`. Stamps of events without a date may gain one while later lines come in. */
  stamp(clock: LineClock | null, outer: LineClock | null, line: number): Stamp {
    const stamp: Stamp = { instant: null, time: null };
    const outside = outer ? this.#dated(outer, line) : null;
    if (outside !== null) this.#settle(outside);
    if (clock === null) stamp.instant = outside;
    else if (clock.kind === 'utc-time' || clock.kind === 'local-time') this.#place(stamp, clock);
    else {
      stamp.instant = this.#dated(clock, line);
      if (stamp.instant !== null) this.#settle(stamp.instant);
    }
    if (clock?.kind === 'utc-time') this.#lastNative = { time: clock.time, line };
    return stamp;
  }

  /** Native lines find their day; a toolkit's local time stays a time of day, since its zone is a guess. */
  #place(stamp: Stamp, clock: { kind: 'utc-time' | 'local-time'; time: number }): void {
    stamp.time = clock.time;
    if (clock.kind === 'local-time') return;
    if (this.#last !== null) {
      stamp.instant = closestDay(clock.time, this.#last);
      this.#last = stamp.instant;
    } else if (this.#waiting.length < MAX_WAITING) this.#waiting.push(stamp);
  }

  /** Takes a dated line as the point from which native ones find their day, earlier ones included. */
  #settle(instant: number): void {
    let next = instant;
    for (const stamp of this.#waiting.reverse()) {
      stamp.instant = closestDay(stamp.time ?? 0, next);
      next = stamp.instant;
    }
    this.#waiting = [];
    this.#last = instant;
  }

  #dated(clock: LineClock, line: number): number | null {
    if (clock.kind === 'instant') return clock.at;
    if (clock.kind === 'local-date') return this.#utc(clock.year, clock.month, clock.day, clock.time);
    if (clock.kind !== 'local-day') return null;
    this.#offset ??= this.#offsetFrom(clock.time, line);
    const latest = this.#writtenMs + DAY;
    const thisYear = new Date(latest).getUTCFullYear();
    // 29 February asks for a leap year, eight years away at most.
    for (let year = thisYear; year > thisYear - 9; year -= 1) {
      if (clock.day > daysIn(year, clock.month)) continue;
      const at = this.#utc(year, clock.month, clock.day, clock.time);
      if (at <= latest) return at;
    }
    return null;
  }

  #utc(year: number, month: number, day: number, time: number): number {
    if (typeof this.#offset !== 'number') return this.#localToUtc(year, month, day, time);
    return Date.UTC(year, month - 1, day) + time - this.#offset;
  }

  /** A native line right before the first local one gives away the zone of the log's computer. */
  #offsetFrom(localTime: number, line: number): number | null {
    const native = this.#lastNative;
    if (!native || line - native.line > NEIGHBOURS) return null;
    const apart = (((localTime - native.time) % DAY) + DAY) % DAY;
    const offset = Math.round(apart / QUARTER_HOUR) * QUARTER_HOUR;
    if (Math.abs(apart - offset) > 2000) return null;
    return offset > DAY / 2 + 2 * 3_600_000 ? offset - DAY : offset;
  }
}

/** How a stamp is written: ISO 8601 in UTC, the time of day, or null. */
export function showStamp(stamp: Stamp): string | null {
  if (stamp.instant !== null && Math.abs(stamp.instant) < 8.64e15) return new Date(stamp.instant).toISOString();
  return stamp.time === null ? null : showTime(stamp.time);
}

function closestDay(time: number, near: number): number {
  return time + Math.round((near - time) / DAY) * DAY;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** This computer's zone. Building local dates is slow, so the offset of an hour is kept while lines stay in it. */
function systemLocalToUtc(): LocalToUtc {
  let known = '';
  let offset = 0;
  return (year, month, day, time) => {
    const hour = Math.floor(time / 3_600_000);
    const naive = Date.UTC(year, month - 1, day) + time;
    const key = `${year}-${month}-${day}-${hour}`;
    if (key !== known) {
      known = key;
      offset = naive - new Date(year, month - 1, day, 0, 0, 0, time).getTime();
    }
    return naive - offset;
  };
}
