import { beforeAll, describe, expect, it, vi } from 'vitest';
import { BRIDGE, CALL_NAMES, CHANNEL_PREFIX, EVENT_NAMES } from '../contract/channels';

type Listener = (event: unknown, ...payload: unknown[]) => void;
const seen = vi.hoisted(() => ({
  exposed: [] as [string, unknown][],
  asked: [] as unknown[][],
  listening: new Map<string, Set<Listener>>(),
}));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => seen.exposed.push([name, api]) },
  ipcRenderer: {
    invoke: async (...given: unknown[]) => {
      seen.asked.push(given);
      return { ok: true, value: null };
    },
    on: (channel: string, listener: Listener) => {
      seen.listening.set(channel, (seen.listening.get(channel) ?? new Set()).add(listener));
    },
    removeListener: (channel: string, listener: Listener) => seen.listening.get(channel)?.delete(listener),
  },
}));

type Bridge = {
  call: Record<string, (...given: unknown[]) => Promise<unknown>>;
  on: Record<string, (listener: (...heard: unknown[]) => void) => () => void>;
};
let bridge: Bridge;
beforeAll(async () => {
  await import('./index');
  bridge = seen.exposed[0]?.[1] as Bridge;
});

describe('[sec-20] what a page gets', () => {
  it('is one frozen object of functions, named as the contract names them', () => {
    expect(seen.exposed.map(([name]) => name)).toEqual([BRIDGE]);
    for (const part of [bridge, bridge.call, bridge.on]) {
      expect(Object.isFrozen(part)).toBe(true);
      expect(Object.getPrototypeOf(part)).toBe(Object.prototype);
    }
    expect(Object.keys(bridge)).toEqual(['call', 'on']);
    expect(Object.keys(bridge.call)).toEqual([...CALL_NAMES]);
    expect(Object.keys(bridge.on)).toEqual([...EVENT_NAMES]);
  });

  it('asks on its own channel and hands on one value, whatever it is given', async () => {
    for (const name of CALL_NAMES) {
      seen.asked.length = 0;
      await bridge.call[name]?.({ id: 'x' }, 'backline:settings.set', { theme: 'dark' });
      expect(seen.asked).toEqual([[CHANNEL_PREFIX + name, { id: 'x' }]]);
    }
  });

  it('hears the payload alone, never the event, and nothing once it has let go', () => {
    for (const name of EVENT_NAMES) {
      const heard: unknown[][] = [];
      const stop = bridge.on[name]?.((...given) => heard.push(given));
      const emit = () => {
        for (const listener of seen.listening.get(CHANNEL_PREFIX + name) ?? [])
          listener({ sender: 'Electron', ports: [] }, { shown: true }, 'more');
      };
      emit();
      expect(heard).toEqual([[{ shown: true }]]);
      expect(stop?.()).toBeUndefined();
      emit();
      expect(heard).toHaveLength(1);
    }
  });
});
