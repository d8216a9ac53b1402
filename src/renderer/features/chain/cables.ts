/** Where a box lies, in pixels from the corner of the drawing. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** How far a cable hangs through between two boxes of a row. */
const SAG = 10;
const CORNER = 10;

/** Narrowest box that still reads well, and the room for a cable between two. */
export const NARROWEST = 148;
export const GAP = 26;

/**
 * How many boxes stand in a row: all in one where they fit, else two rows of about the same length,
 * and more rows only where even two are too narrow.
 */
export function columnsFor(count: number, width: number): number {
  const most = Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
  if (count <= most) return Math.max(1, count);
  return Math.ceil(count / Math.ceil(count / most));
}

/** The path of a cable from one box to the next, as SVG path data. */
export function cablePath(from: Box, to: Box): string {
  const sameRow = to.x > from.x && to.y < from.y + from.h;
  return sameRow ? across(from, to) : down(from, to);
}

function across(from: Box, to: Box): string {
  const x1 = from.x + from.w;
  const y = round(from.y + from.h / 2 - 4);
  const gap = to.x - x1;
  const middle = x1 + gap / 2;
  return `M${x1} ${y}C${round(x1 + gap * 0.3)} ${y} ${round(middle - gap * 0.24)} ${y + SAG} ${round(middle)} ${y + SAG}S${round(to.x - gap * 0.3)} ${y} ${to.x} ${y}`;
}

/** Out of the bottom, along the gap between the rows, into the top. */
function down(from: Box, to: Box): string {
  const x1 = round(from.x + from.w / 2);
  const x2 = round(to.x + to.w / 2);
  const y1 = from.y + from.h;
  const y2 = to.y;
  const along = Math.abs(x1 - x2);
  if (along < 2 * CORNER) return `M${x1} ${y1}C${x1} ${round((y1 + y2) / 2)} ${x2} ${round((y1 + y2) / 2)} ${x2} ${y2}`;
  const y = round((y1 + y2) / 2);
  const r = Math.min(CORNER, (y2 - y1) / 2);
  const way = x2 < x1 ? -r : r;
  return `M${x1} ${y1}V${round(y - r)}Q${x1} ${y} ${x1 + way} ${y}H${x2 - way}Q${x2} ${y} ${x2} ${round(y + r)}V${y2}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
