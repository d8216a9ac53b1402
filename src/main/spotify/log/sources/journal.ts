import { PortError, type Ports } from '../../../ports';
import { numberIn, recordLine } from './record-line';
import { DAY_MS, DAYS_BACK, type Look, nothing } from './source';

/** Names under which desktops and packages write what Spotify prints. */
const IDENTIFIERS = [
  'spotify',
  'spotify.desktop',
  'spotify-launcher',
  'spotify-launcher.desktop',
  'com.spotify.Client',
  'com.spotify.Client.desktop',
  'spotify_spotify',
  'spotify_spotify.desktop',
];
/** Names of processes as the kernel keeps them, 15 characters at most. */
const COMMANDS = ['spotify', 'spotify-launche', '.spotify-wrappe', '.spotify-wrapped'];

const TIMEOUT_MS = 10_000;
/** Newest lines asked for; fewer when their text exceeds what may be taken in. */
const LINES = [8000, 2000, 400];
const MAX_TEXT = 4 * 1024 * 1024;
/** Longest message, and most lines of one. */
const MAX_MESSAGE = 16 * 1024;
const MAX_LINES = 200;

function argumentsFor(nowMs: number, lines: number): string[] {
  return [
    '--user',
    '--no-pager',
    '--quiet',
    '--output=json',
    '--output-fields=MESSAGE,SYSLOG_IDENTIFIER,_COMM,_PID',
    `--since=@${Math.floor((nowMs - DAYS_BACK * DAY_MS) / 1000)}`,
    `--lines=${lines}`,
    ...IDENTIFIERS.map((name) => `SYSLOG_IDENTIFIER=${name}`),
    '+',
    ...COMMANDS.map((name) => `_COMM=${name}`),
  ];
}

/** Whether the user's journal holds something of Spotify's from the last 14 days; its newest line is asked for. */
export async function lookAtJournal(ports: Ports, signal: AbortSignal): Promise<Look> {
  try {
    const newest = parseJournal(await ask(ports, 1, signal)).at(-1);
    if (newest === undefined) return nothing('empty');
    return {
      state: 'present',
      why: null,
      bytes: null,
      changedMs: newest.atMs,
      reading: { by: 'text', read: (own) => readJournal(ports, own) },
    };
  } catch (error) {
    if (!(error instanceof PortError) || error.code === 'cancelled') throw error;
    // Without its program nothing is recorded either.
    if (error.code === 'tool-missing') return nothing('absent', 'tool-missing');
    return nothing('unreadable', error.code === 'no-permission' ? 'no-permission' : 'failed');
  }
}

async function readJournal(ports: Ports, signal: AbortSignal): Promise<string> {
  for (const lines of LINES) {
    try {
      return showJournal(parseJournal(await ask(ports, lines, signal)));
    } catch (error) {
      if (!(error instanceof PortError) || error.code !== 'too-large') throw error;
    }
  }
  throw new PortError('too-large', 'EFBIG');
}

async function ask({ exec, clock }: Ports, lines: number, signal: AbortSignal): Promise<string> {
  const { code, stdout, stderr } = await exec.run('journalctl', argumentsFor(clock.now(), lines), {
    timeoutMs: TIMEOUT_MS,
    signal,
  });
  if (code === 0 || stdout !== '') return stdout;
  // "No journal files were opened due to insufficient permissions."
  if (/permission/i.test(stderr)) throw new PortError('no-permission', 'EACCES');
  if (/no journal files/i.test(stderr)) return '';
  throw new PortError('failed', `EXIT${code ?? ''}`);
}

/** One entry of the journal. */
export interface JournalEntry {
  /** Milliseconds since 1970; null when the entry does not tell. */
  atMs: number | null;
  program: string;
  pid: string | null;
  message: string;
}

/** Reads `journalctl --output=json`: an object a line. What is not one is passed over. Never throws. */
export function parseJournal(text: string): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (const line of text.replace(/^\ufeff/, '').split('\n')) {
    const entry = line.startsWith('{') ? readEntry(line) : null;
    if (entry) entries.push(entry);
  }
  return entries;
}

function readEntry(line: string): JournalEntry | null {
  let fields: Record<string, unknown>;
  try {
    fields = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
  const message = textOf(fields.MESSAGE);
  if (message === null) return null;
  const micros = numberIn(textOf(fields.__REALTIME_TIMESTAMP));
  const pid = textOf(fields._PID);
  return {
    atMs: micros !== null && micros > 0 ? Math.floor(micros / 1000) : null,
    program: (textOf(fields.SYSLOG_IDENTIFIER) ?? textOf(fields._COMM) ?? 'spotify').slice(0, 60),
    pid: pid !== null && /^\d{1,10}$/.test(pid) ? pid : null,
    message,
  };
}

/** A field is text, its bytes where they are no UTF-8, a list of either where it comes twice, or null when too long. */
function textOf(field: unknown): string | null {
  if (typeof field === 'string') return field.slice(0, MAX_MESSAGE);
  if (!Array.isArray(field)) return null;
  if (typeof field[0] === 'string') return field[0].slice(0, MAX_MESSAGE);
  if (Array.isArray(field[0])) return textOf(field[0]);
  const bytes = field.slice(0, MAX_MESSAGE);
  if (!bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte < 256)) return null;
  return new TextDecoder().decode(Uint8Array.from(bytes as number[]));
}

/** The entries as lines, oldest first. Messages of several lines become as many; beyond 4 MiB the oldest go. */
export function showJournal(entries: readonly JournalEntry[]): string {
  const shown: string[] = [];
  let room = MAX_TEXT;
  for (const { atMs, program, pid, message } of [...entries].reverse()) {
    const name = pid === null ? program : `${program}[${pid}]`;
    const lines = message
      .split('\n', MAX_LINES)
      .filter((line) => line.trim() !== '')
      .map((line) => `${recordLine(atMs, name, line)}\n`);
    const text = lines.join('');
    room -= new TextEncoder().encode(text).length;
    if (room < 0) break;
    shown.push(text);
  }
  return shown.reverse().join('');
}
