import type { LogPatterns } from '../../../../catalog/log/compile';
import type { LocalToUtc } from '../../../../catalog/log/timeline';
import { encodingOf, HEAD_BYTES, lineEndOf, Utf16Reader } from '../encoding';
import { FileBytes, MemoryBytes, type PartBytes } from './bytes';
import { LineColumns } from './columns';
import { Indexer } from './indexer';
import type { Kinds } from './kinds';
import { PartTimes } from './times';

/** Bytes of a log in UTF-16 that are held at most, as UTF-8; what goes beyond is left unread. */
export const MOST_DECODED = 64 * 1024 * 1024;
/** Bytes before the place reached that are looked at again, to tell growth from a file written anew. */
const MARK_BYTES = 256;

export interface PartOptions {
  patterns: LogPatterns;
  kinds: Kinds;
  /** Place of its source among those of the book. */
  source: number;
  writtenMs: number;
  localToUtc?: LocalToUtc;
}

/** One file as it was at one time, or one text: bytes come in, lines come out. A file that was replaced gets a new part. */
export class Part {
  readonly source: number;
  readonly lines = new LineColumns();
  readonly times: PartTimes;
  /** Where lines are read from when they are shown. */
  bytes: PartBytes;
  /** Bytes taken so far: the place in the file that is read next. */
  seen = 0;
  /** Zeros at the beginning of what should be text. */
  binary = false;
  /** True when it holds more UTF-16 than is kept. */
  full = false;
  /** The newest bytes, at most `MARK_BYTES`. */
  mark: Buffer = Buffer.alloc(0);
  /** Keeps a copy of the newest bytes. */
  followed = false;
  readonly #options: PartOptions;
  #head: Buffer | null = Buffer.alloc(0);
  #indexer: Indexer | null = null;
  #utf16: Utf16Reader | null = null;
  /** Bytes of a line whose end is still to come. */
  #rest: Buffer = Buffer.alloc(0);
  #restAt = 0;

  constructor(options: PartOptions, bytes: PartBytes) {
    this.#options = options;
    this.source = options.source;
    this.times = new PartTimes(options);
    this.bytes = bytes;
  }

  get problems(): number {
    return this.#indexer?.problems ?? 0;
  }
  /** Lines longer than is read. */
  get cut(): number {
    return this.#indexer?.cut ?? 0;
  }
  /** Lines that no growth will change. */
  get settled(): number {
    return this.lines.count - (this.#indexer?.open ? 1 : 0);
  }

  /** Takes the next bytes. Those in `piece` may be overwritten afterwards. */
  push(piece: Buffer): void {
    if (this.followed && this.bytes instanceof FileBytes) this.bytes.keep(this.seen, piece);
    this.seen += piece.length;
    this.mark =
      piece.length >= MARK_BYTES
        ? Buffer.from(piece.subarray(-MARK_BYTES))
        : Buffer.concat([this.mark, piece]).subarray(-MARK_BYTES);
    if (this.#head === null) {
      this.#feed(piece);
      return;
    }
    this.#head = Buffer.concat([this.#head, piece]);
    // A short beginning without a line end, or with zeros in it, could still turn out to be anything.
    const plain = this.#head.includes(0x0a) && (this.#head.length >= 64 || !this.#head.includes(0));
    if (plain || this.#head.length >= HEAD_BYTES) this.#begin(this.#head);
  }

  /** Shows a last line that has no end, until there is more of it. */
  finish(): void {
    if (this.#head !== null && this.#head.length > 0) this.#begin(this.#head);
    if (!this.#indexer?.open) this.#indexer?.takeOpen(this.#rest, this.#rest.length, this.#restAt);
  }

  #begin(head: Buffer): void {
    this.#head = null;
    const encoding = encodingOf(head);
    if (encoding !== 'bytes') {
      this.#utf16 = new Utf16Reader(encoding);
      this.bytes = new MemoryBytes();
    }
    const sample = head.subarray(0, HEAD_BYTES);
    this.binary = encoding === 'bytes' && sample.includes(0);
    const lineEnd = lineEndOf(this.#utf16 ? sample.filter((byte) => byte !== 0) : sample);
    const { patterns, kinds } = this.#options;
    this.#indexer = new Indexer(patterns, kinds, this.lines, this.times, lineEnd);
    this.#feed(head);
  }

  #feed(piece: Buffer): void {
    this.#indexer?.reopen();
    const bytes = this.#utf16 ? this.#decoded(piece) : piece;
    const whole = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const done = this.#indexer?.take(whole, whole.length, this.#restAt) ?? 0;
    this.#restAt += done;
    this.#rest = Buffer.from(whole.subarray(done));
  }

  #decoded(piece: Buffer): Buffer {
    const memory = this.bytes;
    if (!this.#utf16 || !(memory instanceof MemoryBytes)) return piece;
    const decoded = this.#utf16.read(piece, false);
    const text = Buffer.from(decoded.buffer, decoded.byteOffset, decoded.length);
    const room = MOST_DECODED - memory.length;
    this.full ||= text.length > room;
    const kept = text.subarray(0, Math.max(0, room));
    memory.append(kept);
    return kept;
  }
}
