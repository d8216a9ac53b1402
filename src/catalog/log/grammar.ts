import { isDay, type LineClock, outerClock, timeOfDay } from './clock';
import { nativeClock, nativeHead, readNative } from './native';
import type { LogRecord } from './record';
import { MAX_MESSAGE } from './text';

// [0809/180041:ERROR:tcp_client_socket_libevent.cc(383)] close: Bad file descriptor
// [331803:331803:0628/010756.496333:ERROR:policy_logger.cc(157)] ...   [0206/181543.410:ERROR:third_party\crashpad\...cc:108] ...
const CHROMIUM =
  /^\[?(?:\d{1,10}:\d{1,10}:)?(\d\d)(\d\d)\/(\d\d)(\d\d)(\d\d)(?:\.(\d{3,6}))?:(VERBOSE\d{0,2}|INFO|WARNING|ERROR|FATAL):([^\]]{0,300})\] ?/;
// (spotify:6): Gtk-WARNING **: 11:04:34.766: cannot open display: :99.0   Gdk-CRITICAL **: ...   Gtk-Message: 11:04:34.765: ...
const GLIB =
  /^(?:\([^()]{1,100}:\d{1,10}\): )?(?:[\w.-]{1,60}-(ERROR|CRITICAL|WARNING|Message|INFO|DEBUG) \*\*: ?|[A-Z]\w{1,40}-(Message): )(?:(\d\d):(\d\d):(\d\d)\.(\d{3}): )?/;
// [libprotobuf ERROR ../core/vendor/protobuf3/src/google/protobuf/wire_format_lite.cc:577] String field ...
const PROTOBUF = /^(?:\[libprotobuf (\w{1,12}) ([^\]]{0,300})\] ?|libprotobuf (\w{1,12}) (\S{1,200}\]) )/;
// [2021/11/23 19:05:49:2255] ERR: getaddrinfo failed: -4
const WEBSOCKETS = /^\[(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d):(\d{4})\] (\w{1,10}): ?/;
// third_party/tcmalloc/chromium/src/system-alloc.cc:423] SbrkSysAllocator failed.
const BROKEN_SOURCE = /^([^\s[\]]{1,240}(?::\d{1,6} {0,32}|\(\d{1,6}\)))\] /;
// Oct 15 12:35:33 host systemd-coredump[18003]: ...   2023-10-15T12:35:32+0200 host kernel: ...
const JOURNAL =
  /^(?:\p{L}{3,5}\.? {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,6})?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,16}) \S{1,100} [^\s:]{1,100}: /u;
// [12435.474460] spotify[24532]: segfault at 32 ip ...
const KERNEL_CLOCK = /^(?:\[ {0,12}\d{1,12}\.\d{6}\] )?(?:kernel: )?/;

/** Where a record may begin in the middle of a line. */
const STARTS =
  /\d\d:\d\d:\d\d\.\d{3} [A-Z0-9] \[[^\]]{0,240}\]|\[(?:\d{1,10}:\d{1,10}:)?\d{4}\/\d{6}(?:\.\d{3,6})?:(?:VERBOSE\d{0,2}|INFO|WARNING|ERROR|FATAL):[^\]]{0,300}\]|\([^()]{1,100}:\d{1,10}\): [\w.-]{1,60}-(?:ERROR|CRITICAL|WARNING|Message|INFO|DEBUG) \*\*:|\[libprotobuf \w{1,12} [^\]]{0,300}\]|\[\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d:\d{4}\] \w{1,10}:/g;
/** A sign without which no record begins in the middle of a line; it only saves time. */
const MAY_START = /\d\.\d{3} [A-Z0-9] \[|\/\d{6}[.:]| \*\*:|\[libprotobuf |\[\d{4}\//;

/**
 * Takes a line apart into its records: text from wrappers before the first one, then each record up to the
 * next. Never throws; an empty line has no records.
 */
export function readRecords(line: string): LogRecord[] {
  const head = nativeHead(line);
  if (!MAY_START.test(head > 0 ? line.slice(head) : line)) {
    if (head > 0) return [readNative(line, head, null)];
    return line.trim() === '' ? [] : [readOne(line, outerClock(line))];
  }
  const starts = [...line.matchAll(STARTS)].map((match) => match.index);
  const records: LogRecord[] = [];
  const prefix = line.slice(0, starts[0] ?? line.length);
  const outer = outerClock(prefix);
  if (prefix.trim() !== '') records.push(readOne(prefix, outer));
  for (const [index, start] of starts.entries()) {
    const quoted = line[start - 1] === '"';
    const text = line.slice(start, starts[index + 1] ?? line.length);
    records.push(readOne(quoted ? text.replace(/"\s{0,8}$/, '') : text, outer));
  }
  return records;
}

/** Clock of the record that a line begins with; null when it begins with none. */
export function clockOf(line: string): LineClock | null {
  const head = nativeHead(line);
  return head > 0 ? nativeClock(line) : readOne(line, null).clock;
}

/** Reads one record, whose own mark is at its beginning if it has any. */
function readOne(text: string, outer: LineClock | null): LogRecord {
  const head = nativeHead(text);
  if (head > 0) return readNative(text, head, outer);
  const known = readChromium(text, outer) ?? readOther(text, outer);
  if (known) return known;
  return { grammar: 'bare', level: null, source: null, message: bareMessage(text), clock: null, outer, text };
}

function readChromium(text: string, outer: LineClock | null): LogRecord | null {
  const match = CHROMIUM.exec(text);
  if (!match) return null;
  const [all, month = '', day = '', hour = '', minute = '', second = '', fraction = '', level = '', source = ''] =
    match;
  const time = timeOfDay(hour, minute, second, fraction);
  const dated = time !== null && isDay(Number(month), Number(day));
  return {
    grammar: 'chromium',
    level,
    source: source.trim(),
    message: messageAfter(text, all),
    clock: dated ? { kind: 'local-day', month: Number(month), day: Number(day), time } : null,
    outer,
    text,
  };
}

function readOther(text: string, outer: LineClock | null): LogRecord | null {
  const bare = text.replace(/^[\s>]+/, '');
  return readGlib(bare, outer) ?? readProtobuf(bare, outer) ?? readWebsockets(bare, outer);
}

function readGlib(text: string, outer: LineClock | null): LogRecord | null {
  const match = GLIB.exec(text);
  if (!match) return null;
  const [all, level, plain, hour, minute = '', second = '', fraction = ''] = match;
  const time = hour === undefined ? null : timeOfDay(hour, minute, second, fraction);
  return {
    grammar: 'glib',
    level: level ?? plain ?? null,
    source: null,
    message: messageAfter(text, all),
    clock: time === null ? null : { kind: 'local-time', time },
    outer,
    text,
  };
}

function readProtobuf(text: string, outer: LineClock | null): LogRecord | null {
  const match = PROTOBUF.exec(text);
  if (!match) return null;
  return {
    grammar: 'protobuf',
    level: match[1] ?? match[3] ?? null,
    source: (match[2] ?? match[4] ?? '').trim(),
    message: messageAfter(text, match[0]),
    clock: null,
    outer,
    text,
  };
}

function readWebsockets(text: string, outer: LineClock | null): LogRecord | null {
  const match = WEBSOCKETS.exec(text);
  if (!match) return null;
  const [all, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = '', level = ''] = match;
  const time = timeOfDay(hour, minute, second, fraction);
  const dated = time !== null && isDay(Number(month), Number(day));
  return {
    grammar: 'websockets',
    level,
    source: null,
    message: messageAfter(text, all),
    clock: dated ? { kind: 'local-date', year: Number(year), month: Number(month), day: Number(day), time } : null,
    outer,
    text,
  };
}

function messageAfter(text: string, head: string): string {
  return text.slice(head.length, head.length + MAX_MESSAGE).trim();
}

/** A line without a mark of its own, after quote signs, journal and kernel clocks and half a source. */
function bareMessage(text: string): string {
  const head = text.slice(0, MAX_MESSAGE).replace(/^[\s>]+/, '');
  const logged = head.replace(JOURNAL, '').replace(/^\s+/, '').replace(KERNEL_CLOCK, '');
  return logged.replace(BROKEN_SOURCE, '').trim();
}
