import type { CallInput, CallName } from '../../contract/api';
import { CALL_NAMES } from '../../contract/channels';
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

type Of<Group extends string> = Extract<CallName, `${Group}.${string}`>;

/** All calls of these groups: `logs` has `logs.open`, `logs.rows` and so on. */
export function callsOf<Group extends string>(...groups: Group[]): Of<Group>[] {
  return CALL_NAMES.filter((name): name is Of<Group> => groups.some((group) => name.startsWith(`${group}.`)));
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
