/**
 * What the bench leaves in a page before any of its scripts runs: it notes when the field is focused, and how
 * long each key takes until its answer is painted. Runs in the page: nothing from outside may be used in it.
 */
export function watchPage(): void {
  const noted: Noted = { focusedAt: null, keys: [] };
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
      noted.keys.push(key);
      painted(() => {
        key.toPaint = performance.now() - from;
        key.options = document.querySelectorAll('[role="option"]').length;
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
