import type { BrowserWindow, Rectangle } from 'electron';
import type { Later } from '../services/watch';
import { FIELD_HEIGHT, placePalette } from './palette-place';
import { keepWarm } from './warm';

/** What the palette needs of its window. */
export type PaletteWindow = Pick<
  BrowserWindow,
  'show' | 'hide' | 'focus' | 'destroy' | 'isVisible' | 'isFocused' | 'isDestroyed' | 'setBounds' | 'loadURL'
> & { on(event: 'blur' | 'closed', listener: () => void): unknown };

export interface PaletteParts {
  /** Makes its window at a place, not yet shown. */
  open(bounds: Rectangle): PaletteWindow;
  address: string;
  /** The screen the pointer is on, without bars of the system. */
  screen(): Rectangle;
  /** Reads the clipboard once; called when the palette opens and at no other time. */
  readClip(): Promise<string | null>;
  /** Tells the page that it is shown, or put away. */
  tell(shown: boolean): void;
  later: Later;
  onFault(error: unknown): void;
}

export interface Palette {
  show(): Promise<void>;
  hide(): void;
  /** Opens it, or puts it away where it has the focus. */
  toggle(): Promise<void>;
  /** The page's height in pixels. */
  size(height: number): void;
  /** What the clipboard held when the palette opened, handed over once. */
  clip(): Promise<string | null>;
  destroy(): void;
}

/** The small window for looking something up: made when first asked for, kept ready for a while after use. */
export function createPalette(parts: PaletteParts): Palette {
  let window: PaletteWindow | null = null;
  let area: Rectangle | null = null;
  let height = FIELD_HEIGHT;
  let clip: Promise<string | null> = Promise.resolve(null);
  const warm = keepWarm(() => window?.destroy(), parts.later);

  const place = () => placePalette(area ?? parts.screen(), height);

  const hide = () => {
    if (!window?.isVisible()) return;
    // What was read for this opening is not kept for the next.
    clip = Promise.resolve(null);
    window.hide();
    parts.tell(false);
    warm.used();
  };

  const make = async (): Promise<void> => {
    height = FIELD_HEIGHT;
    const made = parts.open(place());
    window = made;
    made.on('blur', hide);
    made.on('closed', () => {
      window = null;
      warm.stop();
    });
    await made.loadURL(parts.address);
  };

  const show = async (): Promise<void> => {
    warm.using();
    area = parts.screen();
    if (!window) await make();
    // It may have been let go while its page was on the way.
    if (!window || window.isDestroyed()) return;
    // Not before: whoever judges what it holds would keep the page waiting.
    clip = parts.readClip().catch((error: unknown) => {
      parts.onFault(error);
      return null;
    });
    window.setBounds(place());
    window.show();
    window.focus();
    parts.tell(true);
  };

  return {
    show,
    hide,
    toggle: async () => (window?.isVisible() && window.isFocused() ? hide() : await show()),
    size(needed) {
      height = needed;
      if (window?.isVisible()) window.setBounds(place());
    },
    clip() {
      const given = clip;
      clip = Promise.resolve(null);
      return given;
    },
    destroy: () => window?.destroy(),
  };
}
