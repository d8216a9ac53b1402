import type { ReadHandle } from '../../../ports';

/** Where the bytes of a part can be read again when its lines are shown. */
export interface PartBytes {
  /** Reads up to `buffer.length` bytes at `position`; answers how many, 0 where there are none any more. */
  read(buffer: Uint8Array, position: number): Promise<number>;
  /** First byte that can still be read. */
  readonly from: number;
}

const BLOCK = 64 * 1024;

/** Bytes that lie in memory: text somebody pasted, logs in UTF-16 turned into UTF-8. */
export class MemoryBytes implements PartBytes {
  readonly from = 0;
  length = 0;
  readonly #blocks: { at: number; bytes: Uint8Array }[] = [];

  /** Takes bytes that nobody changes any more. */
  append(bytes: Uint8Array): void {
    this.#blocks.push({ at: this.length, bytes });
    this.length += bytes.length;
  }

  async read(buffer: Uint8Array, position: number): Promise<number> {
    return copyOut(this.#blocks, buffer, position);
  }
}

/** The newest bytes of a log that is followed: a log can be emptied while they are looked at. */
const MOST_KEPT = 32;

/**
 * Bytes of a file through one handle, which keeps reading the same file when that is renamed or removed.
 * Once it was emptied or written anew, only the newest bytes are left, from memory.
 */
export class FileBytes implements PartBytes {
  readonly handle: ReadHandle;
  #lost = false;
  #closed = false;
  #kept: { at: number; bytes: Uint8Array; used: number }[] = [];

  constructor(handle: ReadHandle) {
    this.handle = handle;
  }

  get from(): number {
    return this.#lost ? (this.#kept[0]?.at ?? Number.POSITIVE_INFINITY) : 0;
  }

  /** What the handle reads is no longer what was indexed. */
  async lose(): Promise<void> {
    this.#lost = true;
    await this.close();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.handle.close().catch(() => undefined);
  }

  /** Lets go of what was kept. */
  forget(): void {
    this.#kept = [];
  }

  /** Remembers bytes of the file that lie at `at`, right behind those kept before. */
  keep(at: number, bytes: Uint8Array): void {
    for (let taken = 0; taken < bytes.length; ) {
      let last = this.#kept.at(-1);
      if (!last || last.used === BLOCK) {
        last = { at: at + taken, bytes: new Uint8Array(BLOCK), used: 0 };
        this.#kept.push(last);
        if (this.#kept.length > MOST_KEPT) this.#kept.shift();
      }
      const count = Math.min(BLOCK - last.used, bytes.length - taken);
      last.bytes.set(bytes.subarray(taken, taken + count), last.used);
      last.used += count;
      taken += count;
    }
  }

  async read(buffer: Uint8Array, position: number): Promise<number> {
    if (!this.#lost) return this.handle.read(buffer, position);
    return copyOut(
      this.#kept.map(({ at, bytes, used }) => ({ at, bytes: bytes.subarray(0, used) })),
      buffer,
      position,
    );
  }
}

function copyOut(blocks: readonly { at: number; bytes: Uint8Array }[], buffer: Uint8Array, position: number): number {
  let place = blockAt(blocks, position);
  let filled = 0;
  for (let block = blocks[place]; block && filled < buffer.length; block = blocks[++place]) {
    const piece = block.bytes.subarray(Math.max(0, position + filled - block.at));
    if (piece.length === 0) continue;
    const count = Math.min(piece.length, buffer.length - filled);
    buffer.set(piece.subarray(0, count), filled);
    filled += count;
  }
  return filled;
}

/** Place of the last block that begins at or before a position; none for what lies before them all. */
function blockAt(blocks: readonly { at: number }[], position: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.at ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? blocks.length : low - 1;
}
