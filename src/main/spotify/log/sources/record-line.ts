import { withoutControls } from '../../../../catalog/log/text';

/** Longest line that is put together from a record. */
const MAX_TEXT = 4000;

/**
 * One line in the form of a journal, so that the scan finds its time and its message:
 * `2026-02-02T10:11:12.000Z - systemd-coredump: Signal: 11 (SEGV)`. A dash stands where journals name the
 * computer. The time is milliseconds since 1970; one that no calendar knows is left out.
 */
export function recordLine(atMs: number | null, program: string, text: string): string {
  const at = atMs === null ? null : new Date(atMs);
  const year = at?.getUTCFullYear() ?? Number.NaN;
  const head = at !== null && year >= 0 && year <= 9999 ? at.toISOString() : null;
  const name = program.replace(/[^\w.@+[\]-]+/g, '_').slice(0, 80) || 'unknown';
  const flat = withoutControls(text.replace(/[\r\n\u2028\u2029]+/g, ' ')).slice(0, MAX_TEXT);
  return head === null ? `${name}: ${flat}` : `${head} - ${name}: ${flat}`;
}

/** A number, or text that writes one; null for anything else. Answers of tools hold either. */
export function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
