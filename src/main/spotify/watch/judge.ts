import { settleEvents } from '../log/settle';
import type { LiveEvent } from '../record/live-scan';

/** Events of one source that are held at most; a flood tells nothing more than its beginning. */
const MOST_HELD = 500;

interface Held {
  event: LiveEvent;
  at: number;
}

/**
 * Decides which events of one source are worth a word: faults that the log check knows, and that nothing
 * takes back within a while. Times are milliseconds of any clock that goes forward.
 */
export class Judge {
  readonly #patienceMs: number;
  #held: Held[] = [];

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Takes an event. Answers whether there is now something that has to be asked for later. */
  add(event: LiveEvent, at: number): boolean {
    const isDoubt = event.group === 'problem' && event.finding !== null;
    if (!isDoubt && (event.group !== 'clears' || this.#held.length === 0)) return false;
    // The newest stand: what takes back comes last.
    if (this.#held.length >= MOST_HELD) this.#held.shift();
    this.#held.push({ event, at });
    return isDoubt;
  }

  /** Faults that waited long enough and still stand, each kind once. Those younger go on waiting. */
  ripe(now: number): LiveEvent[] {
    const standing = new Set(settleEvents(this.#held.map(({ event }) => event)));
    const worksAt = this.#held.findLastIndex(({ event }) => event.group === 'clears');
    const kinds = new Map<string, LiveEvent>();
    const young: Held[] = [];
    for (const [place, held] of this.#held.entries()) {
      const { event, at } = held;
      if (at > now - this.#patienceMs) young.push(held);
      else if (event.group !== 'problem' || !standing.has(event)) continue;
      // A blocked host beside a connection that works is what ad blockers make, and wanted.
      else if (event.word !== 'host-blocked' || place > worksAt) kinds.set(event.word, event);
    }
    this.#held = young;
    return [...kinds.values()];
  }

  /** Whether something still waits. */
  get isWaiting(): boolean {
    return this.#held.some(({ event }) => event.group === 'problem');
  }
}
