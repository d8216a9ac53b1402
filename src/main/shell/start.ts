import { join } from 'node:path';
import { app, ipcMain, Menu, nativeTheme, protocol, session, type WebContents } from 'electron';
import { bindCalls, bindEvents } from '../ipc/bind';
import type { Services } from '../services/services';
import { createPageHandler, declareScheme, SCHEME } from './protocol';
import { guardApp, guardSession, hostileSwitches } from './security';
import { createMainWindow } from './window';

/** Built files, relative to the main bundle. */
const RENDERER = join(import.meta.dirname, '../renderer');
const PRELOAD = join(import.meta.dirname, '../preload/index.cjs');

/**
 * Wires the services to Electron: own scheme, guards, calls, one window. Must be called before the
 * app is ready. `open` makes the services once Electron knows where data lies.
 */
export function startShell(options: { origin: string; open: (dataFolder: string) => Services }): void {
  const { origin } = options;
  if (app.isPackaged && hostileSwitches(process.argv).length > 0) {
    app.exit(2);
    return;
  }
  app.enableSandbox();
  declareScheme(protocol);
  guardApp(app, origin);
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);

  const pages = new Map<number, WebContents>();
  let show = async () => {};
  app.on('second-instance', () => void show());
  app.on('activate', () => void show());
  app.on('window-all-closed', () => app.quit());

  void app.whenReady().then(async () => {
    const services = options.open(
      process.env.BACKLINE_DATA && !app.isPackaged ? process.env.BACKLINE_DATA : app.getPath('userData'),
    );
    const announce = bindEvents(() => [...pages.values()]);
    guardSession(session.defaultSession, origin);
    protocol.handle(SCHEME, createPageHandler({ files: services.files, folder: RENDERER, origin }));
    bindCalls(ipcMain, services.handlers(announce), { origin, has: (id) => pages.has(id) }, services.onFault);
    services.onTheme((theme) => {
      nativeTheme.themeSource = theme;
    });
    const main = createMainWindow({
      origin,
      preload: PRELOAD,
      state: services.windowState,
      devTools: !app.isPackaged,
      onCreated(window) {
        const { webContents } = window;
        const { id } = webContents;
        pages.set(id, webContents);
        webContents.on('destroyed', () => pages.delete(id));
        // A reloaded page has nobody left to hear a run of the page before it.
        webContents.on('did-start-navigation', (details) => {
          if (details.isMainFrame && !details.isSameDocument) services.cancelRuns();
        });
      },
    });
    show = main.show;
    await main.show();
  });
}
