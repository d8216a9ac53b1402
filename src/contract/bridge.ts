import type { CallInput, CallName, CallOutput, EventName, EventPayload } from './api';
import type { Outcome } from './failure';

/** What the page sees as `window.backline`: one function per call, one subscription per event. */
export type Bridge = {
  readonly call: { readonly [N in CallName]: (input: CallInput<N>) => Promise<Outcome<CallOutput<N>>> };
  /** Each returns a function that ends the subscription. */
  readonly on: { readonly [N in EventName]: (listener: (payload: EventPayload<N>) => void) => () => void };
};
