import { EVENT_GROUPS, type EventGroup } from '../../../../contract/words';

/** Groups as the index numbers them: those of events, then lines that are no known event. */
export const GROUPS: readonly (EventGroup | 'other')[] = [...EVENT_GROUPS, 'other'];
export const PROBLEM = GROUPS.indexOf('problem');
export const BENIGN = GROUPS.indexOf('benign');
export const OTHER = GROUPS.indexOf('other');

/** What the time of a line is. */
export const TIME = {
  none: 0,
  /** Milliseconds since 1970. */
  instant: 1,
  /** Time of day in UTC, days counted from the first such line; the part knows which day that was. */
  undated: 2,
  /** Time of day in a zone nobody knows: shown, never sorted by. */
  local: 3,
  /** When the line was seen to arrive, in a log that tells no time: sorted by, never shown. */
  arrival: 4,
} as const;
export type TimeKind = (typeof TIME)[keyof typeof TIME];

/** Everything the index holds of one line. */
export interface IndexedLine {
  /** Place of its first byte. */
  offset: number;
  /** Bytes up to its end or to the cap on lines. */
  length: number;
  time: number;
  kind: TimeKind;
  /** Place in the table of levels. */
  level: number;
  group: number;
  /** Place in the table of events. */
  event: number;
}

const SHIFT = 12;
const LINES = 1 << SHIFT;
const MASK = LINES - 1;

/** 22 bytes a line, taken 4,096 lines at a time, so that growing copies nothing. */
interface Chunk {
  offset: Float64Array;
  time: Float64Array;
  length: Uint16Array;
  event: Uint16Array;
  level: Uint8Array;
  /** Group in the low three bits, kind of time above. */
  mark: Uint8Array;
}

/** The lines of one part in the order in which they stand there. */
export class LineColumns {
  readonly #chunks: Chunk[] = [];
  count = 0;

  push(line: IndexedLine): void {
    const at = this.count & MASK;
    if (at === 0 && this.#chunks.length === this.count >> SHIFT) this.#chunks.push(newChunk());
    const chunk = this.#chunk(this.count);
    chunk.offset[at] = line.offset;
    chunk.time[at] = line.time;
    chunk.length[at] = line.length;
    chunk.event[at] = line.event;
    chunk.level[at] = line.level;
    chunk.mark[at] = line.group | (line.kind << 3);
    this.count += 1;
  }

  /** Takes the last line away. */
  pop(): void {
    this.count -= 1;
  }

  offset(line: number): number {
    return this.#chunk(line).offset[line & MASK] as number;
  }
  time(line: number): number {
    return this.#chunk(line).time[line & MASK] as number;
  }
  length(line: number): number {
    return this.#chunk(line).length[line & MASK] as number;
  }
  event(line: number): number {
    return this.#chunk(line).event[line & MASK] as number;
  }
  level(line: number): number {
    return this.#chunk(line).level[line & MASK] as number;
  }
  group(line: number): number {
    return (this.#chunk(line).mark[line & MASK] as number) & 7;
  }
  kind(line: number): TimeKind {
    return ((this.#chunk(line).mark[line & MASK] as number) >> 3) as TimeKind;
  }

  #chunk(line: number): Chunk {
    return this.#chunks[line >> SHIFT] as Chunk;
  }
}

function newChunk(): Chunk {
  return {
    offset: new Float64Array(LINES),
    time: new Float64Array(LINES),
    length: new Uint16Array(LINES),
    event: new Uint16Array(LINES),
    level: new Uint8Array(LINES),
    mark: new Uint8Array(LINES),
  };
}
