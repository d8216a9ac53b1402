/** Height of a row in pixels. */
export const ROW = 24;
/** Browsers draw no element higher than some thirty million pixels, and lose precision before. */
export const HIGHEST = 10_000_000;

/** How a list and the element that scrolls in its place relate. All in pixels. */
export interface Scale {
  /** Height the list has. */
  list: number;
  /** Height the element gets. */
  drawn: number;
  viewport: number;
}

export function scaleOf(rows: number, viewport: number): Scale {
  const list = rows * ROW;
  return { list, drawn: Math.min(list, HIGHEST), viewport };
}

/** True where the element is lower than the list. */
export function isScaled({ list, drawn }: Scale): boolean {
  return drawn < list;
}

/** Furthest that the list scrolls. */
export function endOf({ list, viewport }: Scale): number {
  return Math.max(0, list - viewport);
}

function factor({ list, drawn, viewport }: Scale): number {
  return drawn > viewport ? (list - viewport) / (drawn - viewport) : 1;
}

/** Place in the list for a place of the element: both ends meet. */
export function toList(scrollTop: number, scale: Scale): number {
  return Math.min(endOf(scale), Math.max(0, scrollTop * factor(scale)));
}

/** Place of the element for a place in the list. */
export function toDrawn(offset: number, scale: Scale): number {
  return Math.min(endOf(scale), Math.max(0, offset)) / factor(scale);
}

/** Where the list has to stand so that a row is in view; null when it is. */
export function offsetFor(row: number, offset: number, scale: Scale, how: 'near' | 'centre'): number | null {
  const top = row * ROW;
  if (top >= offset && top + ROW <= offset + scale.viewport) return null;
  if (how === 'centre') return clamp(top - (scale.viewport - ROW) / 2, scale);
  return clamp(top < offset ? top : top + ROW - scale.viewport, scale);
}

function clamp(offset: number, scale: Scale): number {
  return Math.min(endOf(scale), Math.max(0, offset));
}
