import type { Rectangle } from 'electron';

/** Widest it gets, in pixels. */
const WIDTH = 720;
/** Room left at the edges of a small screen. */
const EDGE = 16;
/** Height before the page has said what it needs: the field alone. */
export const FIELD_HEIGHT = 96;
/** Most of the screen's height it takes, however much it has to show. */
const SHARE = 0.6;
/** How far down it hangs. */
const DROP = 0.18;

/** Where the palette goes on a screen: in its upper middle, as tall as it needs and no taller. */
export function placePalette(screen: Rectangle, needed: number): Rectangle {
  const width = Math.min(WIDTH, screen.width - 2 * EDGE);
  const top = Math.round(screen.height * DROP);
  const most = Math.min(Math.floor(screen.height * SHARE), screen.height - top - EDGE);
  return {
    x: screen.x + Math.round((screen.width - width) / 2),
    y: screen.y + top,
    width,
    height: Math.max(1, Math.min(Math.ceil(needed), most)),
  };
}
