import type { MenuItemConstructorOptions } from 'electron';

/** What the tray's icon tells: nothing to say, the watch has seen something, a run goes on. */
export type TrayLook = 'calm' | 'seen' | 'busy';

export interface TrayState {
  look: TrayLook;
  /** What the watch has seen last, newest first. */
  seen: readonly { label: string; route: string }[];
  watch: boolean;
  /** Keys that open the palette, in Electron's words; null while none work. */
  shortcut: string | null;
}

/** What a click in the menu asks for. */
export type TrayAct =
  | { to: 'look-up' }
  | { to: 'open'; route: string | null }
  | { to: 'watch'; on: boolean }
  | { to: 'quit' };

/** Most codes the menu lists. */
export const MOST_SEEN = 5;

const LOOKS: Record<TrayLook, string> = {
  calm: 'Backline',
  seen: 'Backline: something is wrong with Spotify',
  busy: 'Backline: checking this computer',
};

/** What the icon says when the pointer rests on it. */
export const trayTip = ({ look }: Pick<TrayState, 'look'>): string => LOOKS[look];

/** The tray's menu. The same state gives the same menu; a click calls `act`. */
export function trayMenu(state: TrayState, act: (wish: TrayAct) => void): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const seen = state.seen.slice(0, MOST_SEEN);
  return [
    {
      label: 'Look up…',
      // Shown only: the shortcut itself is registered with the system.
      ...(state.shortcut !== null && { accelerator: state.shortcut, registerAccelerator: false }),
      click: () => act({ to: 'look-up' }),
    },
    { label: 'Diagnose', click: () => act({ to: 'open', route: '/diagnose' }) },
    ...(seen.length > 0
      ? [
          line,
          { label: 'Seen by the watch', enabled: false },
          ...seen.map(({ label, route }) => ({ label: plain(label), click: () => act({ to: 'open', route }) })),
        ]
      : []),
    line,
    {
      label: 'Watch Spotify’s logs',
      type: 'checkbox',
      checked: state.watch,
      click: () => act({ to: 'watch', on: !state.watch }),
    },
    line,
    { label: 'Open Backline', click: () => act({ to: 'open', route: null }) },
    { label: 'Quit Backline', click: () => act({ to: 'quit' }) },
  ];
}

/** In a menu `&` underlines the next letter unless it is doubled. */
const plain = (label: string) => label.slice(0, 80).replaceAll('&', '&&');
