import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session, type WebContents } from 'electron';
import type { Settings } from '../../contract/state';
import type { WindowKind } from '../../contract/windows';
import { type Announce, bindCalls, bindEvents, loadContract } from '../ipc/bind';
import { HIDDEN } from '../services/login-item';
import type { Services } from '../services/services';
import { createCompanion } from './companion';
import { type DeepLink, findDeepLink, LINK_SCHEME, parseDeepLink, routeOf } from './deep-link';
import { openPaletteWindow } from './palette-window';
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
 * Wires the services to Electron: own scheme, guards, calls, windows, tray. Must be called before the
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
  // A run out of a source tree must not take the addresses of an installed app.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);

  // SECURITY: [sec-39] [sec-40] whatever another program hands over, it only names an entry to show.
  let waiting: DeepLink | null = findDeepLink(process.argv);
  let show: (link: DeepLink | null) => Promise<void> = async (link) => {
    waiting = link ?? waiting;
  };
  let quitting = false;
  app.on('second-instance', (_event, argv) => void show(findDeepLink(argv)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    void show(parseDeepLink(url));
  });
  app.on('activate', () => void show(null));
  app.on('before-quit', () => {
    quitting = true;
  });

  void app.whenReady().then(async () => {
    const services = open(dataFolder ?? app.getPath('userData'));
    const pages = new Map<number, { kind: WindowKind; contents: WebContents }>();
    const send = bindEvents(() => [...pages.values()], services.onFault);
    const announce: Announce = (name, payload) => {
      send(name, payload);
      companion.hear(name, payload);
    };
    const adopt = (kind: WindowKind, { webContents }: BrowserWindow) => {
      const { id } = webContents;
      pages.set(id, { kind, contents: webContents });
      webContents.on('destroyed', () => pages.delete(id));
      // What its calls are checked by is loaded while the page is on its way; where that fails, each call says so.
      loadContract().catch(() => undefined);
    };
    const window = { origin, preload: PRELOAD, devTools: !app.isPackaged };

    const main = createMainWindow({
      ...window,
      state: services.windowState,
      onCreated(made) {
        adopt('main', made);
        made.on('focus', () => companion.broughtForward());
        // A reloaded page has nobody left to hear a run that the page before it started, or to choose keys.
        made.webContents.on('did-start-navigation', (details) => {
          if (!details.isMainFrame || details.isSameDocument) return;
          services.cancelRuns();
          companion.shell.pauseShortcut(false);
        });
      },
      staysInTray: () => !quitting && companion.staysInTray(),
      onHidden: () => companion.closedToTray(),
      // A palette that is kept ready is no reason to go on.
      onGone: () => !companion.staysInTray() && app.quit(),
    });
    const companion = createCompanion({
      services,
      origin,
      openPalette: (bounds) => openPaletteWindow(bounds, { ...window, onCreated: (made) => adopt('palette', made) }),
      openMain: main.show,
      mainInFront: main.inFront,
      announce,
      quit: () => app.quit(),
    });
    app.on('window-all-closed', () => {
      if (!companion.staysInTray()) app.quit();
    });
    app.on('will-quit', () => {
      companion.end();
      void services.close();
    });

    guardSession(session.defaultSession, origin);
    protocol.handle(
      SCHEME,
      createPageHandler({ files: services.files, folder: RENDERER, origin, language: services.speech.current }),
    );
    const handlers = services.handlers(announce, companion.shell);
    bindCalls(ipcMain, handlers, { origin, kind: (id) => pages.get(id)?.kind ?? null }, services.onFault);

    const applyTheme = ({ theme }: Settings) => {
      nativeTheme.themeSource = theme;
    };
    services.settings.watch(applyTheme);
    const settings = await services.settings.get();
    applyTheme(settings);
    await services.speech.begin();
    services.speech.watch((language) => announce('language.changed', { language }));
    await companion.begin().catch((error) => services.onFault('companion', error));

    const routeFor = async (link: DeepLink | null) => link && routeOf(link, await services.entries());
    show = async (link) => main.show((await routeFor(link)) ?? undefined);
    const first = await routeFor(waiting);
    const isQuiet = first === null && settings.welcomed && companion.hasTray() && startedQuietly(settings);
    try {
      if (!isQuiet) await main.show(first ?? (settings.welcomed ? '/' : '/welcome'));
    } finally {
      // All that nobody waits for comes after the window.
      void services.begin();
      companion.settle(() => handlers['watch.notices']({})).catch((error) => services.onFault('companion', error));
    }
  });
}

/** Whether the system started the app at login and the person wants no window then. */
function startedQuietly({ startHidden }: Settings): boolean {
  if (process.argv.includes(HIDDEN)) return true;
  return process.platform === 'darwin' && startHidden && app.getLoginItemSettings().wasOpenedAtLogin;
}
