import type { CallInput, CallName } from '../../contract/api';
import type { Handlers } from '../ipc/bind';

/** Loads something once, when it is first asked for; a load that failed is tried again the next time. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let held: Promise<T> | null = null;
  return () => {
    if (held) return held;
    const loading = load();
    held = loading;
    loading.catch(() => {
      held = null;
    });
    return loading;
  };
}

/** Handlers whose code is loaded when the first of them is called: a start does not wait for it. */
export function deferHandlers<N extends CallName>(
  names: readonly N[],
  load: () => Promise<Pick<Handlers, N>>,
): Pick<Handlers, N> {
  const loaded = once(load);
  const handlers = names.map((name) => {
    const handle = async (input: CallInput<N>) => (await loaded())[name](input);
    return [name, handle] as const;
  });
  return Object.fromEntries(handlers) as unknown as Pick<Handlers, N>;
}
