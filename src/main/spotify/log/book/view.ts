import type { LogFilter } from '../../../../contract/logs';
import { BENIGN, GROUPS, PROBLEM } from './columns';
import type { Kinds } from './kinds';
import type { Order } from './order';
import type { Part } from './part';
import type { TextHits } from './search';

/** Rows of a book that a filter leaves, as the book was when it was made. */
export interface View {
  order: Order;
  /** Places in the order; null when nothing is left out. */
  places: Uint32Array | null;
  count: number;
  problems: number;
}

/** The part and line of a row. */
export interface Place {
  part: Part;
  line: number;
}

/** Everything a filter is applied to. */
export interface Shelf {
  parts: readonly Part[];
  kinds: Kinds;
  /** Ids of the sources, in the order of the book. */
  sources: readonly string[];
}

/** Picks the rows that a filter leaves. A level is compared as the line writes it; `''` are lines without one. */
export function filterOrder(order: Order, shelf: Shelf, filter: LogFilter, hits: TextHits | null): View {
  const groups = allowedGroups(filter);
  const levels = filter.levels.length === 0 ? null : allowedLevels(filter.levels, shelf.kinds);
  const parts = shelf.parts.map(
    ({ source }) => filter.sources.length === 0 || filter.sources.includes(shelf.sources[source] ?? ''),
  );
  const all = hits === null && levels === null && groups.every(Boolean) && parts.every(Boolean);
  const places = all ? null : new Uint32Array(order.count);
  let count = 0;
  let problems = 0;
  for (let place = 0; place < order.count; place += 1) {
    const at = order.parts === null ? order.only : (order.parts[place] as number);
    if (!parts[at]) continue;
    const part = shelf.parts[at] as Part;
    const line = order.lines === null ? place : (order.lines[place] as number);
    const group = part.lines.group(line);
    if (!groups[group]) continue;
    if (levels !== null && levels[part.lines.level(line)] === 0) continue;
    if (hits !== null && !hits.has(part, line)) continue;
    if (places !== null) places[count] = place;
    count += 1;
    if (group === PROBLEM) problems += 1;
  }
  // A copy, since most filters leave little.
  return { order, places: places === null ? null : places.slice(0, count), count, problems };
}

/** Where a row of a view lies; null beyond its end. */
export function placeOf(view: View, parts: readonly Part[], row: number): Place | null {
  if (!(row >= 0 && row < view.count)) return null;
  const place = view.places === null ? row : (view.places[row] as number);
  const { order } = view;
  const part = parts[order.parts === null ? order.only : (order.parts[place] as number)];
  return part ? { part, line: order.lines === null ? place : (order.lines[place] as number) } : null;
}

/** Next or previous row from `from`, which does not count itself, that is a problem or among the hits. */
export function nextRow(
  view: View,
  parts: readonly Part[],
  from: number,
  back: boolean,
  hits: TextHits | null,
): number | null {
  const step = back ? -1 : 1;
  for (let row = back ? Math.min(from, view.count) - 1 : from + 1; row >= 0 && row < view.count; row += step) {
    const place = placeOf(view, parts, row);
    if (!place) return null;
    const { part, line } = place;
    if (hits === null ? part.lines.group(line) === PROBLEM : hits.has(part, line)) return row;
  }
  return null;
}

function allowedGroups({ groups, foldNoise }: LogFilter): boolean[] {
  return GROUPS.map((group, place) => {
    if (foldNoise && place === BENIGN) return false;
    return groups.length === 0 || groups.includes(group);
  });
}

function allowedLevels(wanted: readonly string[], kinds: Kinds): Uint8Array {
  const allowed = new Uint8Array(256);
  for (const [place, level] of kinds.levels.entries()) if (wanted.includes(level ?? '')) allowed[place] = 1;
  return allowed;
}
