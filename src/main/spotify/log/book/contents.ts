import type { LogPatterns } from '../../../../catalog/log/compile';
import type { LocalToUtc } from '../../../../catalog/log/timeline';
import type { Clock, Files } from '../../../ports';
import { type FileBytes, MemoryBytes } from './bytes';
import { type BookFile, Follower } from './follower';
import { Kinds } from './kinds';
import { Part } from './part';
import { openFile, readOn, troubleOf } from './reading';
import type { BookSource, BookState, BookTrouble } from './state';

/** What a book needs of the outside. */
export interface BookPorts {
  files: Pick<Files, 'open' | 'facts' | 'watch'>;
  clock: Clock;
}

export interface BookOptions {
  /** Called when the book was read further or grew. */
  onChange?: (state: BookState) => void;
  /** Zone of the logs' computer, where it is not this one. */
  localToUtc?: LocalToUtc;
}

/** Bytes read in one go: the thread is free again after each. */
const WINDOW = 1024 * 1024;
/** Files that are held open at most; systems allow a program few hundred. */
const MOST_FILES = 200;
/** The same, with files that were replaced while they were followed. */
const MOST_PARTS = 250;

/** The lines of a book: reads its sources, then follows them. Whatever writes lines goes one after the other. */
export class Contents {
  readonly kinds = new Kinds();
  /** Ids of the sources. */
  readonly sources: readonly string[];
  readonly parts: Part[] = [];
  readonly #ports: BookPorts;
  readonly #patterns: LogPatterns;
  readonly #options: BookOptions;
  readonly #signal: AbortSignal;
  readonly #files: BookFile[];
  readonly #opened = new Set<FileBytes>();
  readonly #troubles = new Map<BookFile, BookTrouble>();
  readonly #window = Buffer.allocUnsafeSlow(WINDOW);
  #size = 0;
  #isDone = false;
  #queue: Promise<void> = Promise.resolve();
  #stopFollowing: (() => void) | null = null;
  /** Resolves when everything there was at the beginning is read. */
  readonly done: Promise<void>;

  constructor(
    ports: BookPorts,
    sources: readonly BookSource[],
    patterns: LogPatterns,
    options: BookOptions,
    signal: AbortSignal,
  ) {
    this.#ports = ports;
    this.#patterns = patterns;
    this.#options = options;
    this.#signal = signal;
    this.sources = sources.map(({ id }) => id);
    this.#files = sources.flatMap(({ files = [] }, source) =>
      files.map((path): BookFile => ({ path, source, part: null, bytes: null, inode: '', old: [] })),
    );
    this.done = this.#inTurn(() => this.#readAll(sources));
  }

  get lineCount(): number {
    return this.parts.reduce((sum, { lines }) => sum + lines.count, 0);
  }

  state(): BookState {
    const read = this.#bytesSeen();
    return {
      lines: this.lineCount,
      problems: this.parts.reduce((sum, { problems }) => sum + problems, 0),
      read,
      size: this.#isDone ? read : Math.max(read, this.#size),
      done: this.#isDone,
      following: this.#stopFollowing !== null,
      sources: this.sources.map((id, source) => {
        const parts = this.parts.filter((part) => part.source === source);
        const troubles = this.#files.flatMap((file) =>
          file.source === source ? (this.#troubles.get(file) ?? []) : [],
        );
        return {
          id,
          lines: parts.reduce((sum, { lines }) => sum + lines.count, 0),
          cut: parts.reduce((sum, { cut }) => sum + cut, 0),
          binary: parts.some(({ binary }) => binary),
          trouble: troubles[0] ?? (parts.some(({ full }) => full) ? 'too-large' : null),
        };
      }),
    };
  }

  /** Follows the files as they grow, or stops. Once it resolves, nothing that happens to them is missed. */
  async follow(on: boolean): Promise<void> {
    if (!on) {
      this.#stopFollowing?.();
      this.#stopFollowing = null;
    } else if (this.#stopFollowing === null) {
      this.#stopFollowing = this.#followAll();
      // While there is still much to read, nobody waits for its end.
      if (this.#isDone) await this.#queue;
    }
  }

  /** Ends everything; the signal was given before. */
  async close(): Promise<void> {
    await this.follow(false);
    await this.#queue;
    await Promise.all([...this.#opened].map((bytes) => bytes.close()));
    this.parts.length = 0;
  }

  async #readAll(sources: readonly BookSource[]): Promise<void> {
    const texts = sources.flatMap(({ text }, source) => (text === undefined ? [] : [this.#addText(source, text)]));
    for (const [index, file] of this.#files.entries()) {
      if (index >= MOST_FILES) this.#troubles.set(file, 'too-many');
      else if (this.#goesOn()) await this.#openOne(file);
    }
    this.#changed();
    for (const { part, content } of texts) await this.#readText(part, content);
    for (const file of this.#files) await this.#readOne(file);
    this.#isDone = true;
    this.#changed();
  }

  #addText(source: number, text: string): { part: Part; content: Buffer } {
    const bytes = new MemoryBytes();
    const content = Buffer.from(text);
    bytes.append(content);
    this.#size += content.length;
    return { part: this.#addPart(source, bytes, this.#ports.clock.now()), content };
  }

  async #readText(part: Part, content: Buffer): Promise<void> {
    for (let at = 0; at < content.length && this.#goesOn(); at += WINDOW) {
      part.push(content.subarray(at, at + WINDOW));
      this.#changed();
      await nextTurn();
    }
    part.finish();
    part.times.settle();
  }

  async #openOne(file: BookFile): Promise<void> {
    try {
      const { bytes, facts } = await openFile(this.#ports.files, file.path);
      this.#opened.add(bytes);
      file.bytes = bytes;
      file.inode = facts.inode;
      file.part = this.#addPart(file.source, bytes, facts.modifiedMs);
      this.#size += facts.size;
    } catch (error) {
      this.#troubles.set(file, troubleOf(error));
    }
  }

  async #readOne(file: BookFile): Promise<void> {
    const { part, bytes } = file;
    if (!part || !bytes) return;
    try {
      const { size } = await bytes.handle.facts();
      const how = await readOn(part, bytes, size, this.#window, () => {
        if (part.seen > 0) this.#changed();
        return this.#goesOn();
      });
      if (how === 'changed') this.#troubles.set(file, 'changed');
    } catch (error) {
      this.#troubles.set(file, troubleOf(error));
    }
    // Half a line of a file that is followed waits for its end.
    if (this.#stopFollowing === null) part.finish();
    part.times.settle();
  }

  #addPart(source: number, bytes: FileBytes | MemoryBytes, writtenMs: number): Part {
    const { localToUtc } = this.#options;
    const part = new Part({ patterns: this.#patterns, kinds: this.kinds, source, writtenMs, localToUtc }, bytes);
    this.parts.push(part);
    return part;
  }

  #followAll(): () => void {
    const followers = this.#files.slice(0, MOST_FILES).map((file) => this.#follower(file));
    const running = { stopped: false };
    const stops = followers.map((follower) => {
      void this.#inTurn(() => follower.begin());
      let due = false;
      const check = () => {
        if (due || running.stopped) return;
        due = true;
        void this.#inTurn(async () => {
          due = false;
          if (!running.stopped && this.#goesOn()) await this.#check(follower);
        });
      };
      const stop = this.#ports.files.watch(follower.path, check);
      // What was written since it was read.
      check();
      return stop;
    });
    return () => {
      running.stopped = true;
      for (const stop of stops) stop();
      void this.#inTurn(async () => {
        for (const follower of followers) follower.end();
        this.#changed();
      });
    };
  }

  async #check(follower: Follower): Promise<void> {
    const facts = () => [
      this.parts.length,
      this.lineCount,
      this.#bytesSeen(),
      ...this.#files.map((file) => this.#troubles.get(file) ?? ''),
    ];
    const before = facts().join();
    await follower.check();
    if (facts().join() !== before) this.#changed();
  }

  #follower(followed: BookFile): Follower {
    const parts = {
      files: this.#ports.files,
      clock: this.#ports.clock,
      window: this.#window,
      add: (file: BookFile, bytes: FileBytes, writtenMs: number) => {
        this.#opened.add(bytes);
        return this.#addPart(file.source, bytes, writtenMs);
      },
      trouble: (file: BookFile, trouble: BookTrouble | null) => {
        if (trouble === null) this.#troubles.delete(file);
        else this.#troubles.set(file, trouble);
      },
      room: () => this.parts.length < MOST_PARTS,
      step: () => this.#goesOn(),
    };
    return new Follower(parts, followed);
  }

  #bytesSeen(): number {
    return this.parts.reduce((sum, { seen }) => sum + seen, 0);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work).catch(() => undefined);
    return this.#queue;
  }

  #changed(): void {
    if (this.#goesOn()) this.#options.onChange?.(this.state());
  }

  #goesOn(): boolean {
    return !this.#signal.aborted;
  }
}

/** Lets others have the thread. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
