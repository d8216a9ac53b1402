import { PortError, type Ports } from '../../../ports';
import { numberIn, recordLine } from './record-line';
import { DAYS_BACK, type Look, nothing } from './source';

const TIMEOUT_MS = 20_000;
const MAX_EVENTS = 200;

/**
 * Crashes (1000) and hangs (1002) of programs called Spotify..., as numbers and names alone: messages are
 * translated, an event's properties are not. The name of the error "there are none" is not translated either.
 */
const SCRIPT = [
  '[Console]::OutputEncoding=[Text.UTF8Encoding]::new($false)',
  '$e="";$r=@()',
  `try{$r=@(Get-WinEvent -FilterHashtable @{LogName='Application';ProviderName='Application Error','Application Hang';Id=1000,1002;StartTime=(Get-Date).AddDays(-${DAYS_BACK})} -MaxEvents 2000 -ErrorAction Stop|Where-Object{$_.Properties.Count -gt 0 -and [string]$_.Properties[0].Value -like 'Spotify*'}|Select-Object -First ${MAX_EVENTS}|ForEach-Object{@{t=([DateTimeOffset]$_.TimeCreated).ToUnixTimeMilliseconds();id=[int]$_.Id;p=@($_.Properties|Select-Object -First 9|ForEach-Object{[string]$_.Value})}})}catch{$e=[string]$_.FullyQualifiedErrorId}`,
  'ConvertTo-Json -InputObject @{error=$e;events=$r} -Compress -Depth 4',
].join(';');

/** Asks Windows for recorded crashes and hangs of Spotify, in one PowerShell. */
export async function lookAtEventLog({ exec }: Ports, signal: AbortSignal): Promise<Look> {
  try {
    const args = ['-NoProfile', '-NonInteractive', '-Command', SCRIPT];
    const { stdout } = await exec.run('powershell', args, { timeoutMs: TIMEOUT_MS, signal });
    const answer = parseEventLog(stdout);
    if (answer.error === 'denied') return nothing('unreadable', 'no-permission');
    if (answer.error === 'failed') return nothing('unreadable', 'failed');
    const newest = answer.events.at(-1);
    if (newest === undefined) return nothing('empty');
    return {
      state: 'present',
      why: null,
      bytes: null,
      changedMs: newest.atMs,
      reading: { by: 'text', read: async () => showEventLog(answer.events) },
    };
  } catch (error) {
    if (!(error instanceof PortError) || error.code === 'cancelled') throw error;
    return nothing('unreadable', error.code === 'tool-missing' ? 'tool-missing' : 'failed');
  }
}

/** One crash or hang. */
export interface ProgramEvent {
  /** Milliseconds since 1970. */
  atMs: number;
  id: 1000 | 1002;
  program: string;
  version: string;
  /** Where it crashed; empty for a hang. */
  module: string;
  moduleVersion: string;
  /** Eight hexadecimal digits, or empty. */
  exception: string;
}

/**
 * Reads what the script answers, oldest first: a byte order mark, one object in place of a list and dates in
 * PowerShell's own form are understood. Never throws.
 */
export function parseEventLog(text: string): { events: ProgramEvent[]; error: 'failed' | 'denied' | null } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, '').trim());
  } catch {
    return { events: [], error: 'failed' };
  }
  if (typeof parsed !== 'object' || parsed === null || !('events' in parsed)) return { events: [], error: 'failed' };
  const error = 'error' in parsed && typeof parsed.error === 'string' ? parsed.error : '';
  const rows: unknown[] = Array.isArray(parsed.events) ? parsed.events : [parsed.events];
  const events = rows.flatMap((row) => readEvent(row) ?? []).slice(0, MAX_EVENTS);
  if (error === '' || error.startsWith('NoMatchingEventsFound')) {
    return { events: events.sort((a, b) => a.atMs - b.atMs), error: null };
  }
  return { events: [], error: /UnauthorizedAccess|AccessDenied/i.test(error) ? 'denied' : 'failed' };
}

function readEvent(row: unknown): ProgramEvent | null {
  if (typeof row !== 'object' || row === null) return null;
  const { t, id, p } = row as Record<string, unknown>;
  const given: unknown[] = Array.isArray(p) ? p : [p];
  const [program = '', version = '', , module = '', moduleVersion = '', , code = ''] = given.map(plainText);
  const atMs = numberIn(typeof t === 'string' ? t.replace(/^\/Date\((-?\d{1,16})\)\/$/, '$1') : t);
  if (atMs === null || (id !== 1000 && id !== 1002) || !/^spotify/i.test(program)) return null;
  if (id === 1002) return { atMs, id, program, version, module: '', moduleVersion: '', exception: '' };
  const exception = /^(?:0x)?([0-9a-f]{8})$/i.exec(code)?.[1]?.toLowerCase() ?? '';
  return { atMs, id, program, version, module, moduleVersion, exception };
}

/** Commas end a name in the lines below. */
function plainText(value: unknown): string {
  return typeof value === 'string'
    ? value
        .replace(/[,\r\n]+/g, ' ')
        .slice(0, 120)
        .trim()
    : '';
}

/** The events in the words of Windows' English messages, which the scan knows. */
export function showEventLog(events: readonly ProgramEvent[]): string {
  const lines = events.flatMap(({ atMs, id, program, version, module, moduleVersion, exception }) => {
    const line = (text: string) => `${recordLine(atMs, 'Application', text)}\n`;
    if (id === 1002) {
      return line(`The program ${program} version ${version || '?'} stopped interacting with Windows and was closed.`);
    }
    return [
      line(`Faulting application name: ${program}, version: ${version || '?'}`),
      line(`Faulting module name: ${module || 'unknown'}, version: ${moduleVersion || '?'}`),
      ...(exception === '' ? [] : [line(`Exception code: 0x${exception}`)]),
    ];
  });
  return lines.join('');
}
