/** Lines that can be copied in one go. */
export const MOST_LINES = 5_000;

/** Lines from where it began to the current one. */
export interface Selection {
  anchor: number;
  head: number;
}

/** Both included, the first first. */
export function rangeOf({ anchor, head }: Selection): { from: number; to: number; count: number } {
  const from = Math.min(anchor, head);
  const to = Math.max(anchor, head);
  return { from, to, count: to - from + 1 };
}

/** Makes a row the current one; `extend` keeps where the selection began, at most 5,000 lines away. */
export function select(held: Selection | null, row: number, extend: boolean, rows: number): Selection | null {
  if (rows === 0) return null;
  const head = Math.min(rows - 1, Math.max(0, row));
  if (!extend || !held) return { anchor: head, head };
  const most = MOST_LINES - 1;
  return { anchor: held.anchor, head: Math.min(held.anchor + most, Math.max(held.anchor - most, head)) };
}

/** All lines, or the 5,000 from the current one on. The current one stays the current one. */
export function selectAll(held: Selection | null, rows: number): Selection | null {
  if (rows === 0) return null;
  const first = rows <= MOST_LINES ? 0 : Math.min(held?.head ?? 0, rows - MOST_LINES);
  return { anchor: Math.min(rows, first + MOST_LINES) - 1, head: first };
}

/** Rows a key moves by; null for keys that move nothing. */
export function moveOf(key: string, current: number, rows: number, perPage: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return current + 1;
    case 'ArrowUp':
      return current - 1;
    case 'PageDown':
      return current + perPage;
    case 'PageUp':
      return current - perPage;
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}
