import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLogPatterns } from '../../../../../build/log-patterns';
import { compilePatterns } from '../../../../catalog/log/compile';
import { runs } from '../../../../testing/runs';
import { scanText } from '../scan';
import { parseReport } from './apple-report';
import { parseCoreDumps, parseDumpTable, showCoreDumps } from './core-dumps';
import { parseEventLog, showEventLog } from './event-log';
import { parseJournal, showJournal } from './journal';
import { recordLine } from './record-line';
import { NOW } from './testing';

const patterns = compilePatterns(readLogPatterns());
const scan = (text: string) => scanText({ clock: { now: () => NOW, monotonic: () => 0 } }, 'x', text, { patterns });
const told = (text: string) => scan(text).events.map(({ at, event }) => [at, event]);
const AT = Date.UTC(2026, 1, 2, 9, 11, 12);
const ISO = '2026-02-02T09:11:12.000Z';

describe('journal', () => {
  const entry = (fields: Record<string, unknown>) =>
    JSON.stringify({ __CURSOR: 's=1', __REALTIME_TIMESTAMP: String(AT * 1000), _PID: '4711', ...fields });

  it('gives each line of a message its time, and the scan finds both', () => {
    const text = [
      entry({
        SYSLOG_IDENTIFIER: 'spotify.desktop',
        MESSAGE: '09:11:12.131 E [f:90                            ] AP Socket Error: Connection reset by peer (104)',
      }),
      entry({ SYSLOG_IDENTIFIER: 'spotify-launcher', MESSAGE: 'one\n\ntwo' }),
      entry({ _COMM: 'spotify', MESSAGE: 'Segmentation fault (core dumped)' }),
    ].join('\n');
    expect(showJournal(parseJournal(text)).split('\n')).toEqual([
      `${ISO} - spotify.desktop[4711]: 09:11:12.131 E [f:90                            ] AP Socket Error: Connection reset by peer (104)`,
      `${ISO} - spotify-launcher[4711]: one`,
      `${ISO} - spotify-launcher[4711]: two`,
      `${ISO} - spotify[4711]: Segmentation fault (core dumped)`,
      '',
    ]);
    expect(told(showJournal(parseJournal(text)))).toEqual([
      ['2026-02-02T09:11:12.131Z', 'ap-socket-error(Connection reset by peer (104))'],
      [ISO, 'segfault'],
    ]);
  });

  it('understands bytes, fields that come twice, fields too long, and times that are none', () => {
    const text = [
      entry({ MESSAGE: [72, 195, 182, 33] }),
      entry({ MESSAGE: ['first', 'second'], SYSLOG_IDENTIFIER: ['a b', 'c'] }),
      entry({ MESSAGE: null }),
      entry({ MESSAGE: [1, -5, 'x'] }),
      entry({ MESSAGE: 'undated', __REALTIME_TIMESTAMP: 'soon', _PID: '1; rm' }),
      '{"MESSAGE":',
      'Hinweis: kein JSON',
      '[]',
      '',
    ].join('\n');
    expect(showJournal(parseJournal(`\ufeff${text}`)).split('\n')).toEqual([
      `${ISO} - spotify[4711]: Hö!`,
      `${ISO} - a_b[4711]: first`,
      'spotify: undated',
      '',
    ]);
    expect(parseJournal('')).toEqual([]);
  });

  it('keeps the newest of what would be too long', () => {
    const entries = Array.from({ length: 400 }, (_, place) => ({
      atMs: AT + place,
      program: 'spotify',
      pid: null,
      message: `${place} ${`${'x'.repeat(80)}\n`.repeat(190)}`,
    }));
    const text = showJournal(entries);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4 * 1024 * 1024);
    expect([text.includes(': 399 x'), text.includes(': 0 x')]).toEqual([true, false]);
  });
});

describe('crashes recorded by systemd', () => {
  const row = {
    time: AT * 1000,
    pid: 14172,
    uid: 1000,
    gid: 1000,
    sig: 11,
    corefile: 'present',
    exe: '/usr/share/spotify/spotify',
    size: 20,
  };

  it('keeps Spotify’s own, and the scan knows them', () => {
    const text = JSON.stringify([
      row,
      { ...row, pid: 2, sig: 6, exe: '/nix/store/0-spotify-1.2/share/spotify/.spotify-wrapped' },
      { ...row, pid: 3, sig: 5, exe: '/app/extra/share/spotify/spotify' },
      { ...row, pid: 4, sig: 31 },
      { ...row, pid: 5, exe: '/usr/bin/spotifyd' },
      { ...row, pid: 6, exe: '/usr/bin/ncspot' },
      { ...row, pid: 7, exe: '/home/x/spotify/other' },
    ]);
    const dumps = parseCoreDumps(text);
    expect(dumps.map(({ pid }) => pid)).toEqual([14172, 2, 3, 4]);
    expect(told(showCoreDumps(dumps))).toEqual([
      [ISO, 'segfault'],
      [ISO, 'sigabrt'],
      [ISO, 'sigtrap'],
      [ISO, 'app-crash'],
    ]);
  });

  it.each([
    ['one object in place of a list', JSON.stringify(row), 1],
    ['a byte order mark', `\ufeff${JSON.stringify([row])}`, 1],
    ['no output', '', 0],
    ['words', 'No coredumps found.', 0],
    ['half an answer', JSON.stringify([row]).slice(0, -5), 0],
    ['odd rows', JSON.stringify([null, 3, [], { ...row, time: 'x' }, { ...row, pid: -1 }, { ...row, exe: 7 }]), 0],
  ])('understands %s', (_name, text, count) => expect(parseCoreDumps(text)).toHaveLength(count));
});

describe('crashes in the table of an older systemd', () => {
  it('are read with or without names of signals', () => {
    const text = [
      'Mon 2026-02-02 10:11:12 CET   14172  1000  1000 SIGSEGV present  /app/extra/share/spotify/spotify 20.1M',
      'Mon 2026-02-02 10:11:13 CET       2  1000  1000   6 missing   /usr/share/spotify/spotify',
      'Mon 2026-02-02 10:11:14 CET       3  1000  1000   8 none   /usr/share/spotify/spotify',
      'Mon 2026-02-02 10:11:15 CET       4  1000  1000 SIGSEGV present  /usr/bin/spotifyd 1.0M',
      'Mon 2026-99-02 10:11:15 CET       5  1000  1000 SIGSEGV present  /usr/share/spotify/spotify 1.0M',
      'TIME  PID UID GID SIG COREFILE EXE',
      '',
    ].join('\n');
    const dumps = parseDumpTable(text);
    expect(dumps.map(({ pid, signal }) => [pid, signal])).toEqual([
      [14172, 11],
      [2, 6],
      [3, 8],
    ]);
    expect(dumps[0]?.atMs).toBe(new Date(2026, 1, 2, 10, 11, 12).getTime());
    expect(told(showCoreDumps(dumps)).map(([, event]) => event)).toEqual(['segfault', 'sigabrt', 'app-crash']);
  });
});

describe('event log of Windows', () => {
  const crash = {
    t: AT,
    id: 1000,
    p: [
      'Spotify.exe',
      '1.2.84.476',
      '6154f8a2',
      'libcef.dll',
      '94.4.5.0',
      '6154f8a2',
      'c0000005',
      '0000000004',
      '0x1a2b',
    ],
  };
  const answer = (events: unknown, error = '') => JSON.stringify({ events, error });

  it('gives a crash and a hang in words the scan knows', () => {
    const { events, error } = parseEventLog(
      answer([{ t: AT + 1000, id: 1002, p: ['Spotify.exe', '1.2.84.476', '1234'] }, crash]),
    );
    expect(error).toBeNull();
    expect(told(showEventLog(events))).toEqual([
      [ISO, 'app-crash(libcef.dll)'],
      [ISO, 'exception-code(0xc0000005)'],
      ['2026-02-02T09:11:13.000Z', 'app-crash'],
    ]);
  });

  it.each([
    ['one object in place of a list', answer(crash), 1, null],
    ['a byte order mark and line ends', `\ufeff\r\n${answer([crash])}\r\n`, 1, null],
    ["PowerShell's own dates", answer([{ ...crash, t: `/Date(${AT})/` }]), 1, null],
    ['a single property', answer([{ t: AT, id: 1002, p: 'Spotify.exe' }]), 1, null],
    ['other programs', answer([{ ...crash, p: ['Explorer.exe', ...crash.p.slice(1)] }]), 0, null],
    ['none', answer([], 'NoMatchingEventsFound,Microsoft.PowerShell.Commands.GetWinEventCommand'), 0, null],
    ['null in place of an empty list', answer(null, 'NoMatchingEventsFound,X'), 0, null],
    ['a refusal', answer([], 'System.UnauthorizedAccessException,X'), 0, 'denied'],
    ['another fault', answer([crash], 'LogNotFound,X'), 0, 'failed'],
    ['no output', '', 0, 'failed'],
    ['words in another language', 'Get-WinEvent: Es wurden keine Ereignisse gefunden.', 0, 'failed'],
    ['another shape', '[1,2]', 0, 'failed'],
  ])('understands %s', (_name, text, count, error) => {
    const read = parseEventLog(text);
    expect([read.events.length, read.error]).toEqual([count, error]);
  });

  it('lets no property pass for more lines', () => {
    const { events } = parseEventLog(
      answer([{ ...crash, p: ['Spotify.exe\nFaulting module name: evil', '', '', 'a,b\r\nc', '', '', 'zz'] }]),
    );
    expect(showEventLog(events).trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('crash reports of macOS', () => {
  const HEAD = {
    app_name: 'Spotify',
    timestamp: '2026-02-02 10:11:13.00 +0100',
    app_version: '1.2.88.483',
    bug_type: '309',
    os_version: 'macOS 14.5 (23F79)',
  };
  const body = (fields: Record<string, unknown>) =>
    `${JSON.stringify(HEAD)}\n${JSON.stringify({ procName: 'Spotify', pid: 7594, captureTime: '2026-02-02 10:11:12.0000 +0100', ...fields }, null, 2)}`;

  it('gives a new one in the words of the old ones', () => {
    const text = body({
      exception: { type: 'EXC_BAD_ACCESS', signal: 'SIGSEGV', subtype: 'KERN_INVALID_ADDRESS at 0x0' },
      termination: { namespace: 'SIGNAL', code: 11, indicator: 'Segmentation fault: 11' },
      faultingThread: 1,
      usedImages: [{ name: 'libsystem_c.dylib' }, { name: 'Chromium Embedded Framework' }],
      threads: [
        { frames: [] },
        { triggered: true, frames: [{ imageIndex: 1, imageOffset: 127904 }, { imageIndex: 9 }] },
      ],
    });
    expect(parseReport(text, 0).split('\n')).toEqual(
      [
        'Process:               Spotify [7594]',
        'Version:               1.2.88.483',
        'OS Version:            macOS 14.5 (23F79)',
        'Exception Type:        EXC_BAD_ACCESS (SIGSEGV)',
        'Exception Subtype:     KERN_INVALID_ADDRESS at 0x0',
        'Termination Reason:    SIGNAL, [0xb] Segmentation fault: 11',
        '0   Chromium Embedded Framework   0x1f3a0',
        '1   ???   0x0',
        '',
      ].map((line) => line && `${ISO} - ReportCrash: ${line}`),
    );
    expect(told(parseReport(text, 0))).toEqual([
      [ISO, 'app-crash'],
      [ISO, 'segfault'],
      [ISO, 'stack-frame-libcef'],
    ]);
  });

  it('tells of a missing library', () => {
    const text = body({
      exception: { type: 'EXC_CRASH', signal: 'SIGABRT' },
      termination: {
        namespace: 'DYLD',
        code: 1,
        indicator: 'Library missing',
        reasons: ['Library not loaded: @rpath/x', '(terminated at launch)'],
      },
    });
    expect(told(parseReport(text, 0)).map(([, event]) => event)).toEqual([
      'app-crash',
      'sigabrt',
      'dyld-library-missing',
      'dyld-library-missing',
    ]);
  });

  it('takes an old one as it is', () => {
    const text =
      'Process:               Spotify [7594]\r\nDate/Time:             2026-02-02 10:11:12.000 +0100\r\n\r\nException Type:        EXC_BREAKPOINT (SIGTRAP)\r\n';
    expect(told(parseReport(text, 0))).toEqual([
      [ISO, 'app-crash'],
      [ISO, 'sigtrap'],
    ]);
  });

  it('gives what a damaged one still holds, and the time of the file', () => {
    const text = `${JSON.stringify({ app_name: 'Spotify' })}\n{"pid": 7594, "except`;
    expect(parseReport(text, AT)).toBe(`${ISO} - ReportCrash: Process:               Spotify [0]\n`);
    expect(parseReport('{', AT)).toBe('');
    expect(parseReport('', AT)).toBe('');
  });
});

describe('whatever comes', () => {
  /** Values that answer to nothing, those among them whose turning into text or a number throws. */
  const field = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.constantFrom(null, true, {}, { toString: 1 }, [], [[]], '', '0'),
    fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 3 }),
  );
  const anything = fc.oneof(
    fc.string(),
    field.map((value) => JSON.stringify(value)),
    fc.json({ maxDepth: 2 }),
  );
  const holds = (text: string, most: number) => {
    expect(text === '' || text.endsWith('\n')).toBe(true);
    expect(text.split('\n').length).toBeLessThanOrEqual(most + 1);
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(4200);
  };

  it('journals are read', () => {
    const entries = fc
      .record({ MESSAGE: field, SYSLOG_IDENTIFIER: field, __REALTIME_TIMESTAMP: field, _PID: field })
      .map((fields) => JSON.stringify(fields));
    fc.assert(
      fc.property(fc.array(fc.oneof(entries, anything), { maxLength: 4 }), (lines) => {
        const parsed = parseJournal(lines.join('\n'));
        holds(showJournal(parsed), parsed.length * 200);
      }),
      { numRuns: runs(20_000) },
    );
  });

  it('crash lists are read', () => {
    const rows = fc.record({
      time: field,
      pid: field,
      uid: field,
      sig: field,
      exe: fc.oneof(field, fc.constant('/x/spotify')),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          fc.array(rows, { maxLength: 3 }).map((list) => JSON.stringify(list)),
        ),
        (text) => {
          const parsed = [...parseCoreDumps(text), ...parseDumpTable(text)];
          holds(showCoreDumps(parsed), parsed.length * 3);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });

  it('event logs are read', () => {
    const rows = fc.record({
      t: fc.oneof(field, fc.constant(AT)),
      id: fc.constantFrom(1000, 1002, 7),
      p: fc.oneof(
        field,
        fc.array(fc.string()).map((list) => ['Spotify.exe', ...list]),
      ),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          fc.array(rows, { maxLength: 3 }).map((events) => JSON.stringify({ events, error: '' })),
        ),
        (text) => {
          const { events } = parseEventLog(text);
          holds(showEventLog(events), events.length * 3);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });

  it('crash reports are read', () => {
    const bodies = fc
      .record({
        procName: field,
        pid: field,
        captureTime: fc.oneof(field, fc.constant('2026-99-02 99:11:12.0 +9900')),
        exception: fc.oneof(field, fc.record({ type: field, signal: field, subtype: field })),
        termination: fc.oneof(field, fc.record({ namespace: field, code: field, indicator: field, reasons: field })),
        asi: fc.oneof(field, fc.record({ x: field })),
        faultingThread: field,
        threads: fc.oneof(
          field,
          fc.array(
            fc.record({
              triggered: fc.boolean(),
              frames: fc.array(fc.record({ imageIndex: field, imageOffset: field, symbol: field })),
            }),
          ),
        ),
        usedImages: field,
      })
      .map((fields) => `{}\n${JSON.stringify(fields)}`);
    fc.assert(
      fc.property(fc.oneof(anything, bodies), fc.oneof(fc.double(), fc.constant(AT)), (text, at) => {
        holds(parseReport(text, at), 300);
      }),
      { numRuns: runs(20_000) },
    );
  });

  it('a line stays a line', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double(), fc.constant(null)),
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (at, name, text) => {
          const line = recordLine(at, name, text);
          expect(line).not.toMatch(/[\r\n]/);
          expect(line).toMatch(/^(?:\d{4}-\d\d-\d\dT\S+Z - )?[^\s:]+: /);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });
});
