import type { Rectangle } from 'electron';
import type { z } from 'zod';
import type { KeptWindow } from './kept-window';

export type WindowState = NonNullable<z.infer<typeof KeptWindow>>;

/** Where the main window opens the first time. */
export const FIRST_SIZE = { width: 1280, height: 860 } as const;
export const SMALLEST = { width: 720, height: 520 } as const;

/** How much of a window must lie on a screen so that a person can still grab it, in pixels. */
const VISIBLE = 80;

/**
 * The kept place if it can still be seen on one of the screens; otherwise only its size, so that the
 * system picks the place. A screen that was unplugged must not hide the window.
 */
export function placeWindow(
  kept: WindowState | null,
  screens: readonly Rectangle[],
): { x?: number; y?: number; width: number; height: number } {
  if (!kept) return { ...FIRST_SIZE };
  const size = { width: Math.max(kept.width, SMALLEST.width), height: Math.max(kept.height, SMALLEST.height) };
  const seen = screens.some((screen) => {
    const across = Math.min(kept.x + kept.width, screen.x + screen.width) - Math.max(kept.x, screen.x);
    const down = Math.min(kept.y + kept.height, screen.y + screen.height) - Math.max(kept.y, screen.y);
    return across >= VISIBLE && down >= VISIBLE && kept.y >= screen.y;
  });
  return seen ? { x: kept.x, y: kept.y, ...size } : size;
}
