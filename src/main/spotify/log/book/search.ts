import { TextNeedle } from './needle';
import type { Part } from './part';

/** Bytes read at once; lines are shorter. */
const BATCH = 1024 * 1024;

/** Which lines of a book hold a text. Remembered, so that only what was added is searched the next time. */
export class TextHits {
  readonly text: string;
  readonly #needle: TextNeedle;
  readonly #found = new Map<Part, { bits: Uint8Array; covered: number }>();

  constructor(text: string) {
    this.text = text;
    this.#needle = new TextNeedle(text);
  }

  /** Whether a line holds the text; false for lines not searched yet. */
  has(part: Part, line: number): boolean {
    const found = this.#found.get(part);
    return found !== undefined && (((found.bits[line >> 3] ?? 0) >> (line & 7)) & 1) === 1;
  }

  /** Searches the lines that were added since. `window` has room for a batch. */
  async extend(parts: readonly Part[], window: Buffer, signal: AbortSignal): Promise<void> {
    for (const part of parts) {
      const count = part.lines.count;
      const settled = part.settled;
      const found = this.#found.get(part) ?? { bits: new Uint8Array(0), covered: 0 };
      this.#found.set(part, found);
      if (found.covered === count) continue;
      if (found.bits.length * 8 < count) {
        const bits = new Uint8Array(Math.max((count >> 3) + 1, Math.ceil(found.bits.length * 1.5)));
        bits.set(found.bits);
        found.bits = bits;
      }
      for (let line = found.covered; line < count && !signal.aborted; )
        line = await this.#searchBatch(part, line, count, window, found.bits);
      found.covered = settled;
    }
  }

  /** Searches the lines from `first` on that fit into one batch; answers the line after them. */
  async #searchBatch(part: Part, first: number, count: number, window: Buffer, bits: Uint8Array): Promise<number> {
    const { lines, bytes } = part;
    const base = lines.offset(first);
    let after = first + 1;
    // Lines lie one behind the other, so the batch grows by halves of what may follow.
    for (let step = count - first; step >= 1; step = Math.floor(step / 2))
      while (after + step <= count && endOf(part, after + step - 1) - base <= BATCH) after += step;
    const read = await readFully(bytes, window.subarray(0, endOf(part, after - 1) - base), base);
    for (let line = first; line < after; line += 1) bits[line >> 3] = (bits[line >> 3] ?? 0) & ~(1 << (line & 7));
    for (let line = first; line < after; line += 1) {
      const start = lines.offset(line) - base;
      const end = Math.min(start + lines.length(line), read);
      if (start >= read) break;
      if (this.#needle.searchable) {
        const hit = this.#needle.find(window, start, read);
        if (hit === -1) break;
        // Straight to the line of the hit; it may lie beyond the cap of that line.
        line = lineAt(part, hit + base, line, after);
        const from = lines.offset(line) - base;
        const to = from + lines.length(line);
        if (this.#needle.find(window, Math.max(from, hit), Math.min(to, read)) === -1) continue;
        if (!this.#needle.confirms(window, from, Math.min(to, read))) continue;
      } else if (!this.#needle.confirms(window, start, end)) continue;
      bits[line >> 3] = (bits[line >> 3] ?? 0) | (1 << (line & 7));
    }
    return after;
  }
}

function endOf({ lines }: Part, line: number): number {
  return lines.offset(line) + lines.length(line);
}

/** The last line that begins at or before a place. */
function lineAt({ lines }: Part, place: number, from: number, to: number): number {
  let [low, high] = [from + 1, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines.offset(middle) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Fills the buffer as far as there are bytes. A file that can no longer be read gives none. */
export async function readFully(bytes: Part['bytes'], buffer: Uint8Array, position: number): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const count = await bytes.read(buffer.subarray(filled), position + filled).catch(() => 0);
    if (count <= 0) break;
    filled += count;
  }
  return filled;
}
