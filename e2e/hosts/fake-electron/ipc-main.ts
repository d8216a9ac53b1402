import type { IpcMain } from 'electron';
import type { FrameFacts, PageMessage, PreloadMessage } from '../protocol';
import { fromWire, NotJson, toWire } from './clone';
import type { StandInContext } from './context';
import { StrictEmitter, standInEvent } from './emitter';
import type { FakeWebContents } from './web-contents';

type Used = 'handle' | 'handleOnce' | 'removeHandler';
type Listener = Parameters<IpcMain['handle']>[1];

/** Electron's `ipcMain`, calls only: the contract has no one-way messages. */
export class FakeIpcMain extends StrictEmitter implements Pick<IpcMain, Used> {
  private readonly handlers = new Map<string, Listener>();

  constructor(private readonly context: StandInContext) {
    super('ipcMain', [], context.fault);
  }

  handle(channel: string, listener: Listener): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof listener !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    }
    this.handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: Listener): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return listener(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Answers one call of a page. Failures become text as Electron's do: the stack stays here. */
  async answer(
    contents: FakeWebContents,
    frame: FrameFacts,
    call: PreloadMessage & { kind: 'invoke' },
  ): Promise<PageMessage> {
    try {
      const handler = this.handlers.get(call.channel);
      if (!handler) throw new Error(`No handler registered for '${call.channel}'`);
      const event = standInEvent({ sender: contents, frameId: 1, processId: 1, type: 'frame' as const });
      Object.defineProperty(event, 'senderFrame', { get: () => contents.frame(frame), enumerable: true });
      const value: unknown = await handler(event as never, ...call.args.map(fromWire));
      return { kind: 'reply', id: call.id, value: toWire(`The answer of '${call.channel}'`, value) };
    } catch (error) {
      if (error instanceof NotJson) this.context.fault(error.message);
      return { kind: 'failed', id: call.id, error: String(error) };
    }
  }
}
