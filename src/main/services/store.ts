import type { z } from 'zod';
import type { Files, OwnFiles } from '../ports';
import { PortError } from '../ports';
import { until } from '../wait';
import { readKept, writeKept } from './newer-keys';

/** A file of our own state: read once, written whole, never half. */
export interface Store<T> {
  get(): Promise<T>;
  /** Changes the value by a pure function and writes it before it resolves. Changes run one after the other. */
  change(step: (value: T) => T): Promise<T>;
  /** Calls the listener with every new value after it was written. */
  watch(listener: (value: T) => void): void;
}

export interface StoreOptions<T> {
  files: Files;
  folder: string;
  name: string;
  /** Loaded when there is a file to hold against it. */
  schema: () => Promise<z.ZodType<T>>;
  fallback: T;
  /**
   * Given where other programs write the file as well, the command line beside the window: then it is read anew
   * each time, and changes of all of them take turns.
   */
  shared?: Pick<OwnFiles, 'lock'>;
  /** Told once when a damaged file was moved aside. */
  onDamaged?: (movedTo: string) => void;
}

/** Raised when the format changes; a file of another version is moved aside like a damaged one. */
const VERSION = 1;
/** Our files stay small; anything larger is not ours. */
const MOST_BYTES = 8 * 1024 * 1024;
/** How long a change waits for another program's, and how often it looks; milliseconds. */
const TURN = { mostMs: 5000, pauseMs: 20 };
const NO_END = new AbortController().signal;

/**
 * Opens `<folder>/<name>.json`, a versioned JSON file. A file that cannot be understood is moved aside as
 * `<name>.damaged-<time>.json`, so that nothing a person wrote is lost; keys that only a newer version knows stay in
 * it. A change throws PortError where the file is there and cannot be read or written, or another program does not
 * let go of it (`busy`).
 */
export function openStore<T>(options: StoreOptions<T>): Store<T> {
  const { files, folder, name, schema, fallback, shared, onDamaged } = options;
  const path = `${folder}/${name}.json`;
  let held: { value: T } | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const listeners: ((value: T) => void)[] = [];

  const load = async (): Promise<T> => {
    let bytes: Uint8Array;
    try {
      bytes = await files.read(path, MOST_BYTES);
    } catch (error) {
      if (error instanceof PortError && error.code === 'not-found') return fallback;
      if (error instanceof PortError && error.code === 'too-large') return await setAside();
      throw error;
    }
    // Outside of what follows: a program that lacks a part of itself knows nothing against the file.
    const shape = await schema();
    try {
      const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      if (
        parsed !== null &&
        typeof parsed === 'object' &&
        'version' in parsed &&
        parsed.version === VERSION &&
        'value' in parsed
      ) {
        const value = readKept(shape, parsed.value);
        if (value !== undefined) return value;
      }
    } catch {
      // Falls through: not JSON, or not UTF-8.
    }
    return await setAside();
  };

  const setAside = async (): Promise<T> => {
    const moved = `${folder}/${name}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}.json`;
    await files.rename(path, moved);
    onDamaged?.(moved);
    return fallback;
  };

  const current = async (): Promise<T> => {
    if (held === null || shared) held = { value: await load() };
    return held.value;
  };

  /** Runs while no other program changes the file. */
  const alone = async (work: () => Promise<T>): Promise<T> => {
    await files.makeFolder(folder);
    if (!shared) return work();
    let release: (() => Promise<void>) | null = null;
    const isOurs = async () => {
      release = await shared.lock(`${folder}/${name}.lock`);
      return release !== null;
    };
    if (!(await until(isOurs, NO_END, TURN))) throw new PortError('busy', 'EBUSY');
    return work().finally(() => release?.());
  };

  return {
    // What was asked to change before counts: a reader never sees a value that is about to be replaced.
    get: () =>
      queue.then(current).catch((error: unknown) => {
        // Somebody who only looks sees nothing kept; a change must not write over what it could not read.
        if (error instanceof PortError) return fallback;
        throw error;
      }),
    change(step) {
      const next = queue.then(() =>
        alone(async () => {
          const value = step(await current());
          await files.writeAtomic(path, new TextEncoder().encode(`${writeKept({ version: VERSION, value })}\n`), 0o600);
          held = { value };
          for (const listener of listeners) listener(value);
          return value;
        }),
      );
      queue = next.catch(() => undefined);
      return next;
    },
    watch: (listener) => void listeners.push(listener),
  };
}
