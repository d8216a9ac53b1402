/** Tells of changes at most so often; what came in between is told once, when the time is over. */
export interface Pulse {
  /** Something changed. */
  ask(): void;
  stop(): void;
}

/** Makes a pulse of so many milliseconds. The first change is told at once. */
export function createPulse(everyMs: number, tell: () => void): Pulse {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isDue = false;
  const beat = () => {
    timer = null;
    if (!isDue) return;
    isDue = false;
    timer = setTimeout(beat, everyMs);
    tell();
  };
  return {
    ask() {
      isDue = true;
      if (timer === null) beat();
    },
    stop() {
      isDue = false;
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
