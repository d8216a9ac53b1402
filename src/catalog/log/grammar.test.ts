import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../testing/runs';
import { readRecords } from './grammar';

const only = (line: string) => {
  const records = readRecords(line);
  expect(records).toHaveLength(1);
  return records[0];
};

test('native lines of every era give level, source, message and time', () => {
  expect(only('02:14:30.472 I [offline_authorizer.cpp:156] Unable to login offline: no such user')).toMatchObject({
    grammar: 'native',
    level: 'I',
    source: 'offline_authorizer.cpp:156',
    message: 'Unable to login offline: no such user',
    clock: { kind: 'utc-time', time: 8_070_472 },
  });
  expect(only('17:03:41.051 5 [f:160                           ] [spotify:playlist:a] Creating context')).toMatchObject(
    {
      level: '5',
      source: 'f:160',
      message: '[spotify:playlist:a] Creating context',
    },
  );
  expect(only('01:16:24.997 I [/f:184                          ]   - ZeroConf: enabled')?.message).toBe(
    '- ZeroConf: enabled',
  );
  expect(only('00:00:01.000 E [c:/Users/spotify-buildagent/BuildAgent/work/x/offline.cpp:297] text')?.source).toBe(
    'c:/Users/spotify-buildagent/BuildAgent/work/x/offline.cpp:297',
  );
});

test.each([
  ['#16:00:35.605 E [ap:1] Connection error:  112', null],
  ['> 16:00:35.605 E [ap:1] Connection error:  112', null],
  ['\t16:00:35.605 E [ap:1] Connection error:  112', null],
  ['DEBUG:spotify.session:Log message from Spotify: 16:00:35.605 E [ap:1] Connection error:  112', null],
  ['16:13:59.998 DEBUG SpotifyClient:167    libspotify: "16:00:35.605 E [ap:1] Connection error:  112" ', null],
  [
    'Aug 20 21:43:52 box volumio[2200]: 2016-08-20 21:43:52 [SPTF] 16:00:35.605 E [ap:1] Connection error:  112',
    { kind: 'local-date', year: 2016, month: 8, day: 20, time: 78_232_000 },
  ],
  [
    'Aug 20 21:43:52 box p[1]: 16:00:35.605 E [ap:1] Connection error:  112',
    { kind: 'local-day', month: 8, day: 20, time: 78_232_000 },
  ],
  [
    '2026-02-01T10:00:00+0200 box p[1]: 16:00:35.605 E [ap:1] Connection error:  112',
    { kind: 'instant', at: Date.UTC(2026, 1, 1, 8) },
  ],
])('a native record is found behind what a wrapper wrote: %s', (line, outer) => {
  const record = readRecords(line).at(-1);
  expect(record).toMatchObject({ grammar: 'native', level: 'E', message: 'Connection error:  112' });
  expect(record?.outer ?? null).toEqual(outer);
});

test.each([
  ['[0809/180041:ERROR:a.cc(383)] close: Bad file descriptor', 'chromium', 'ERROR', 'close: Bad file descriptor'],
  ['[331803:331803:0628/010756.496333:ERROR:policy_logger.cc(157)] text', 'chromium', 'ERROR', 'text'],
  ['[0206/181543.410:ERROR:third_party\\crashpad\\x.cc:108] text (0x2)', 'chromium', 'ERROR', 'text (0x2)'],
  ['[1022/100636.700176:FATAL:g.cc(439)] bye', 'chromium', 'FATAL', 'bye'],
  [
    '(spotify --disable-gpu:3962): Gtk-WARNING **: 11:04:34.766: cannot open display: :99.0',
    'glib',
    'WARNING',
    'cannot open display: :99.0',
  ],
  ['Gdk-CRITICAL **: IA__gdk: assertion failed', 'glib', 'CRITICAL', 'IA__gdk: assertion failed'],
  ['Gtk-Message: 11:04:34.765: Failed to load module "x"', 'glib', 'Message', 'Failed to load module "x"'],
  ['[2021/11/23 19:05:49:2255] ERR: getaddrinfo failed: -4', 'websockets', 'ERR', 'getaddrinfo failed: -4'],
  ['[libprotobuf ERROR ../a/wire_format_lite.cc:577] String field', 'protobuf', 'ERROR', 'String field'],
  [
    'third_party/tcmalloc/chromium/src/system-alloc.cc:423] SbrkSysAllocator failed.',
    'bare',
    null,
    'SbrkSysAllocator failed.',
  ],
  ['[12435.474460] spotify[24532]: segfault at 32', 'bare', null, 'spotify[24532]: segfault at 32'],
  ['Oct 15 12:35:32 box kernel: Core Thread[1]: segfault at 7', 'bare', null, 'Core Thread[1]: segfault at 7'],
])('%s', (line, grammar, level, message) => {
  expect(only(line)).toMatchObject({ grammar, level, message });
});

test('records glued onto one line are taken apart', () => {
  const line =
    '(spotify:4): libayatana-appindicator-WARNING **: 11:07:12.201: is deprecated. [0225/110712.774383:ERROR:third_party/crashpad/x.cc:27] ptrace: Operation not permitted (1) ~';
  expect(readRecords(line).map(({ grammar, message }) => [grammar, message])).toEqual([
    ['glib', 'is deprecated.'],
    ['chromium', 'ptrace: Operation not permitted (1) ~'],
  ]);
});

test('a time that cannot be is no time, and an empty line has no records', () => {
  expect(only('25:61:61.000 E [a:1] x')).toMatchObject({ grammar: 'native', clock: null });
  expect(only('[1399/180041:ERROR:a.cc(1)] x')).toMatchObject({ grammar: 'chromium', clock: null });
  expect(readRecords('')).toEqual([]);
  expect(readRecords(' \t ')).toEqual([]);
});

test('any line gives records that stand in it, in order', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '16:00:35.605 E [ap:1   ] ',
      '[0809/180041:ERROR:a.cc(3)] ',
      '(s:6): Gtk-WARNING **: ',
      '[',
      ']',
      '"',
      'Aug 20 21:43:52 h p[1]: ',
      '[2021/11/23 19:05:49:2255] ERR: ',
      '[libprotobuf ERROR x:1] ',
      '12:00:00',
      '**:',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const line = pieces.join('');
      let at = 0;
      for (const record of readRecords(line)) {
        const start = line.indexOf(record.text, at);
        expect(start).toBeGreaterThanOrEqual(at === 0 ? 0 : at);
        expect(line).toContain(record.message);
        at = start;
      }
    }),
    { numRuns: runs(20_000) },
  );
});
