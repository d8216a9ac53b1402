import type { LineEvent } from '../../../catalog/log/classify';
import { detached, eventText } from '../../../catalog/log/text';
import { type Stamp, showStamp } from '../../../catalog/log/timeline';
import type { LogEvent } from '../../../contract/scan';
import type { EventGroup } from '../../../contract/words';

/** How often an event was seen, whether or not it is listed. */
export interface Tally {
  event: string;
  group: EventGroup;
  /** Finding of the log check that the event stands for, or null. */
  finding: string | null;
  count: number;
  first: Stamp;
  last: Stamp;
  /** Place of its last one among all events of the log, from 1: tells what came after what where times are missing. */
  lastOrder: number;
}

/** Different arguments of one log that are told apart; a hostile log could make up any number. */
const MAX_KINDS = 2000;

interface Kept {
  line: number;
  /** Which event of the log it is: keeps those of one line in their order. */
  order: number;
  event: LineEvent;
  text: string;
  stamp: Stamp;
}

/**
 * Gathers the events of one log in bounded memory: at most `limit` are kept, problems before others, in
 * either group the first ones; all are counted.
 */
export class EventStore {
  readonly #limit: number;
  readonly #problems: Kept[] = [];
  readonly #others: Kept[] = [];
  readonly #tallies = new Map<string, Tally>();
  #seen = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes an event; `text` is the record it came from, not yet shortened. */
  add(event: LineEvent, text: string, line: number, stamp: Stamp): void {
    this.#seen += 1;
    this.#count(event, stamp);
    const list = event.group === 'problem' ? this.#problems : this.#others;
    if (list.length >= this.#limit) return;
    // A full list of problems leaves no room for others.
    if (list === this.#others && this.#problems.length + list.length >= this.#limit) return;
    list.push({ line, order: this.#seen, event: lean(event), text: detached(eventText(text)), stamp });
    // Problems push out the others that came last.
    if (list === this.#problems && this.#problems.length + this.#others.length > this.#limit) this.#others.pop();
  }

  #count(event: LineEvent, stamp: Stamp): void {
    let name = event.event;
    let tally = this.#tallies.get(name);
    if (!tally && this.#tallies.size >= MAX_KINDS) {
      name = event.word;
      tally = this.#tallies.get(name);
    }
    if (tally) {
      tally.count += 1;
      tally.lastOrder = this.#seen;
      if (tally.first.instant === null && tally.first.time === null) tally.first = stamp;
      if (stamp.instant !== null || stamp.time !== null) tally.last = stamp;
    } else {
      const { group, finding } = event;
      const kept = detached(name);
      this.#tallies.set(kept, {
        event: kept,
        group,
        finding,
        count: 1,
        first: stamp,
        last: stamp,
        lastOrder: this.#seen,
      });
    }
  }

  /** Listed events in the order of the log, how many are only counted, and the counts. */
  finish(): { events: LogEvent[]; omitted: number; tallies: Tally[] } {
    const kept = [...this.#problems, ...this.#others].sort((a, b) => a.order - b.order);
    return {
      events: kept.map(({ line, event, text, stamp }) => ({
        line,
        at: showStamp(stamp),
        level: event.level,
        event: event.event,
        text,
        possible: [...event.possible],
      })),
      omitted: this.#seen - kept.length,
      tallies: [...this.#tallies.values()],
    };
  }
}

/** Keeps nothing of the long line that an event was read from. */
function lean(event: LineEvent): LineEvent {
  return {
    ...event,
    event: detached(event.event),
    level: event.level === null ? null : detached(event.level),
    text: '',
    clock: null,
    outer: null,
  };
}
