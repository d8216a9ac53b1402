import { BrowserWindow, screen, type BrowserWindow as Window } from 'electron';
import type { Store } from '../services/store';
import { PAGE_PREFERENCES } from './page-preferences';
import { windowIcon } from './window-icon';
import { placeWindow, SMALLEST, type WindowState } from './window-state';

export interface MainWindowOptions {
  origin: string;
  preload: string;
  state: Store<WindowState | null>;
  devTools: boolean;
  onCreated(window: Window): void;
  /** Whether closing hides the window and leaves the app in the tray. */
  staysInTray(): boolean;
  onHidden(): void;
  /** The window is gone for good. */
  onGone(): void;
}

/** The one main window: opened, or brought forward when it is there. */
export function createMainWindow(options: MainWindowOptions): {
  /** Brings the window forward; with a route it shows that page. */
  show(route?: string): Promise<void>;
  /** Whether the person has it before them. */
  inFront(): boolean;
} {
  let window: Window | null = null;

  const open = async (route: string) => {
    const kept = await options.state.get();
    const made = new BrowserWindow({
      ...placeWindow(
        kept,
        screen.getAllDisplays().map((display) => display.workArea),
      ),
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: '#131417',
      title: 'Backline',
      ...windowIcon(),
      webPreferences: { ...PAGE_PREFERENCES, preload: options.preload, devTools: options.devTools },
    });
    window = made;
    options.onCreated(made);
    made.once('ready-to-show', () => {
      if (kept?.maximized) made.maximize();
      made.show();
    });
    // The system ends the session: nothing may hold it up.
    let sessionEnds = false;
    made.on('query-session-end', () => {
      sessionEnds = true;
    });
    made.on('close', (event) => {
      const bounds = made.getNormalBounds();
      void options.state.change(() => ({ ...bounds, maximized: made.isMaximized() }));
      if (sessionEnds || !options.staysInTray()) return;
      event.preventDefault();
      made.hide();
      options.onHidden();
    });
    made.on('closed', () => {
      window = null;
      options.onGone();
    });
    await made.loadURL(options.origin + route);
  };

  return {
    async show(route) {
      if (!window) return await open(route ?? '/');
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      if (route !== undefined) await window.loadURL(options.origin + route);
    },
    inFront: () => window?.isFocused() ?? false,
  };
}
