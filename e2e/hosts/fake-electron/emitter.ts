import { EventEmitter } from 'node:events';
import { type OnFault, StandInGap } from './strict';

/** An emitter that refuses listeners for events it does not know: they would wait for ever. */
export class StrictEmitter extends EventEmitter {
  constructor(
    private readonly standInName: string,
    private readonly knownEvents: readonly string[],
    private readonly tellFault: OnFault,
  ) {
    super();
  }

  private known(event: string | symbol): void {
    if (typeof event === 'symbol' || event === 'newListener' || event === 'removeListener') return;
    if (this.knownEvents.includes(event)) return;
    const gap = new StandInGap(`event '${event}' on ${this.standInName}`);
    this.tellFault(gap.message);
    throw gap;
  }

  override on(...[event, listener]: Parameters<EventEmitter['on']>): this {
    this.known(event);
    return super.on(event, listener);
  }

  override once(...[event, listener]: Parameters<EventEmitter['once']>): this {
    this.known(event);
    return super.once(event, listener);
  }

  override addListener(...[event, listener]: Parameters<EventEmitter['addListener']>): this {
    return this.on(event, listener);
  }
}

/** An event object as Electron hands to listeners. */
export interface StandInEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function standInEvent<T extends object>(params: T): T & StandInEvent {
  const event = Object.assign(params, {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  });
  return event;
}
