/** Narrow reading of JSON that other programs print. Nothing here throws. */
export type JsonRecord = Record<string, unknown>;

/** Most rows taken from one list. */
const MAX_ROWS = 5000;

/** Parses JSON, a byte order mark aside; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The objects of a list. PowerShell 5.1 writes a lone object without its list, nothing as an empty one, and
 * some lists as `{"value": [...], "Count": 2}`. Null when it is none of these.
 */
export function recordsOf(value: unknown): JsonRecord[] | null {
  if (Array.isArray(value)) return value.slice(0, MAX_ROWS).filter(isRecord);
  if (!isRecord(value)) return null;
  if (Object.keys(value).length === 0) return [];
  const isWrapped = Array.isArray(value.value) && typeof value.Count === 'number';
  return isWrapped ? recordsOf(value.value) : [value];
}

/** A member by its name, whatever its case. */
export function member(row: JsonRecord, name: string): unknown {
  if (Object.hasOwn(row, name)) return row[name];
  const wanted = name.toLowerCase();
  const found = Object.keys(row).find((key) => key.toLowerCase() === wanted);
  return found === undefined ? undefined : row[found];
}

/** Text of a member, cut to `most` characters; empty when there is none. */
export function textOf(row: JsonRecord, name: string, most = 500): string {
  const value = member(row, name);
  return typeof value === 'string' ? value.slice(0, most) : '';
}

/** A whole number, also one that was written as text; null when there is none. */
export function numberOf(row: JsonRecord, name: string): number | null {
  const value = member(row, name);
  const number = typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** An enumeration as its number, given as a number or by one of its names; null when it is neither. */
export function enumOf(row: JsonRecord, name: string, names: Readonly<Record<string, number>>): number | null {
  const number = numberOf(row, name);
  if (number !== null) return number;
  const text = textOf(row, name).trim().toLowerCase();
  return Object.entries(names).find(([known]) => known.toLowerCase() === text)?.[1] ?? null;
}
