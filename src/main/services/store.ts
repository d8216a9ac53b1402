import type { z } from 'zod';
import type { Files } from '../ports';
import { PortError } from '../ports';

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
  /** Told once when a damaged file was moved aside. */
  onDamaged?: (movedTo: string) => void;
}

/** Raised when the format changes; a newer file is left alone and read as absent. */
const VERSION = 1;
/** Our files stay small; anything larger is not ours. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Opens `<folder>/<name>.json`, a versioned JSON file. A file that cannot be understood is moved
 * aside as `<name>.damaged-<time>.json`, so that nothing a person wrote is lost.
 */
export function openStore<T>({ files, folder, name, schema, fallback, onDamaged }: StoreOptions<T>): Store<T> {
  const path = `${folder}/${name}.json`;
  let held: Promise<T> | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const listeners: ((value: T) => void)[] = [];

  const load = async (): Promise<T> => {
    let bytes: Uint8Array;
    try {
      bytes = await files.read(path, MOST_BYTES);
    } catch (error) {
      if (error instanceof PortError && error.code === 'not-found') return fallback;
      if (error instanceof PortError && error.code !== 'too-large') return fallback;
      return await setAside();
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
        const checked = shape.safeParse(parsed.value);
        if (checked.success) return checked.data;
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

  const current = () => {
    held ??= load();
    return held;
  };

  return {
    // What was asked to change before counts: a reader never sees a value that is about to be replaced.
    get: () => queue.then(current),
    change(step) {
      const next = queue.then(async () => {
        const value = step(await current());
        await files.makeFolder(folder);
        await files.writeAtomic(
          path,
          new TextEncoder().encode(`${JSON.stringify({ version: VERSION, value }, null, 1)}\n`),
          0o600,
        );
        held = Promise.resolve(value);
        for (const listener of listeners) listener(value);
        return value;
      });
      queue = next.catch(() => undefined);
      return next;
    },
    watch: (listener) => void listeners.push(listener),
  };
}
