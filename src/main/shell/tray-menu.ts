import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../contract/words';
import { mainWords } from '../words/words';

/** What the tray's icon tells: nothing to say, the watch has seen something, a run goes on. */
export type TrayLook = 'calm' | 'seen' | 'busy';

export interface TrayState {
  look: TrayLook;
  /** What the watch has seen last, newest first. */
  seen: readonly { label: string; route: string }[];
  watch: boolean;
  /** Keys that open the palette, in Electron's words; null while none work. */
  shortcut: string | null;
  language: Language;
}

/** What a click in the menu asks for. */
export type TrayAct =
  | { to: 'look-up' }
  | { to: 'open'; route: string | null }
  | { to: 'watch'; on: boolean }
  | { to: 'quit' };

/** Most codes the menu lists. */
export const MOST_SEEN = 5;

/** What the icon says when the pointer rests on it. */
export const trayTip = ({ look, language }: Pick<TrayState, 'look' | 'language'>): string =>
  mainWords(language).tray.tip[look];

/** The tray's menu. The same state gives the same menu; a click calls `act`. */
export function trayMenu(state: TrayState, act: (wish: TrayAct) => void): MenuItemConstructorOptions[] {
  const words = mainWords(state.language).tray;
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const seen = state.seen.slice(0, MOST_SEEN);
  return [
    {
      label: words.lookUp,
      // Shown only: the shortcut itself is registered with the system.
      ...(state.shortcut !== null && { accelerator: state.shortcut, registerAccelerator: false }),
      click: () => act({ to: 'look-up' }),
    },
    { label: words.diagnose, click: () => act({ to: 'open', route: '/diagnose' }) },
    ...(seen.length > 0
      ? [
          line,
          { label: words.seen, enabled: false },
          ...seen.map(({ label, route }) => ({ label: plain(label), click: () => act({ to: 'open', route }) })),
        ]
      : []),
    line,
    {
      label: words.watch,
      type: 'checkbox',
      checked: state.watch,
      click: () => act({ to: 'watch', on: !state.watch }),
    },
    line,
    { label: words.open, click: () => act({ to: 'open', route: null }) },
    { label: words.quit, click: () => act({ to: 'quit' }) },
  ];
}

/** In a menu `&` underlines the next letter unless it is doubled. */
const plain = (label: string) => label.slice(0, 80).replaceAll('&', '&&');
