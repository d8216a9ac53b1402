import { bomLength, lineEnds, splitLines } from './prefs-lines';
import { readValue, type ValueKind } from './prefs-values';

/**
 * Spotify's `prefs` files. One `key=value` a line, split at the first `=`; values are integers,
 * `true`/`false` or quoted strings. No sections, no order, and no comments of Spotify's own, but
 * people and tools add `#` lines, byte order marks and CRLF, and Spotify starts with them.
 */
export interface PrefsEntry {
  key: string;
  /** Text after the first `=`, as written. */
  raw: string;
  /** Parsed value; null when it is empty or not a prefs value. */
  value: string | number | boolean | null;
  kind: ValueKind;
  /** 1-based. */
  line: number;
}

/** A line that is kept as it is and means nothing to us. Its text is never shown. */
export interface OpaqueLine {
  line: number;
  kind: 'comment' | 'blank' | 'unparsable';
}

export const PREFS_WARNINGS = ['duplicate-key', 'comment', 'unparsable-line', 'empty-value', 'bad-value'] as const;
export interface PrefsWarning {
  code: (typeof PREFS_WARNINGS)[number];
  line: number;
  key?: string;
}

export const PREFS_DAMAGES = ['empty', 'binary', 'too-large', 'not-prefs', 'truncated'] as const;
export type PrefsDamage = (typeof PREFS_DAMAGES)[number];

export interface PrefsFile {
  entries: PrefsEntry[];
  opaque: OpaqueLine[];
  /** Guessed from the path, else from the keys. */
  scope: 'global' | 'user';
  eol: 'lf' | 'crlf' | 'cr' | 'mixed';
  bom: boolean;
  finalNewline: boolean;
  /** The first 200. */
  warnings: PrefsWarning[];
  damage: PrefsDamage | null;
}

/** Normal files have 60 to 1,300 bytes; the largest real one seen, a play queue, 627 kB. */
export const PREFS_MAX_BYTES = 4 * 1024 * 1024;
const MAX_WARNINGS = 200;
const KEY = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/** Reads a prefs file. Never throws; a damaged file gives what could still be read. */
export function parsePrefs(bytes: Uint8Array, path = ''): PrefsFile {
  const file: PrefsFile = {
    entries: [],
    opaque: [],
    scope: 'global',
    eol: 'lf',
    bom: bomLength(bytes) > 0,
    finalNewline: false,
    warnings: [],
    damage: null,
  };
  if (bytes.length > PREFS_MAX_BYTES) return { ...file, damage: 'too-large' };

  const lines = splitLines(bytes);
  const text = new TextDecoder('utf-8', { ignoreBOM: true });
  const seen = new Set<string>();
  const warn = (warning: PrefsWarning) => {
    if (file.warnings.length < MAX_WARNINGS) file.warnings.push(warning);
  };
  lines.forEach((place, index) => {
    const line = index + 1;
    const content = text.decode(bytes.subarray(place.start, place.end));
    if (content.trim() === '') {
      file.opaque.push({ line, kind: 'blank' });
      return;
    }
    if (content.trimStart().startsWith('#')) {
      file.opaque.push({ line, kind: 'comment' });
      warn({ code: 'comment', line });
      return;
    }
    const equals = content.indexOf('=');
    const key = content.slice(0, Math.max(equals, 0)).trim();
    if (!KEY.test(key)) {
      file.opaque.push({ line, kind: 'unparsable' });
      warn({ code: 'unparsable-line', line });
      return;
    }
    const raw = content.slice(equals + 1);
    const read = readValue(raw);
    file.entries.push({ key, raw, ...read, line });
    if (seen.has(key)) warn({ code: 'duplicate-key', line, key });
    seen.add(key);
    if (read.kind === 'empty') warn({ code: 'empty-value', line, key });
    if (read.kind === 'other') warn({ code: 'bad-value', line, key });
  });

  file.eol = lineEnds(lines);
  file.finalNewline = lines.length > 0 && lines.at(-1)?.eol !== '';
  file.scope = guessScope(path, file.entries);
  file.damage = judgeDamage(bytes, lines.length, file);
  return file;
}

/** The first value of a key; null when the key is absent, empty or damaged. */
export function prefsValue(file: PrefsFile, key: string): string | number | boolean | null {
  return file.entries.find((entry) => entry.key === key)?.value ?? null;
}

/** `Users/<name>-user/prefs` holds a person's settings; else the keys tell. */
function guessScope(path: string, entries: readonly PrefsEntry[]): 'global' | 'user' {
  if (/[\\/]Users[\\/][^\\/]+-user[\\/]prefs$/.test(path)) return 'user';
  const count = (pattern: RegExp) => entries.filter((entry) => pattern.test(entry.key)).length;
  if (count(/^(autologin|auth|network|storage|app\.(window|autostart|last-launched)|core|campaign-id|es)\b/) > 0) {
    return 'global';
  }
  return count(/^(audio|connect|gaia|ps|ui|app\.(player|browser))\b/) > 0 ? 'user' : 'global';
}

/** A whole file ends with a line end, has no NUL and consists of `key=value` lines. */
function judgeDamage(bytes: Uint8Array, lineCount: number, file: PrefsFile): PrefsDamage | null {
  const blank = file.opaque.filter((line) => line.kind === 'blank').length;
  if (blank === lineCount) return 'empty';
  if (looksBinary(bytes)) return 'binary';
  const bad = file.opaque.filter((line) => line.kind === 'unparsable').map((line) => line.line);
  const good = file.entries.length;
  const isMostlyForeign = (count: number) => count / Math.max(count + good, 1) > 0.2;
  if (!file.finalNewline) {
    const last = file.entries.at(-1);
    const endsInside = bad.at(-1) === lineCount || (last?.line === lineCount && isCut(last));
    const before = bad.filter((line) => line !== lineCount).length;
    if (endsInside && good > 0 && !isMostlyForeign(before)) return 'truncated';
  }
  return isMostlyForeign(bad.length) ? 'not-prefs' : null;
}

/** A string that is not closed (`app.x="ab`) or a started word (`app.x=fal`). */
function isCut(entry: PrefsEntry): boolean {
  const text = entry.raw.trimStart();
  return entry.kind === 'other' && (text.startsWith('"') || 'true'.startsWith(text) || 'false'.startsWith(text));
}

function looksBinary(bytes: Uint8Array): boolean {
  let control = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) control++;
  }
  return control > bytes.length / 20;
}
