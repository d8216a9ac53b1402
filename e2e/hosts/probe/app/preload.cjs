const { contextBridge, ipcRenderer } = require('electron');

globalThis.preloadSecret = 'only here';

contextBridge.exposeInMainWorld('probe', {
  call: (name, input) => ipcRenderer.invoke(`probe:${name}`, input),
  onTick: (listener) => {
    const forward = (_event, payload) => listener(payload);
    ipcRenderer.on('probe:tick', forward);
    return () => {
      ipcRenderer.removeListener('probe:tick', forward);
    };
  },
  constants: { list: [1, 2, 3], nothing: null },
  forbidden: (name) => {
    require(name);
  },
});
