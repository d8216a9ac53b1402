import { join } from 'node:path';
import { app, ipcMain, Menu, nativeTheme, protocol, session, type WebContents } from 'electron';
import type { Settings } from '../../contract/state';
import { bindCalls, bindEvents } from '../ipc/bind';
import type { Services } from '../services/services';
import { createPageHandler, declareScheme, SCHEME } from './protocol';
import { guardApp, guardSession, hostileSwitches } from './security';
import { createMainWindow } from './window';

/** Built files, relative to the main bundle. */
const RENDERER = join(import.meta.dirname, '../renderer');
const PRELOAD = join(import.meta.dirname, '../preload/index.cjs');

/** What the composition root hands over. */
export interface ShellOptions {
  /** Scheme and host of our pages. */
  origin: string;
  /** Where state lies; null = where Electron keeps it. */
  dataFolder: string | null;
  /** Makes the services once it is known where data lies. */
  open(dataFolder: string): Services;
}

/**
 * Wires the services to Electron: own scheme, guards, calls, one window. Must be called before the
 * app is ready.
 */
export function startShell({ origin, dataFolder, open }: ShellOptions): void {
  // SECURITY: [sec-41] a release must not be opened to a debugger or stripped of its sandbox by a switch.
  if (app.isPackaged && hostileSwitches(process.argv).length > 0) {
    app.exit(2);
    return;
  }
  app.enableSandbox();
  declareScheme(protocol);
  guardApp(app, origin);
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);

  let show: (route?: string) => Promise<void> = async () => {};
  app.on('second-instance', () => void show());
  app.on('activate', () => void show());
  app.on('window-all-closed', () => app.quit());

  void app.whenReady().then(async () => {
    const services = open(dataFolder ?? app.getPath('userData'));
    const pages = new Map<number, WebContents>();
    const announce = bindEvents(() => [...pages.values()]);
    guardSession(session.defaultSession, origin);
    protocol.handle(SCHEME, createPageHandler({ files: services.files, folder: RENDERER, origin }));
    bindCalls(
      ipcMain,
      services.handlers(announce, (route) => show(route)),
      { origin, has: (id) => pages.has(id) },
      services.onFault,
    );

    app.on('will-quit', () => void services.close());

    const applyTheme = ({ theme }: Settings) => {
      nativeTheme.themeSource = theme;
    };
    services.settings.watch(applyTheme);
    applyTheme(await services.settings.get());

    const main = createMainWindow({
      origin,
      preload: PRELOAD,
      state: services.windowState,
      devTools: !app.isPackaged,
      onCreated({ webContents }) {
        const { id } = webContents;
        pages.set(id, webContents);
        webContents.on('destroyed', () => pages.delete(id));
        // A reloaded page has nobody left to hear a run that the page before it started.
        webContents.on('did-start-navigation', (details) => {
          if (details.isMainFrame && !details.isSameDocument) services.cancelRuns();
        });
      },
    });
    show = main.show;
    await main.show();
  });
}
