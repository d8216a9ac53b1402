/** Lower case of ASCII letters, every other byte as it is. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/**
 * Finds plain text in bytes, whatever its case, after Horspool. Only ASCII is searched for in the bytes: of a
 * text with other letters its longest ASCII stretch, and a line that holds it is read to be sure. A text
 * without ASCII has every line read.
 */
export class TextNeedle {
  /** False when nothing but reading the lines helps. */
  readonly searchable: boolean;
  readonly #text: string;
  readonly #bytes: Uint8Array;
  readonly #jumps = new Uint8Array(256);
  readonly #exact: boolean;

  constructor(text: string) {
    this.#text = text.toLowerCase();
    const stretches = this.#text.match(/[\u0020-\u007e\t]+/g) ?? [];
    const longest = stretches.reduce((best, stretch) => (stretch.length > best.length ? stretch : best), '');
    this.#exact = longest === this.#text;
    this.#bytes = new TextEncoder().encode(longest);
    this.searchable = longest !== '';
    const last = this.#bytes.length - 1;
    this.#jumps.fill(Math.min(255, last + 1));
    for (let at = 0; at < last; at += 1) this.#jumps[this.#bytes[at] as number] = Math.min(255, last - at);
  }

  /** First place from `from` on where the searched bytes lie whole before `to`, or -1. */
  find(bytes: Uint8Array, from: number, to: number): number {
    const last = this.#bytes.length - 1;
    const end = this.#bytes[last] as number;
    for (let at = from + last; at < to; ) {
      const byte = FOLD[bytes[at] as number] as number;
      if (byte === end && this.#isAt(bytes, at - last)) return at - last;
      at += this.#jumps[byte] as number;
    }
    return -1;
  }

  #isAt(bytes: Uint8Array, start: number): boolean {
    for (let at = this.#bytes.length - 2; at >= 0; at -= 1)
      if (FOLD[bytes[start + at] as number] !== this.#bytes[at]) return false;
    return true;
  }

  /** Whether a line in which `find` found something holds the text. */
  confirms(bytes: Buffer, start: number, end: number): boolean {
    return this.#exact || bytes.toString('utf8', start, end).toLowerCase().includes(this.#text);
  }
}
