import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type EventName,
  type EventPayload,
  events,
} from '../../contract/api';
import { CHANNEL_PREFIX } from '../../contract/channels';
import { CallFailure, type Outcome } from '../../contract/failure';
import { hears, mayCall, type WindowKind } from '../../contract/windows';
import { type TrustedWindows, trustedSender } from './sender';

/** One function per call of the contract. */
export type Handlers = { [N in CallName]: (input: CallInput<N>) => Promise<CallOutput<N>> };

/** Sends an event to every window of ours. */
export type Announce = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

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
  for (const name of Object.keys(calls) as CallName[]) {
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
    const checked = calls[name].input.safeParse(input);
    if (!checked.success) {
      const where = checked.error.issues[0]?.path.map(String).join('.') ?? '';
      return { ok: false, failure: { code: 'call/bad-input', params: { field: where.slice(0, 80) } } };
    }
    try {
      const value = await (handlers[name] as (input: unknown) => Promise<unknown>)(checked.data);
      const output = calls[name].output.safeParse(value);
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

/** Makes the function that sends contract events to those of our windows that hear them, payloads checked. */
export function bindEvents(targets: () => readonly { kind: WindowKind; contents: WebContents }[]): Announce {
  return (name, payload) => {
    const checked = events[name].payload.parse(payload);
    for (const { kind, contents } of targets())
      if (hears(kind, name) && !contents.isDestroyed()) contents.send(CHANNEL_PREFIX + name, checked);
  };
}
