import { Menu, nativeTheme, Tray, type Tray as TrayType } from 'electron';
import { trayIcon } from './tray-icon';
import { type TrayAct, type TrayState, trayMenu, trayTip } from './tray-menu';

export interface TrayIcon {
  /** Shows another state; what is left out stays as it was. */
  show(change: Partial<TrayState>): void;
  destroy(): void;
}

/** Windows tells the taskbar's own theme; Linux has no word for that of its panel, and the app's is the best guess. */
function isPanelDark(): boolean {
  return process.platform === 'linux'
    ? nativeTheme.shouldUseDarkColors
    : nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
}

/** Puts the icon beside the clock. Null where the system has no place for one. */
export function openTray(first: TrayState, act: (wish: TrayAct) => void): TrayIcon | null {
  const picture = ({ look }: TrayState) => trayIcon(look, { platform: process.platform, dark: isPanelDark() });
  let state = first;
  let tray: TrayType;
  try {
    tray = new Tray(picture(first));
  } catch {
    return null;
  }
  const draw = () => {
    tray.setImage(picture(state));
    tray.setToolTip(trayTip(state));
    // Linux shows a changed menu only when it is given anew.
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, act)));
  };
  // On macOS a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', () => act({ to: 'open', route: null }));
  nativeTheme.on('updated', draw);
  draw();
  return {
    show(change) {
      state = { ...state, ...change };
      draw();
    },
    destroy() {
      nativeTheme.removeListener('updated', draw);
      tray.destroy();
    },
  };
}
