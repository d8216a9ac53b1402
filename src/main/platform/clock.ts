import type { Clock } from '../ports';

/** The system's clock, and one that neither the person nor a time server moves. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};
