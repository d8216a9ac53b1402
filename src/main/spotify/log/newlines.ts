/**
 * Counts how often a byte occurs from `from` up to, not including, `to`. Long stretches are counted four
 * bytes at a time: a lane of `word ^ pattern` is zero where the byte occurs, and the sum below leaves the
 * top bit of exactly those lanes clear.
 */
export function countByte(bytes: Uint8Array, byte: number, from: number, to: number): number {
  let at = from;
  let count = 0;
  if (to - from >= 64) {
    const lead = (4 - ((bytes.byteOffset + from) & 3)) & 3;
    for (const end = from + lead; at < end; at += 1) if (bytes[at] === byte) count += 1;
    const words = (to - at) >> 2;
    count += countInWords(new Int32Array(bytes.buffer, bytes.byteOffset + at, words), byte * 0x01010101);
    at += words << 2;
  }
  for (; at < to; at += 1) if (bytes[at] === byte) count += 1;
  return count;
}

/** A lane holds 255 at most, so the lanes are added up after that many words. */
const WORDS_PER_ROUND = 252;

function countInWords(words: Int32Array, pattern: number): number {
  let count = 0;
  let at = 0;
  while (at < words.length) {
    const end = Math.min(at + WORDS_PER_ROUND, words.length);
    let lanes = 0;
    for (; at < end; at += 1) {
      const word = (words[at] as number) ^ pattern;
      const kept = ((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f;
      lanes += (~kept >>> 7) & 0x01010101;
    }
    count += (lanes & 0xff) + ((lanes >>> 8) & 0xff) + ((lanes >>> 16) & 0xff) + ((lanes >>> 24) & 0xff);
  }
  return count;
}
