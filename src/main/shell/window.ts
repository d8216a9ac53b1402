import { BrowserWindow, screen, type BrowserWindow as Window } from 'electron';
import type { Store } from '../services/store';
import { PAGE_PREFERENCES } from './page-preferences';
import { placeWindow, SMALLEST, type WindowState } from './window-state';

export interface MainWindowOptions {
  origin: string;
  preload: string;
  state: Store<WindowState | null>;
  devTools: boolean;
  onCreated(window: Window): void;
}

/** The one main window: opened, or brought forward when it is there. */
export function createMainWindow(options: MainWindowOptions): {
  /** Brings the window forward; with a route it shows that page. */
  show(route?: string): Promise<void>;
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
      webPreferences: { ...PAGE_PREFERENCES, preload: options.preload, devTools: options.devTools },
    });
    window = made;
    options.onCreated(made);
    made.once('ready-to-show', () => {
      if (kept?.maximized) made.maximize();
      made.show();
    });
    made.on('close', () => {
      const bounds = made.getNormalBounds();
      void options.state.change(() => ({ ...bounds, maximized: made.isMaximized() }));
    });
    made.on('closed', () => {
      window = null;
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
  };
}
