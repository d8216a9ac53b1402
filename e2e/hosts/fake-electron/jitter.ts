/** Delivers what it is given later, one by one and in order, as a message pipe does. */
export interface Lane {
  deliver(action: () => void): void;
}

/** Small seeded generator (mulberry32): numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param random seeded source
 * @param maxMs each message waits up to this long; it is never delivered in the same turn
 */
export function createLane(random: () => number, maxMs: number): Lane {
  let tail: Promise<void> = Promise.resolve();
  return {
    deliver(action) {
      const wait = random() * maxMs;
      const due = new Promise<void>((resolve) => {
        setTimeout(resolve, wait);
      });
      tail = Promise.all([tail, due]).then(action);
    },
  };
}
