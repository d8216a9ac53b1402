/** How often something is told at most, in milliseconds: more would only paint what nobody can read. */
const PAUSE_MS = 100;

/** Tells the first value at once, then at most one every 100 ms, always the newest; the last one is never lost. */
export function tellSometimes<T>(say: (value: T) => void): { tell(value: T): void; stop(): void } {
  let waiting: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const next = () => {
    timer = null;
    const due = waiting;
    waiting = null;
    if (due) send(due.value);
  };
  const send = (value: T) => {
    timer = setTimeout(next, PAUSE_MS);
    say(value);
  };
  return {
    tell(value) {
      if (stopped) return;
      if (timer) waiting = { value };
      else send(value);
    },
    stop() {
      stopped = true;
      waiting = null;
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
