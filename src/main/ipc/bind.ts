import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { CallInput, CallName, CallOutput, EventName, EventPayload, Events } from '../../contract/api';
import { CALL_NAMES, CHANNEL_PREFIX } from '../../contract/channels';
import { CallFailure, type Outcome } from '../../contract/failure';
import { hears, mayCall, type WindowKind } from '../../contract/windows';
import { once } from '../services/deferred';
import { type TrustedWindows, trustedSender } from './sender';

/** One function per call of the contract. */
export type Handlers = { [N in CallName]: (input: CallInput<N>) => Promise<CallOutput<N>> };

/** Sends an event to every window of ours. */
export type Announce = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/**
 * The contract with all its schemas. Making them takes longer than anything else of a start, and nothing has
 * to be checked before a page asks: they are loaded while the first page is on its way, by the first call at
 * the latest.
 */
export const loadContract = once(() => import('../../contract/api'));

/**
 * Registers a handler for every call of the contract. Each call's sender and input are checked
 * before, its output after; whatever goes wrong becomes a named failure, never a stack or a path.
 * `onFault` hears of the faults that are ours.
 */
export function bindCalls(
  ipcMain: Pick<IpcMain, 'handle'>,
  handlers: Handlers,
  windows: TrustedWindows,
  onFault: (call: CallName, error: unknown) => void,
): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(CHANNEL_PREFIX + name, (event: IpcMainInvokeEvent, input: unknown) => answer(name, event, input));
  }

  async function answer<N extends CallName>(
    name: N,
    event: IpcMainInvokeEvent,
    input: unknown,
  ): Promise<Outcome<CallOutput<N>>> {
    // SECURITY: [sec-17] a call counts only from the main frame of a window we made, on our own origin,
    // and only where that kind of window has a use for it.
    const kind = trustedSender(event, windows);
    if (kind === null || !mayCall(kind, name)) return { ok: false, failure: { code: 'call/refused', params: {} } };
    try {
      const call = (await loadContract()).calls[name];
      const checked = call.input.safeParse(input);
      if (!checked.success) {
        const where = checked.error.issues[0]?.path.map(String).join('.') ?? '';
        return { ok: false, failure: { code: 'call/bad-input', params: { field: where.slice(0, 80) } } };
      }
      const value = await (handlers[name] as (input: unknown) => Promise<unknown>)(checked.data);
      const output = call.output.safeParse(value);
      if (!output.success) {
        onFault(name, output.error);
        return { ok: false, failure: { code: 'call/bad-output', params: {} } };
      }
      return { ok: true, value: output.data as CallOutput<N> };
    } catch (error) {
      if (error instanceof CallFailure) return { ok: false, failure: { code: error.code, params: error.params } };
      onFault(name, error);
      return { ok: false, failure: { code: 'call/failed', params: {} } };
    }
  }
}

/**
 * Makes the function that sends contract events to those of our windows that hear them, payloads checked. What
 * comes before the schemas are there waits for them, in its order; `onFault` hears of what breaks then.
 */
export function bindEvents(
  targets: () => readonly { kind: WindowKind; contents: WebContents }[],
  onFault: (event: EventName, error: unknown) => void,
): Announce {
  let events: Events | null = null;
  const waiting: { name: EventName; payload: unknown }[] = [];

  const listeners = (name: EventName) =>
    targets().filter(({ kind, contents }) => hears(kind, name) && !contents.isDestroyed());
  const send = (known: Events, name: EventName, payload: unknown) => {
    const checked = known[name].payload.parse(payload);
    for (const { contents } of listeners(name)) contents.send(CHANNEL_PREFIX + name, checked);
  };
  const sendWaiting = async () => {
    const contract = await loadContract();
    events = contract.events;
    for (const { name, payload } of waiting.splice(0)) {
      try {
        send(events, name, payload);
      } catch (error) {
        onFault(name, error);
      }
    }
  };

  return (name, payload) => {
    if (listeners(name).length === 0) return;
    if (events) return send(events, name, payload);
    waiting.push({ name, payload });
    if (waiting.length > 1) return;
    sendWaiting().catch((error) => {
      waiting.length = 0;
      onFault(name, error);
    });
  };
}
