import type { Later } from '../services/watch';

/** How long a palette that was put away stays ready, in milliseconds: a window costs 80 to 110 MB. */
export const WARM_MS = 5 * 60_000;

/** Lets something go once it was not used for a while. */
export function keepWarm(letGo: () => void, later: Later, ms = WARM_MS): { using(): void; used(): void; stop(): void } {
  let takeBack: (() => void) | null = null;
  const stop = () => {
    takeBack?.();
    takeBack = null;
  };
  return {
    /** It is in use: it stays for as long as that lasts. */
    using: stop,
    /** It was put away: the time begins anew. */
    used() {
      stop();
      takeBack = later(ms, () => {
        takeBack = null;
        letGo();
      });
    },
    stop,
  };
}
