/** What a value is written as. `empty` is unset; `other` is nothing Spotify writes. */
export type ValueKind = 'int' | 'bool' | 'string' | 'empty' | 'other';

export interface PrefsValue {
  kind: ValueKind;
  value: string | number | boolean | null;
}

/**
 * Reads the text after the first `=`. Blanks around it come from people's hands and are ignored.
 * Integers beyond what a number holds exactly, and strings that are not closed, are `other`.
 */
export function readValue(raw: string): PrefsValue {
  const text = raw.replace(/^[ \t]+/, '').trimEnd();
  if (text === '') return { kind: 'empty', value: null };
  if (text === 'true' || text === 'false') return { kind: 'bool', value: text === 'true' };
  if (/^-?[0-9]{1,16}$/.test(text)) {
    const number = Number(text);
    return Number.isSafeInteger(number) ? { kind: 'int', value: number } : { kind: 'other', value: null };
  }
  if (!text.startsWith('"')) return { kind: 'other', value: null };
  // Spotify escapes `"` and `\` alone and leaves the rest as UTF-8: always a valid JSON string.
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'string' ? { kind: 'string', value: parsed } : { kind: 'other', value: null };
  } catch {
    return { kind: 'other', value: null };
  }
}

/** Writes a value the way Spotify does. The caller has checked that a string holds no control characters. */
export function writeValue(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return `"${value.replace(/["\\]/g, (mark) => `\\${mark}`)}"`;
}
