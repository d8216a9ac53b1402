import { BrowserWindow, nativeTheme, type Rectangle } from 'electron';
import { PAGE_PREFERENCES } from './page-preferences';
import { windowIcon } from './window-icon';

/** The page's own panel colour, so that nothing flashes before it is drawn. */
const GROUND = { light: '#fffdfa', dark: '#1a1c20' } as const;

/** A small window above all others, without a frame and not among the windows of the taskbar. */
export function openPaletteWindow(
  bounds: Rectangle,
  options: { preload: string; devTools: boolean; onCreated(window: BrowserWindow): void },
): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    show: false,
    frame: false,
    resizable: false,
    movable: true,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    title: 'Backline: look up',
    ...windowIcon(),
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    // A panel comes up over programs that fill the screen, without bringing the app's other windows along.
    ...(process.platform === 'darwin' && { type: 'panel' as const }),
    webPreferences: { ...PAGE_PREFERENCES, preload: options.preload, devTools: options.devTools },
  });
  options.onCreated(window);
  return window;
}
