import { existsSync } from 'node:fs';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/** Messages between two threads. They are copied; functions cannot be sent. */
export interface ThreadLink {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

export interface Thread extends ThreadLink {
  /** Called once when the thread ended, whoever ended it. */
  onEnd(listener: () => void): void;
  end(): Promise<void>;
}

/** First message of a thread: it has loaded. */
const READY = 'ready';

/**
 * Starts a thread of the built program by the name of its file, `out/main/<name>.js`. Resolves once it has
 * loaded; null where the program is not built, as under test, or where the thread cannot start.
 */
export async function startThread(name: string): Promise<Thread | null> {
  const file = builtFile(name);
  if (!existsSync(file)) return null;
  return loadedThread(file);
}

/** Where an entry of the built program lies, `out/main/<name>.js`. */
export function builtFile(name: string): URL {
  // Shared code of the build lies one folder deeper than its entries.
  return new URL(`${import.meta.url.includes('/chunks/') ? '../' : './'}${name}.js`, import.meta.url);
}

/** The same by the place of the file. */
export function loadedThread(file: URL): Promise<Thread | null> {
  return new Promise((resolve) => {
    const listeners: ((message: unknown) => void)[] = [];
    const enders: (() => void)[] = [];
    const worker = new Worker(file, { stdin: false, env: {} });
    const thread: Thread = {
      post: (message) => worker.postMessage(message),
      listen: (listener) => void listeners.push(listener),
      onEnd: (listener) => void enders.push(listener),
      end: async () => void (await worker.terminate()),
    };
    worker.on('message', (message: unknown) => {
      if (message === READY) {
        // From now on a program that has nothing else to do ends, whatever is still read.
        worker.unref();
        resolve(thread);
      } else for (const listener of listeners) listener(message);
    });
    // An error ends the thread; `exit` follows.
    worker.on('error', () => resolve(null));
    worker.on('exit', () => {
      resolve(null);
      for (const ender of enders) ender();
    });
  });
}

/** The link of a thread to the one that started it, for the thread's own entry; null in the main thread. */
export function ownLink(): ThreadLink | null {
  if (isMainThread || parentPort === null) return null;
  const port = parentPort;
  return {
    post: (message) => port.postMessage(message),
    listen(listener) {
      port.on('message', listener);
      port.postMessage(READY);
    },
  };
}
