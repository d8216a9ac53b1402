/**
 * What the bench leaves in a page before any of its scripts runs: it notes when the field is focused, and how
 * long each key takes until its answer is painted. Runs in the page: nothing from outside may be used in it.
 */
export function watchPage(): void {
  const waiting = new Map<number, () => void>();
  const isPainted = (count: number) => typeof noted.keys[count - 1]?.toPaint === 'number';
  const noted: Probe = {
    focusedAt: null,
    keys: [],
    painted: (count) =>
      new Promise((resolve) => {
        if (isPainted(count)) resolve();
        else waiting.set(count, resolve);
      }),
  };
  Object.assign(globalThis, { __bench: noted });
  /** Calls back when the frame that is made next has been painted. */
  const painted = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  addEventListener('focusin', (event) => {
    if (noted.focusedAt === null && (event.target as Element).getAttribute('role') === 'combobox')
      noted.focusedAt = performance.now();
  });
  addEventListener(
    'input',
    (event) => {
      const from = event.timeStamp;
      const key: NotedKey = { toPaint: null, options: 0, length: (event.target as HTMLInputElement).value.length };
      const count = noted.keys.push(key);
      painted(() => {
        key.toPaint = performance.now() - from;
        key.options = document.querySelectorAll('[role="option"]').length;
        waiting.get(count)?.();
      });
    },
    { capture: true },
  );
}

export interface NotedKey {
  /** Milliseconds from the key's event to the end of the frame that shows its answer; null until then. */
  toPaint: number | null;
  /** Results that are then on the page. */
  options: number;
  /** Characters that are then in the field. */
  length: number;
}

export interface Noted {
  /** Milliseconds after the navigation began. */
  focusedAt: number | null;
  keys: NotedKey[];
}

export interface Probe extends Noted {
  /**
   * Resolves once the answer to so many keys is painted. Asks for no frames of its own: looking in every frame
   * would keep the page busy with frames that nobody needs, and each key would wait for the end of one.
   */
  painted(count: number): Promise<void>;
}
