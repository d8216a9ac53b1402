/** How a log is written. Everything but UTF-16 is scanned as bytes: needles and line ends are the same in all. */
export type LogEncoding = 'bytes' | 'utf-16le' | 'utf-16be';

/** Bytes from the beginning that are looked at before anything is decided. */
export const HEAD_BYTES = 4096;

/** Reads the beginning of a log: a byte order mark decides, else zeros in every second place. */
export function encodingOf(head: Uint8Array): LogEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, HEAD_BYTES) >> 1;
  if (pairs < 4) return 'bytes';
  let [even, odd] = [0, 0];
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le';
  return even > pairs * 0.6 && odd < pairs * 0.1 ? 'utf-16be' : 'bytes';
}

/** Line feed, or a carriage return alone where a log knows no line feed. */
export function lineEndOf(head: Uint8Array): number {
  return !head.includes(0x0a) && head.includes(0x0d) ? 0x0d : 0x0a;
}

/** Turns UTF-16 that comes in pieces into UTF-8. Halves of a character wait for the next piece. */
export class Utf16Reader {
  readonly #decoder: TextDecoder;
  readonly #encoder = new TextEncoder();
  readonly #swap: boolean;
  #half: number | null = null;

  constructor(encoding: 'utf-16le' | 'utf-16be') {
    // Node without full ICU knows little-endian only.
    this.#decoder = new TextDecoder('utf-16le');
    this.#swap = encoding === 'utf-16be';
  }

  read(piece: Uint8Array, last: boolean): Uint8Array {
    return this.#encoder.encode(this.#decoder.decode(this.#swap ? this.#swapped(piece) : piece, { stream: !last }));
  }

  #swapped(piece: Uint8Array): Uint8Array {
    const whole = this.#half === null ? piece : Uint8Array.from([this.#half, ...piece.subarray(0, 1)]);
    const rest = this.#half === null ? null : piece.subarray(1);
    const parts = rest ? [whole, rest] : [whole];
    const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let filled = 0;
    for (const part of parts) {
      joined.set(part, filled);
      filled += part.length;
    }
    const even = joined.length & ~1;
    this.#half = even < joined.length ? (joined[even] ?? null) : null;
    for (let at = 0; at < even; at += 2) [joined[at], joined[at + 1]] = [joined[at + 1] ?? 0, joined[at] ?? 0];
    return joined.subarray(0, even);
  }
}
