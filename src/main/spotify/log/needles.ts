/**
 * Searches many fixed texts at once in bytes, after Wu and Manber: the last three bytes under a window tell
 * how far the window may jump, so most bytes are never read. Every needle is looked for by its rarest part
 * as wide as the shortest needle; the whole of it is compared only where that part stands.
 */
export class NeedleSearch {
  readonly #keys: Key[];
  /** Shortest needle: the width of the window. */
  readonly #width: number;
  /** By hash of three bytes: how far the window may jump at least. */
  readonly #jumps: Uint8Array;
  /** By hash: keys that end in such three bytes, as places in `#keys`. */
  readonly #ending: (number[] | undefined)[] = new Array(1 << 16);

  constructor(needles: readonly string[]) {
    const encoder = new TextEncoder();
    const bytes = needles.map((needle) => encoder.encode(needle));
    this.#width = Math.min(...bytes.map((needle) => needle.length));
    if (!(this.#width >= 3 && this.#width <= 250)) throw new RangeError('needles have 3 to 250 bytes');
    this.#jumps = new Uint8Array(1 << 16).fill(this.#width - 2);
    this.#keys = bytes.map((needle) => ({ needle, offset: rarestPart(needle, this.#width) }));
    for (const [place, key] of this.#keys.entries()) this.#learn(key, place);
  }

  #learn({ needle, offset }: Key, place: number): void {
    for (let end = 2; end < this.#width; end += 1) {
      const hash = hashOf(needle[offset + end - 2] ?? 0, needle[offset + end - 1] ?? 0, needle[offset + end] ?? 0);
      const jump = this.#width - 1 - end;
      if (jump < (this.#jumps[hash] ?? 0)) this.#jumps[hash] = jump;
      if (jump === 0) this.#ending[hash] = [...(this.#ending[hash] ?? []), place];
    }
  }

  /**
   * A place inside the first needle whose rarest part lies in `from` to `to`, or -1. The needle itself may
   * begin before `from`, never before `floor`, and ends by `to`.
   */
  next(bytes: Uint8Array, from: number, to: number, floor: number): number {
    const jumps = this.#jumps;
    const width = this.#width;
    let end = from + width - 1;
    while (end < to) {
      const jump = jumps[hashOf(bytes[end - 2] as number, bytes[end - 1] as number, bytes[end] as number)] as number;
      if (jump !== 0) {
        end += jump;
        continue;
      }
      if (this.#keysAt(bytes, end, floor, to, null)) return end - width + 1;
      end += 1;
    }
    return -1;
  }

  /** Writes every needle that lies within `from` to `to` into `into`, as its index, each once, in any order. */
  collect(bytes: Uint8Array, from: number, to: number, into: number[]): void {
    into.length = 0;
    const jumps = this.#jumps;
    let end = from + this.#width - 1;
    while (end < to) {
      const jump = jumps[hashOf(bytes[end - 2] as number, bytes[end - 1] as number, bytes[end] as number)] as number;
      if (jump === 0) this.#keysAt(bytes, end, from, to, into);
      end += jump || 1;
    }
  }

  /** Whether a needle stands where its key ends at `end`; with `into`, all of them are noted. */
  #keysAt(bytes: Uint8Array, end: number, floor: number, to: number, into: number[] | null): boolean {
    const places = this.#ending[hashOf(bytes[end - 2] as number, bytes[end - 1] as number, bytes[end] as number)];
    if (!places) return false;
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] as number;
      const key = this.#keys[place];
      if (!key || !isAt(bytes, end - this.#width + 1 - key.offset, floor, to, key.needle)) continue;
      if (!into) return true;
      if (!into.includes(place)) into.push(place);
    }
    return false;
  }
}

interface Key {
  needle: Uint8Array;
  /** Where in the needle its rarest part begins. */
  offset: number;
}

function isAt(bytes: Uint8Array, start: number, floor: number, to: number, needle: Uint8Array): boolean {
  if (start < floor || start + needle.length > to) return false;
  for (let at = 0; at < needle.length; at += 1) if (bytes[start + at] !== needle[at]) return false;
  return true;
}

/** Sixteen bits of three bytes; text keeps to few of the values a byte can have, so they are spread. */
function hashOf(a: number, b: number, c: number): number {
  return (((a << 8) ^ (b * 0x0890)) & 0xffff) ^ c;
}

/** How common bytes are in logs, from common to rare; what is not listed is rare. */
const COMMON = ' etaionsrlcdpmugf0h_12:.y/b3-54';

function rarestPart(needle: Uint8Array, width: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset + width <= needle.length; offset += 1) {
    let cost = 0;
    for (let end = offset + 2; end < offset + width; end += 1)
      cost += commonness(needle[end - 2]) * commonness(needle[end - 1]) * commonness(needle[end]);
    if (cost < least) [best, least] = [offset, cost];
  }
  return best;
}

function commonness(byte: number | undefined): number {
  const rank = COMMON.indexOf(String.fromCharCode(byte ?? 0));
  return rank === -1 ? 0.5 : 12 / (3 + rank);
}
