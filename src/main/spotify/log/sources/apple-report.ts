import { numberIn, recordLine } from './record-line';

/** Lines taken of an old report, and frames of the thread that crashed. */
const MAX_LINES = 300;
const MAX_FRAMES = 40;

/**
 * A crash report of macOS as lines with its time, in the words of the older reports, which the scan knows.
 * Reports are JSON since macOS 12, a heading in the first line and the rest below. `writtenMs` is taken where
 * a report does not tell its time. Never throws; a damaged report gives what could still be read.
 */
export function parseReport(text: string, writtenMs: number): string {
  const plain = text.replace(/^\ufeff/, '');
  return plain.trimStart().startsWith('{') ? showJson(plain, writtenMs) : showPlain(plain, writtenMs);
}

function showPlain(text: string, writtenMs: number): string {
  const lines = text.split(/\r?\n/, MAX_LINES).filter((line) => line.trim() !== '');
  // Date/Time:       2021-03-30 00:07:33.050 +0200
  const dated = lines.find((line) => /^Date\/Time:/.test(line));
  const at = appleTime(dated ?? '') ?? writtenMs;
  return lines.map((line) => `${recordLine(at, 'ReportCrash', line)}\n`).join('');
}

type Fields = Record<string, unknown>;

function showJson(text: string, writtenMs: number): string {
  const end = text.indexOf('\n');
  const head = fieldsOf(end < 0 ? text : text.slice(0, end));
  const body = fieldsOf(end < 0 ? '' : text.slice(end + 1));
  const at = appleTime(word(body.captureTime)) ?? appleTime(word(head.timestamp)) ?? writtenMs;
  const exception = inner(body.exception);
  const termination = inner(body.termination);
  const pid = typeof body.pid === 'number' && Number.isInteger(body.pid) && body.pid >= 0 ? body.pid : 0;
  const name = word(body.procName) || word(head.app_name) || word(head.name);
  const lines = [
    // "Process:               Spotify [7594]"
    name && `Process:               ${name.replace(/[[\]]/g, '')} [${pid}]`,
    word(head.app_version) && `Version:               ${word(head.app_version)}`,
    word(head.os_version) && `OS Version:            ${word(head.os_version)}`,
    word(exception.type) && `Exception Type:        ${word(exception.type)} (${word(exception.signal)})`,
    word(exception.subtype) && `Exception Subtype:     ${word(exception.subtype)}`,
    word(termination.namespace) &&
      `Termination Reason:    ${word(termination.namespace)}, [${hex(termination.code)}] ${word(termination.indicator)}`,
    ...list(termination.reasons).map(word),
    ...Object.values(inner(body.asi)).flatMap((said) => list(said).map(word)),
    ...framesOf(body),
  ];
  return lines
    .filter((line) => line !== '')
    .slice(0, MAX_LINES)
    .map((line) => `${recordLine(at, 'ReportCrash', line)}\n`)
    .join('');
}

/** "4   Chromium Embedded Framework   0x1f3a0" for the thread that crashed. */
function framesOf(body: Fields): string[] {
  const images = list(body.usedImages);
  const threads = list(body.threads).map(inner);
  const crashed = threads.find(({ triggered }) => triggered === true) ?? threads[numberIn(body.faultingThread) ?? -1];
  return list(crashed?.frames)
    .slice(0, MAX_FRAMES)
    .map((frame, place) => {
      const { imageIndex, imageOffset, symbol } = inner(frame);
      const image = word(inner(images[numberIn(imageIndex) ?? -1]).name) || '???';
      return `${place}   ${image}   ${hex(imageOffset)} ${word(symbol)}`.trimEnd();
    });
}

function fieldsOf(text: string): Fields {
  try {
    return inner(JSON.parse(text));
  } catch {
    return {};
  }
}

function inner(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 1000) : []);
const word = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, 300).replace(/\s+/g, ' ').trim() : '';
const hex = (value: unknown): string =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? `0x${value.toString(16)}` : '0x0';

/** "2026-02-02 10:11:12.1234 +0100" as milliseconds since 1970; null when there is none. */
function appleTime(text: string): number | null {
  const match = /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,9}))? ([+-]\d\d)(\d\d)/.exec(text);
  if (!match) return null;
  const [, day, time, fraction = '', hours, minutes] = match;
  const at = Date.parse(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${hours}:${minutes}`);
  return Number.isNaN(at) ? null : at;
}
