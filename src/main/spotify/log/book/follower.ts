import type { Clock, FileFacts, Files } from '../../../ports';
import type { FileBytes } from './bytes';
import type { Part } from './part';
import { openFile, readOn, troubleOf } from './reading';
import type { BookTrouble } from './state';

/** Replaced files that are still looked at: a program may write to its old file for a while. */
const MOST_OLD = 8;
/** Bytes read again when following begins, so that they can be shown after the file was emptied. */
const TAIL_BYTES = 1024 * 1024;

/** A file of the book and what has become of it. */
export interface BookFile {
  path: string;
  source: number;
  /** The part that is written to now; null while there is no file. */
  part: Part | null;
  bytes: FileBytes | null;
  inode: string;
  old: { part: Part; bytes: FileBytes }[];
}

export interface FollowerParts {
  files: Pick<Files, 'open' | 'facts'>;
  clock: Clock;
  window: Buffer;
  /** Whether the book takes one more file. */
  room(): boolean;
  /** Makes a part for a file that appeared. */
  add(file: BookFile, bytes: FileBytes, writtenMs: number): Part;
  trouble(file: BookFile, trouble: BookTrouble | null): void;
  /** Whether to go on; called between reads. */
  step(): boolean;
}

/**
 * Follows one file: growth, a new file in its place, a file that was emptied, one that vanished and comes
 * back. What was written before is taken through the handle that is already open, so it is neither lost when
 * the name goes to another file, nor read twice.
 */
export class Follower {
  readonly #parts: FollowerParts;
  readonly #file: BookFile;

  constructor(parts: FollowerParts, file: BookFile) {
    this.#parts = parts;
    this.#file = file;
  }

  get path(): string {
    return this.#file.path;
  }

  /** Gets ready: the newest bytes are kept from now on. */
  async begin(): Promise<void> {
    const { part, bytes } = this.#file;
    if (!part || !bytes) return;
    part.followed = true;
    bytes.forget();
    const from = Math.max(0, part.seen - TAIL_BYTES);
    const tail = this.#parts.window.subarray(0, part.seen - from);
    const count = await bytes.handle.read(tail, from).catch(() => 0);
    if (count === tail.length) bytes.keep(from, tail);
  }

  /** Shows half-written last lines, since nobody waits for their ends any more. */
  end(): void {
    for (const { part } of this.#held()) {
      part.finish();
      part.followed = false;
    }
  }

  /** Takes whatever happened to the file since the last time. */
  async check(): Promise<void> {
    for (const held of [...this.#file.old]) {
      if ((await this.#grow(held.part, held.bytes)) === 'changed') {
        this.#file.old.splice(this.#file.old.indexOf(held), 1);
        await held.bytes.lose();
      }
      held.part.finish();
    }
    // Twice, should the file be replaced again in between; after that another notice comes.
    for (let turn = 0; turn < 2 && this.#parts.step(); turn += 1) if (await this.#checkName()) return;
  }

  /** Answers whether the name still stands for the file that is read. */
  async #checkName(): Promise<boolean> {
    const file = this.#file;
    if (file.part && file.bytes && (await this.#grow(file.part, file.bytes)) === 'changed') await this.#lose();
    let facts: FileFacts | null;
    try {
      facts = await this.#parts.files.facts(file.path);
    } catch (error) {
      this.#parts.trouble(file, troubleOf(error));
      return true;
    }
    if (facts?.kind === 'file' && file.part && facts.inode === file.inode) return true;
    await this.#retire();
    if (facts?.kind !== 'file') {
      this.#parts.trouble(file, facts === null ? 'gone' : facts.kind === 'folder' ? 'is-folder' : 'not-a-file');
      return true;
    }
    try {
      await this.#open();
    } catch (error) {
      this.#parts.trouble(file, troubleOf(error));
      return true;
    }
    return false;
  }

  async #open(): Promise<void> {
    const file = this.#file;
    if (!this.#parts.room()) {
      this.#parts.trouble(file, 'too-many');
      return;
    }
    const { bytes, facts } = await openFile(this.#parts.files, file.path);
    file.bytes = bytes;
    file.inode = facts.inode;
    file.part = this.#parts.add(file, bytes, facts.modifiedMs);
    file.part.followed = true;
    this.#parts.trouble(file, null);
  }

  async #grow(part: Part, bytes: FileBytes): Promise<'read' | 'changed' | 'stopped'> {
    const { window, clock, step } = this.#parts;
    try {
      const { size, modifiedMs } = await bytes.handle.facts();
      if (size < part.seen) return 'changed';
      if (size === part.seen) return 'read';
      part.times.writtenAgain(modifiedMs);
      part.times.arrivingMs = clock.now();
      return await readOn(part, bytes, size, window, step);
    } catch {
      // Whatever has become of the file: its name is looked at next.
      return 'read';
    } finally {
      part.times.settle();
    }
  }

  /** The file was emptied or written anew: its part stays with what is kept of it, a new one begins. */
  async #lose(): Promise<void> {
    const { part, bytes } = this.#file;
    part?.finish();
    await bytes?.lose();
    this.#file.part = null;
    this.#file.bytes = null;
    this.#file.inode = '';
  }

  /** The name belongs to another file now, or to none: what was written last is still taken. */
  async #retire(): Promise<void> {
    const { part, bytes, old } = this.#file;
    this.#file.part = null;
    this.#file.bytes = null;
    this.#file.inode = '';
    if (!part || !bytes) return;
    await this.#grow(part, bytes);
    part.finish();
    old.push({ part, bytes });
    if (old.length > MOST_OLD) old.shift();
  }

  #held(): { part: Part }[] {
    const { part, old } = this.#file;
    return part ? [...old, { part }] : old;
  }
}
