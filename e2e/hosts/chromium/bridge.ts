/**
 * Functions that are sent to the page as text: each must be whole in itself.
 *
 * Two worlds share the document but no objects. `endpoint` carries calls between them over events
 * on a node that only these two know, synchronously, as Electron's `contextBridge` does.
 */

export type Crossing = { data: string };

/** Calls into the other world, encodes and decodes values. Runs in both worlds. */
export function endpoint(node: EventTarget, outName: string, inName: string) {
  // Captured before any script of the page runs: what the page does to its globals changes nothing here.
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { keys, getPrototypeOf, defineProperty } = Object;
  const CustomEventHere = CustomEvent;
  const ErrorHere = Error;
  const PromiseHere = Promise;
  const dispatch = EventTarget.prototype.dispatchEvent.bind(node);

  type Wire = unknown;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const known = new Map<unknown, number>();
  const settled = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const returned = new Map<number, Wire>();
  let last = 0;

  const say = (message: unknown) => dispatch(new CustomEventHere(outName, { detail: stringify(message) }));
  const messageOf = (error: unknown) => (error instanceof ErrorHere ? error.message : String(error));

  const encode = (value: unknown): Wire => {
    if (value === undefined) return { t: 'undefined' };
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') {
      return { t: 'plain', v: value };
    }
    if (typeof value === 'function') {
      let id = known.get(value);
      if (id === undefined) {
        last += 1;
        id = last;
        known.set(value, id);
        functions.set(id, value as (...args: unknown[]) => unknown);
      }
      return { t: 'function', id };
    }
    if (value instanceof PromiseHere) {
      last += 1;
      const id = last;
      value.then(
        (result) => say({ kind: 'settle', id, ok: encode(result) }),
        (error) => say({ kind: 'settle', id, error: messageOf(error) }),
      );
      return { t: 'promise', id };
    }
    if (isArray(value)) return { t: 'array', v: value.map(encode) };
    const prototype: unknown = typeof value === 'object' ? getPrototypeOf(value) : 0;
    // Page objects come from this world too, so their prototype is either ours or none.
    if (prototype !== Object.prototype && prototype !== null) {
      throw new ErrorHere('Only plain JSON values and functions cross the bridge of the Chromium host');
    }
    const fields = keys(value as object).map((key) => [key, encode((value as Record<string, unknown>)[key])]);
    return { t: 'object', v: fields };
  };

  const decode = (wire: Wire): unknown => {
    const { t, v, id } = wire as { t: string; v: unknown; id: number };
    if (t === 'plain') return v;
    if (t === 'array') return (v as Wire[]).map(decode);
    if (t === 'function') return (...args: unknown[]) => call(id, args);
    if (t === 'promise') {
      return new PromiseHere((resolve, reject) => {
        settled.set(id, { resolve, reject });
      });
    }
    if (t === 'object') {
      const object: Record<string, unknown> = {};
      for (const [key, value] of v as [string, Wire][]) {
        defineProperty(object, key, { value: decode(value), enumerable: true, writable: true, configurable: true });
      }
      return object;
    }
    return undefined;
  };

  const call = (id: number, args: unknown[]): unknown => {
    last += 1;
    const ticket = last;
    say({ kind: 'call', id, ticket, args: args.map(encode) });
    const answer = returned.get(ticket) as { ok?: Wire; error?: string } | undefined;
    returned.delete(ticket);
    if (!answer) throw new ErrorHere('The other side of the bridge is gone');
    if (answer.error !== undefined) throw new ErrorHere(answer.error);
    return decode(answer.ok);
  };

  node.addEventListener(inName, (event) => {
    const message = parse((event as CustomEvent<string>).detail) as {
      kind: string;
      id: number;
      ticket: number;
      args: Wire[];
      ok?: Wire;
      error?: string;
    };
    if (message.kind === 'call') {
      const { ticket } = message;
      try {
        const result = functions.get(message.id)?.(...message.args.map(decode));
        say({ kind: 'return', ticket, ok: encode(result) });
      } catch (error) {
        say({ kind: 'return', ticket, error: messageOf(error) });
      }
    } else if (message.kind === 'return') {
      returned.set(message.ticket, { ok: message.ok, error: message.error });
    } else {
      const waiting = settled.get(message.id);
      settled.delete(message.id);
      if (message.error === undefined) waiting?.resolve(decode(message.ok));
      else waiting?.reject(new ErrorHere(message.error));
    }
  });

  return { encode, decode, call };
}

export type Endpoint = ReturnType<typeof endpoint>;

export interface BridgeNames {
  /** Name of the one event by which the worlds meet, never known to the page. */
  meet: string;
  toPage: string;
  toPreload: string;
  /** The host's binding in the preload's world. */
  binding: string;
  /** Where the host delivers messages in the preload's world. */
  deliver: string;
  platform: string;
}

/** Runs in the page's world before any script of the page: waits for the preload to show its API. */
export function pageSide(makeEndpoint: typeof endpoint, names: BridgeNames): void {
  const { document, window } = globalThis;
  if (window !== window.top) return;
  const { parse } = JSON;
  const { defineProperty, hasOwn, freeze, values } = Object;
  // Electron freezes what is shown on `window`, and only that: answers of calls are plain copies.
  const deepFreeze = (value: unknown): unknown => {
    if (value !== null && typeof value === 'object') values(freeze(value)).forEach(deepFreeze);
    return value;
  };
  const meet = (event: Event) => {
    document.removeEventListener(names.meet, meet);
    const node = (event as MouseEvent).relatedTarget as EventTarget;
    const side = makeEndpoint(node, names.toPreload, names.toPage);
    node.addEventListener('expose', (exposed) => {
      const { key, api } = parse((exposed as CustomEvent<string>).detail) as { key: string; api: unknown };
      if (hasOwn(window, key)) return;
      defineProperty(window, key, {
        value: deepFreeze(side.decode(api)),
        enumerable: true,
        writable: false,
        configurable: false,
      });
      node.dispatchEvent(new CustomEvent('exposed'));
    });
  };
  document.addEventListener(names.meet, meet);
}

/** Runs in the isolated world: gives the preload its `require('electron')`. */
export function preloadSide(
  makeEndpoint: typeof endpoint,
  names: BridgeNames,
  preload: (require: (name: string) => unknown, module: { exports: object }, exports: object, process: object) => void,
): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  const world = globalThis as unknown as Record<string, unknown>;
  const { document, window } = globalThis;
  const tell = world[names.binding] as (text: string) => void;
  // Electron runs a preload in the main frame alone; the binding is there in all, as a broken renderer's would be.
  if (window !== window.top) return;

  const only = (name: string, members: object): object =>
    new Proxy(members, {
      get(object, key, receiver) {
        if (typeof key === 'symbol' || key in object) return Reflect.get(object, key, receiver);
        throw new Error(`The stand-in for electron has no ${name}.${key}`);
      },
    });

  const wire = (value: unknown): string | null => {
    if (value === undefined) return null;
    try {
      structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
    return JSON.stringify(value);
  };
  const unwire = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text));

  let last = 0;
  const calls = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void; channel: string }
  >();
  const listeners = new Map<string, Listener[]>();
  const remove = (channel: string, listener: Listener) => {
    const list = listeners.get(channel) ?? [];
    const at = list.lastIndexOf(listener);
    if (at >= 0) listeners.set(channel, [...list.slice(0, at), ...list.slice(at + 1)]);
    return ipcRenderer;
  };
  const on = (channel: string, listener: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const ipcRenderer: object = only('ipcRenderer', {
    invoke(channel: string, ...args: unknown[]) {
      return new Promise((resolve, reject) => {
        const wired = args.map(wire);
        last += 1;
        calls.set(last, { resolve, reject, channel });
        tell(JSON.stringify({ kind: 'invoke', id: last, channel, args: wired }));
      });
    },
    on,
    addListener: on,
    once(channel: string, listener: Listener) {
      const first: Listener = (event, ...args) => {
        remove(channel, first);
        listener(event, ...args);
      };
      return on(channel, first);
    },
    off: remove,
    removeListener: remove,
    removeAllListeners(channel: string) {
      listeners.delete(channel);
      return ipcRenderer;
    },
  });

  world[names.deliver] = (text: string) => {
    const message = JSON.parse(text) as {
      kind: string;
      id: number;
      value: string | null;
      error: string;
      channel: string;
      args: (string | null)[];
    };
    if (message.kind === 'event') {
      const event = only('event', { sender: ipcRenderer, ports: [] });
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args.map(unwire));
      return;
    }
    const call = calls.get(message.id);
    calls.delete(message.id);
    if (message.kind === 'reply') call?.resolve(unwire(message.value));
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.error}`));
  };

  const node = document.createElement('i');
  document.dispatchEvent(new MouseEvent(names.meet, { relatedTarget: node }));
  const side = makeEndpoint(node, names.toPage, names.toPreload);
  const contextBridge = only('contextBridge', {
    exposeInMainWorld(key: string, api: unknown) {
      let exposed = false;
      node.addEventListener(
        'exposed',
        () => {
          exposed = true;
        },
        { once: true },
      );
      node.dispatchEvent(new CustomEvent('expose', { detail: JSON.stringify({ key, api: side.encode(api) }) }));
      if (!exposed) throw new Error('Cannot bind an API on top of an existing property on the window object');
    },
  });

  const electron = only('electron (in a preload)', { ipcRenderer, contextBridge });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const process = only('process (in a sandboxed preload)', {
    type: 'renderer',
    platform: names.platform,
    sandboxed: true,
    contextIsolated: true,
    env: {},
  });
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, process);
  } catch (error) {
    tell(JSON.stringify({ kind: 'error', text: error instanceof Error ? error.message : String(error) }));
  }
}
