import type { Part } from './part';

/** The lines of all parts in one row. Never changed: what is read later makes a new one. */
export interface Order {
  count: number;
  /** Place of the part of each line; null while a single part has lines. */
  parts: Uint16Array | null;
  /** Line in its part, from 0; null while a single part has lines. */
  lines: Uint32Array | null;
  /** The only part, where there is but one. */
  only: number;
}

interface Cursor {
  place: number;
  part: Part;
  at: number;
  count: number;
  /** The latest time met so far in the part. */
  key: number;
}

/**
 * Merges parts by time. The order within a part never changes: a line without a time, or with an earlier one
 * than the line before it, keeps to that line. Lines of the same time stand in the order of the parts.
 */
export function mergeParts(parts: readonly Part[]): Order {
  const cursors = parts.flatMap((part, place): Cursor[] => {
    const { count } = part.lines;
    if (count === 0) return [];
    return [{ place, part, at: 0, count, key: laterKey(part, 0, part.times.firstKey(part.lines)) }];
  });
  const count = cursors.reduce((sum, cursor) => sum + cursor.count, 0);
  if (cursors.length <= 1) return { count, parts: null, lines: null, only: cursors[0]?.place ?? 0 };
  const order = { count, parts: new Uint16Array(count), lines: new Uint32Array(count), only: 0 };
  let filled = 0;
  while (cursors.length > 0) {
    const first = earliest(cursors, null) as Cursor;
    const second = earliest(cursors, first);
    // Logs are written in bursts: as long as the same one is first, the others need not be looked at.
    while (first.at < first.count && (second === null || isBefore(first, second))) {
      order.parts[filled] = first.place;
      order.lines[filled] = first.at;
      filled += 1;
      first.at += 1;
      if (first.at < first.count) first.key = laterKey(first.part, first.at, first.key);
    }
    if (first.at === first.count) cursors.splice(cursors.indexOf(first), 1);
  }
  return order;
}

function earliest(cursors: readonly Cursor[], except: Cursor | null): Cursor | null {
  let best: Cursor | null = null;
  for (const cursor of cursors) if (cursor !== except && (best === null || isBefore(cursor, best))) best = cursor;
  return best;
}

function isBefore(a: Cursor, b: Cursor): boolean {
  return a.key < b.key || (a.key === b.key && a.place < b.place);
}

function laterKey(part: Part, line: number, before: number): number {
  const key = part.times.key(part.lines, line);
  // A line without a time has no key.
  return Number.isNaN(key) || key < before ? before : key;
}
