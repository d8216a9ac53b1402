import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE, CALL_NAMES, CHANNEL_PREFIX, EVENT_NAMES } from '../contract/channels';

// SECURITY: [sec-20] the page gets one function per call of the contract and nothing of Electron:
// no generic send, no event object, no channel it can name itself.
const call = Object.fromEntries(
  CALL_NAMES.map((name) => [name, (input: unknown) => ipcRenderer.invoke(CHANNEL_PREFIX + name, input)]),
);

const on = Object.fromEntries(
  EVENT_NAMES.map((name) => [
    name,
    (listener: (payload: unknown) => void) => {
      const forward = (_event: unknown, payload: unknown) => listener(payload);
      ipcRenderer.on(CHANNEL_PREFIX + name, forward);
      return () => {
        ipcRenderer.removeListener(CHANNEL_PREFIX + name, forward);
      };
    },
  ]),
);

contextBridge.exposeInMainWorld(BRIDGE, Object.freeze({ call: Object.freeze(call), on: Object.freeze(on) }));
