/** How a line of a file ends; the last one may end with nothing. */
export type LineEnd = '\n' | '\r\n' | '\r' | '';

/** One line by its place in the bytes, so that an edit can leave all others alone. */
export interface ByteLine {
  /** First byte of the line. */
  start: number;
  /** First byte of its line end. */
  end: number;
  /** First byte of the next line. */
  next: number;
  eol: LineEnd;
}

const LF = 0x0a;
const CR = 0x0d;

/** Length of a UTF-8 byte order mark at the start: 3 or 0. Spotify writes none; PowerShell 5 does. */
export function bomLength(bytes: Uint8Array): 0 | 3 {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/**
 * Cuts bytes into lines after the byte order mark. LF, CRLF and a lone CR each end a line.
 * The lines cover every byte once and in order; no bytes give no lines.
 */
export function splitLines(bytes: Uint8Array): ByteLine[] {
  const lines: ByteLine[] = [];
  let start: number = bomLength(bytes);
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== LF && byte !== CR) continue;
    const pair = byte === CR && bytes[at + 1] === LF;
    const next = at + (pair ? 2 : 1);
    lines.push({ start, end: at, next, eol: pair ? '\r\n' : byte === LF ? '\n' : '\r' });
    start = next;
    at = next - 1;
  }
  if (start < bytes.length) lines.push({ start, end: bytes.length, next: bytes.length, eol: '' });
  return lines;
}

/** The one line end a file uses; `mixed` when there are several, `lf` (what Spotify writes) when there is none. */
export function lineEnds(lines: readonly ByteLine[]): 'lf' | 'crlf' | 'cr' | 'mixed' {
  const seen = new Set(lines.map((line) => line.eol).filter((eol) => eol !== ''));
  if (seen.size > 1) return 'mixed';
  if (seen.has('\r\n')) return 'crlf';
  return seen.has('\r') ? 'cr' : 'lf';
}
