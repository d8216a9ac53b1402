import { type Files, PortError, type ReadHandle } from '../../ports';

const PIECE = 256 * 1024;

/** Reads what is added to a file, from where it stood before. */
export class GrowingFile {
  readonly #files: Pick<Files, 'open' | 'facts'>;
  readonly #path: string;
  readonly #buffer = new Uint8Array(PIECE);
  #position: number;
  #inode: string | null;

  /** `from` is the first byte to read, `inode` the file it counts in. */
  constructor(files: Pick<Files, 'open' | 'facts'>, path: string, from = 0, inode: string | null = null) {
    this.#files = files;
    this.#path = path;
    this.#position = from;
    this.#inode = inode;
  }

  /**
   * Hands on what is new, at most `maxBytes`; the rest waits for the next call. The bytes are only good
   * until `onBytes` returns. Answers the size of the file, 0 while there is none, and whether all was read.
   * Another file in its place, or one that shrank, is read from its start. Throws PortError.
   */
  async read(maxBytes: number, onBytes: (bytes: Uint8Array) => void): Promise<{ size: number; done: boolean }> {
    // Opened anew each time: a file that was replaced or moved aside is noticed, and nothing holds it.
    const handle = await orNothing(this.#files.open(this.#path));
    if (handle === null) return { size: 0, done: true };
    try {
      return await this.#readFrom(handle, maxBytes, onBytes);
    } finally {
      await handle.close();
    }
  }

  async #readFrom(
    handle: ReadHandle,
    maxBytes: number,
    onBytes: (bytes: Uint8Array) => void,
  ): Promise<{ size: number; done: boolean }> {
    const { size, inode } = await handle.facts();
    if (size < this.#position || (this.#inode !== null && this.#inode !== inode)) this.#position = 0;
    this.#inode = inode;
    const stop = this.#position + maxBytes;
    while (this.#position < stop) {
      const room = this.#buffer.subarray(0, Math.min(PIECE, stop - this.#position));
      const count = await handle.read(room, this.#position);
      if (count <= 0) return { size: Math.max(size, this.#position), done: true };
      this.#position += count;
      onBytes(room.subarray(0, count));
    }
    return { size: Math.max(size, this.#position), done: false };
  }
}

async function orNothing(work: Promise<ReadHandle>): Promise<ReadHandle | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PortError && error.code === 'not-found') return null;
    throw error;
  }
}
