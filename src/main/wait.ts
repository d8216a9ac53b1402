/**
 * Looks until it is so, or the time is up: some systems answer before they have done what they were asked. True
 * when it is so. `pauseMs` lies between two looks, `mostMs` bounds all of them. Throws when it was stopped.
 */
export async function until(
  isSo: () => Promise<boolean>,
  signal: AbortSignal,
  { mostMs, pauseMs = 250 }: { mostMs: number; pauseMs?: number },
): Promise<boolean> {
  for (let waited = 0; ; waited += pauseMs) {
    signal.throwIfAborted();
    if (await isSo()) return true;
    if (waited >= mostMs) return false;
    await pause(pauseMs, signal);
  }
}

/** Waits, in milliseconds, or less when the signal fires; then the caller has to look at it. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
