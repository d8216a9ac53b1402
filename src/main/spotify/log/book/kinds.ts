import type { LineEvent } from '../../../../catalog/log/classify';
import { detached } from '../../../../catalog/log/text';
import { GROUPS } from './columns';

/** Events that are told apart; a hostile log could make up any number. The index has two bytes for them. */
const MAX_EVENTS = 60_000;
/** The index has one byte for levels. */
const MAX_LEVELS = 255;

export interface EventKind {
  event: string;
  /** Place in `GROUPS`. */
  group: number;
  possible: readonly string[];
}

/** Numbers the events and levels that lines of a book have. */
export class Kinds {
  /** Place 0 is no event. */
  readonly events: (EventKind | null)[] = [null];
  /** Place 0 is no level. */
  readonly levels: (string | null)[] = [null];
  readonly #eventPlaces = new Map<string, number>();
  readonly #levelPlaces = new Map<string, number>();

  /** Place of an event in `events`. */
  event({ event, word, group, possible }: LineEvent): number {
    const place = this.#place(event, GROUPS.indexOf(group), possible, MAX_EVENTS);
    return place ?? this.#place(word, GROUPS.indexOf(group), possible, 65_535) ?? 0;
  }

  #place(event: string, group: number, possible: readonly string[], most: number): number | null {
    const key = possible.length === 0 ? event : `${event}\n${possible.join('\n')}`;
    const known = this.#eventPlaces.get(key);
    if (known !== undefined) return known;
    const place = this.events.length;
    if (place >= most) return null;
    this.events.push({ event: detached(event), group, possible });
    this.#eventPlaces.set(detached(key), place);
    return place;
  }

  /** Place of a level in `levels`; one too many counts as none. */
  level(level: string | null): number {
    if (level === null) return 0;
    const known = this.#levelPlaces.get(level);
    if (known !== undefined) return known;
    const place = this.levels.length;
    if (place > MAX_LEVELS) return 0;
    this.levels.push(detached(level));
    this.#levelPlaces.set(detached(level), place);
    return place;
  }
}
