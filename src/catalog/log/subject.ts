import type { ClassifiedLine, LineEvent } from './classify';

/** Crash records are shorter than this; a name further back says nothing any more. */
const RECORD_LINES = 60;

/**
 * Remembers which program the crash record at hand is about, so that a crash of another one in the same
 * journal is not laid at Spotify's door. Without a name the event counts.
 */
export class CrashSubject {
  #foreignUntil = 0;

  /** Events of a line that remain. `line` counts from 1. */
  keep(classified: ClassifiedLine, line: number): LineEvent[] {
    if (classified.subject !== null) this.#foreignUntil = isSpotify(classified.subject) ? 0 : line + RECORD_LINES;
    return line <= this.#foreignUntil ? classified.events.filter((event) => !event.subject) : classified.events;
  }
}

function isSpotify(program: string): boolean {
  return /spotify(?!d\b)|libcef/i.test(program);
}
