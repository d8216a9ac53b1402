import { beforeAll, describe, expect, it, vi } from 'vitest';

type Options = Record<string, unknown> & { webPreferences: Record<string, unknown> };
const made = vi.hoisted(() => [] as Options[]);
vi.mock('electron', () => {
  class BrowserWindow {
    webContents = {
      executeJavaScript: async () => ({ node: 0, evalStopped: true, popupStopped: true, bridge: true }),
      getOSProcessId: () => process.pid,
    };
    constructor(options: Options) {
      made.push(options);
    }
    once() {}
    on() {}
    destroy() {}
    async loadURL() {}
  }
  return {
    BrowserWindow,
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1600, height: 900 } }] },
    nativeTheme: { shouldUseDarkColors: true },
    app: { isPackaged: true, whenReady: async () => {}, getAppMetrics: () => [] },
    protocol: { handle: () => {} },
    session: {
      defaultSession: new Proxy({}, { get: () => () => {} }),
    },
  };
});

/** Everything a window of ours may say about its page. What is not here is left as Electron has it: closed. */
const ALLOWED: Readonly<Record<string, unknown>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  devTools: false,
  disableBlinkFeatures: 'Auxclick',
  preload: '/app/out/preload/index.cjs',
};

beforeAll(async () => {
  const { createMainWindow } = await import('./window');
  const { openPaletteWindow } = await import('./palette-window');
  const { livePoints } = await import('./posture-electron');
  const [preload, origin] = ['/app/out/preload/index.cjs', 'app://backline'];
  await createMainWindow({
    origin,
    preload,
    state: { get: async () => null, change: async () => null, watch: () => {} },
    devTools: false,
    onCreated: () => {},
    staysInTray: () => false,
    onHidden: () => {},
    onGone: () => {},
  }).show();
  openPaletteWindow({ x: 0, y: 0, width: 640, height: 64 }, { preload, devTools: false, onCreated: () => {} });
  const files = { read: async () => new Uint8Array(), realPath: async (path: string) => path };
  await livePoints({ files, folder: '/app/out/renderer', preload, origin });
});

it('a window bears its icon by itself on Linux alone', async () => {
  const { windowIcon } = await import('./window-icon');
  for (const window of made.slice(0, 2)) expect(window.icon).toBe(windowIcon(process.platform).icon);
  expect(windowIcon('linux').icon).toMatch(/[\\/]tray[\\/]window\.png$/);
  for (const platform of ['win32', 'darwin'] as const) expect(windowIcon(platform)).toEqual({});
});

describe('every window the app makes', () => {
  const names = ['main', 'palette', 'self-test'];
  it('is looked at here', () => expect(made).toHaveLength(names.length));

  it.each(names.map((name, at) => [name, at] as const))(
    '[sec-2] [sec-3] [sec-4] [sec-12] %s: sandboxed, isolated, without Node, without foreign pages',
    (_, at) => {
      expect(made[at]?.webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
      });
    },
  );

  it.each(names.map((name, at) => [name, at] as const))(
    '[sec-6] [sec-8] [sec-9] [sec-10] [sec-41] [sec-42] %s: nothing is loosened, and nothing is said that is not known',
    (_, at) => {
      // Web security on; insecure content, experimental and other Blink features not even mentioned.
      expect(made[at]?.webPreferences).toEqual(ALLOWED);
    },
  );
});
