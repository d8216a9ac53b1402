import type { CallInput, CallName, CallOutput, EventName, EventPayload } from '../contract/api';
import type { Bridge } from '../contract/bridge';
import type { Failure } from '../contract/failure';

declare global {
  interface Window {
    /** Put there by the preload; absent when the page is opened outside Backline. */
    readonly backline?: Bridge;
  }
}

/** A call that answered with a named failure. */
export class HostFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
    this.name = 'HostFailure';
  }
}

/** True where the page runs inside Backline. */
export function hasHost(): boolean {
  return window.backline !== undefined;
}

function bridge(): Bridge {
  const found = window.backline;
  if (!found) throw new HostFailure({ code: 'call/refused', params: {} });
  return found;
}

/** Asks the host. Throws `HostFailure` where the answer is a failure. */
export async function ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const outcome = await bridge().call[name](input);
  if (!outcome.ok) throw new HostFailure(outcome.failure);
  return outcome.value;
}

/** Hears an event until the returned function is called. */
export function hear<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return bridge().on[name](listener);
}
