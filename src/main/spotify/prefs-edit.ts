import { parsePrefs } from './prefs';
import { type ByteLine, bomLength, type LineEnd, splitLines } from './prefs-lines';
import { parseProxyAddress } from './prefs-proxy';
import { describeSetting, SETTINGS, type SettingType } from './prefs-settings';
import { readValue, writeValue } from './prefs-values';

export type PrefsEditError =
  | { code: 'unknown-key'; key: string }
  | { code: 'protected-key'; key: string }
  | { code: 'bad-value'; key: string; expected: string }
  | { code: 'damaged'; key: string; why: string };

export type PrefsEdit = { ok: true; bytes: Uint8Array } | { ok: false; error: PrefsEditError };

/**
 * Sets a key, or takes it out with null. Every other byte stays as it was: line ends, byte order
 * mark, comments, order. The first of several lines with the key is rewritten and the others go,
 * for nobody knows which one Spotify follows. A new key is appended with the file's own line end.
 * An empty file may be written to; one that is damaged otherwise may not.
 */
export function editPrefs(bytes: Uint8Array, key: string, value: string | number | boolean | null): PrefsEdit {
  const refusal = refuse(bytes, key, value);
  if (refusal) return { ok: false, error: refusal };
  const lines = splitLines(bytes);
  const own = lines.filter((line) => keyOf(bytes, line) === key);
  const first = own[0];
  if (value !== null && !first) return { ok: true, bytes: append(bytes, lines, `${key}=${writeValue(value)}`) };

  const kept: Uint8Array[] = [bytes.subarray(0, bomLength(bytes))];
  const keptLines: ByteLine[] = [];
  for (const line of lines) {
    const isOwn = own.includes(line);
    if (isOwn && (value === null || line !== first)) continue;
    kept.push(isOwn && value !== null ? rewrite(bytes, line, value) : bytes.subarray(line.start, line.next));
    keptLines.push(line);
  }
  // A file without a final line end keeps that trait when its last line goes.
  const lastKept = keptLines.at(-1);
  const tail = kept.at(-1);
  if (lines.at(-1)?.eol === '' && lastKept && tail && lastKept.eol !== '') {
    kept[kept.length - 1] = tail.subarray(0, tail.length - lastKept.eol.length);
  }
  return { ok: true, bytes: concat(kept) };
}

function refuse(bytes: Uint8Array, key: string, value: string | number | boolean | null): PrefsEditError | null {
  const setting = SETTINGS.get(key);
  if (!setting) {
    return /^(autologin|auth|gaia|connect)\./.test(key) ? { code: 'protected-key', key } : { code: 'unknown-key', key };
  }
  if (value !== null && !fits(setting, value)) return { code: 'bad-value', key, expected: describeSetting(setting) };
  const { damage } = parsePrefs(bytes);
  return damage === null || damage === 'empty' ? null : { code: 'damaged', key, why: damage };
}

function fits(setting: SettingType, value: string | number | boolean): boolean {
  if (setting.type === 'bool') return typeof value === 'boolean';
  if (setting.type === 'int') {
    return Number.isInteger(value) && Number(value) >= setting.min && Number(value) <= setting.max;
  }
  if (setting.type === 'enum') return typeof value === 'string' && setting.values.includes(value);
  if (setting.type === 'proxy-address')
    return typeof value === 'string' && (parseProxyAddress(value)?.scheme ?? null) !== null;
  return false;
}

/** The key of a line, or null where the line has none. Keys are ASCII, so bytes and characters agree. */
function keyOf(bytes: Uint8Array, line: ByteLine): string | null {
  const equals = bytes.subarray(line.start, line.end).indexOf(0x3d);
  return equals < 0 ? null : new TextDecoder().decode(bytes.subarray(line.start, line.start + equals)).trim();
}

/** Replaces the value of a line; key, blanks and line end stay. A value that is right already is left alone. */
function rewrite(bytes: Uint8Array, line: ByteLine, value: string | number | boolean): Uint8Array {
  const equals = line.start + bytes.subarray(line.start, line.end).indexOf(0x3d);
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(equals + 1, line.end));
  if (readValue(raw).value === value) return bytes.subarray(line.start, line.next);
  const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0x09;
  let from = equals + 1;
  while (from < line.end && isBlank(bytes[from])) from++;
  let to = line.end;
  while (to > from && isBlank(bytes[to - 1])) to--;
  return concat([bytes.subarray(line.start, from), encode(writeValue(value)), bytes.subarray(to, line.next)]);
}

function append(bytes: Uint8Array, lines: readonly ByteLine[], text: string): Uint8Array {
  const eol: LineEnd = lines.findLast((line) => line.eol !== '')?.eol ?? '\n';
  const isOpen = lines.at(-1)?.eol === '';
  return concat([bytes, encode(isOpen ? eol + text : text + eol)]);
}

const encode = (text: string) => new TextEncoder().encode(text);

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
