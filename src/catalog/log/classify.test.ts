import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLogPatterns } from '../../../build/log-patterns';
import { runs } from '../../testing/runs';
import { classifyLine } from './classify';
import { compilePatterns } from './compile';
import { whyNotLinear } from './linear';
import { CrashSubject } from './subject';

const patternsFile = readLogPatterns();
const patterns = compilePatterns(patternsFile);
const eventsOf = (line: string) => classifyLine(patterns, line).events.map(({ event }) => event);
const rows = Object.entries(patternsFile.events).flatMap(([word, event]) =>
  event.rows.map((row) => ({ word, row, sample: row.sample })),
);

describe('the patterns file', () => {
  test.each(rows)('$word recognises its sample: $sample', ({ word, row, sample }) => {
    expect(row.needles.some((needle) => sample.includes(needle))).toBe(true);
    expect(classifyLine(patterns, sample).events.map((event) => event.word)).toEqual([word]);
  });

  test.each(rows)('[sec-37] $word: $row.pattern takes linear time', ({ row }) => {
    expect(whyNotLinear(row.pattern)).toBeNull();
  });

  test.each(rows)('$word says why it hints at codes', ({ row }) => {
    const hints = row.possible.length + Object.keys(row.possibleFor).length;
    expect(hints === 0 || row.because !== undefined).toBe(true);
    expect(row.argument !== undefined || Object.keys(row.possibleFor).length === 0).toBe(true);
  });

  test.each([
    ['a{2,}(?:b*)+', 'repeats a group that repeats inside'],
    ['(?=a)', 'has look-around or a named group'],
    ['(a)\\1', 'has a back-reference'],
    ['^.*x.*', 'has 2 unbounded wildcards where 1 would be linear'],
    ['x.*', 'has 1 unbounded wildcards where 0 would be linear'],
  ])('a pattern like %s is refused', (pattern, why) => {
    expect(whyNotLinear(pattern)).toBe(why);
  });

  test('of several rows that fit the one with the higher priority wins, then the earlier', () => {
    const row = (pattern: string, priority: number) => ({
      needles: ['needle here'],
      pattern,
      priority,
      subject: false,
      possible: [],
      possibleFor: {},
      sample: 'x',
    });
    const event = (...list: ReturnType<typeof row>[]) => ({ group: 'info' as const, description: 'x', rows: list });
    const compiled = compilePatterns({
      events: { low: event(row('needle', 0)), same: event(row('needle', 0)), high: event(row('^needle', 3)) },
      subjects: [],
    });
    const words = (line: string) => classifyLine(compiled, line).events.map(({ word }) => word);
    expect(words('needle here')).toEqual(['high']);
    expect(words('a needle here')).toEqual(['low']);
    expect(words('a needle')).toEqual([]);
  });
});

describe('other wording of the same fault', () => {
  test.each([
    [
      '10:00:00.000 E [f:1   ] AP Socket Error: Eine vorhandene Verbindung wurde geschlossen (10054)',
      'ap-socket-error(Eine vorhandene Verbindung wurde geschlossen (10054))',
    ],
    ['10:00:00.000 E [/f:1  ] AP Socket Error: Timeout reached (20000)', 'ap-socket-error(Timeout reached (20000))'],
    ['10:00:00.000 E [/f:1  ] AP Socket Error: Vorgang abgebrochen (125)', 'operation-aborted'],
    ['10:00:00.000 E [/f:1  ] Connection error:  4', 'ap-connection-error(4)'],
    ['10:00:00.000 E [/f:1  ] Connection error: ap_tcp_socket_timeout', 'ap-connection-error(ap_tcp_socket_timeout)'],
    ['Speicherzugriffsfehler (Speicherabzug geschrieben)', 'segfault'],
    ['./start.sh: Zeile 3:  4711 Speicherzugriffsfehler  (Speicherabzug geschrieben) spotify', 'segfault'],
    ['zsh: segmentation fault (core dumped)  spotify', 'segfault'],
    ['[1]    10545 segmentation fault (core dumped)  spotify', 'segfault'],
    ['[1]+  Segmentation fault      (core dumped) spotify', 'segfault'],
    [
      '[12435.474460] spotify[24532]: segfault at 32 ip 00007f1bb81a5ce4 sp 00007ffe error 4 in libcef.so[7f1bb+1]',
      'segfault',
    ],
    ['zsh: trace trap (core dumped)  spotify', 'sigtrap'],
    ['zsh: abort (core dumped)  spotify', 'sigabrt'],
    ['Aborted', 'sigabrt'],
    ['Name des fehlerhaften Moduls: libcef.dll, Version: 94.4.5.0, Zeitstempel: 0x6154f8a2', 'app-crash(libcef.dll)'],
    ['Nom du module défaillant : ntdll.dll, version : 10.0.19041.1', 'app-crash(ntdll.dll)'],
    ['Ausnahmecode: 0xc0000005', 'exception-code(0xc0000005)'],
    [
      'dyld[812]: Library not loaded: @rpath/Chromium Embedded Framework.framework/Chromium Embedded Framework',
      'dyld-library-missing',
    ],
    ['Termination Reason:    Namespace DYLD, Code 1 Library missing', 'dyld-library-missing'],
    ['  what():  set_option: Angeforderte Adresse kann nicht zugewiesen werden', 'network-interface-error'],
    ['[0823/110652.050288:ERROR:gl_surface_glx.cc(423)] glxQueryVersion failed', 'cef-gpu-error'],
    ['[0823/110652.050311:ERROR:gl_initializer_x11.cc(157)] GLSurfaceGLX::InitializeOneOff failed.', 'cef-gpu-error'],
    ['[0823/110652.419956:ERROR:gpu_process_transport_factory.cc(1029)] Lost UI shared context.', 'cef-gpu-error'],
    [
      '[0823/110652.054503:ERROR:x.cc(252)] Attempting to run unsupported native service: /usr/share/spotify/content_gpu.service',
      'cef-notice',
    ],
    [
      '[0611/101112.131415:ERROR:gpu_process_host.cc(999)] GPU process exited unexpectedly: exit_code=139',
      'cef-gpu-error',
    ],
    [
      '[0611/101112.131415:INFO:CONSOLE(1)] "Uncaught TypeError: Cannot read x of undefined", source: https://xpui.app.spotify.com/xpui.js (1)',
      'js-uncaught',
    ],
    [
      '~ $ /opt/spotify/spotify: /usr/lib/libcurl-gnutls.so.4: no version information available (required by /opt/spotify/spotify)',
      'loader-version-notice',
    ],
  ])('%s is %s', (line, event) => {
    expect(eventsOf(line)).toEqual([event]);
  });
});

describe('lines that only look like a fault', () => {
  test.each([
    '10:00:00.000 I [f:1   ] Playing track "Segmentation fault (core dumped)"',
    '10:00:00.000 5 [f:1   ] [spotify:playlist:x] Loaded playlist "AP Socket Error: Connection error:  112"',
    '10:00:00.000 I [f:1   ] Device "Connection error:  112" appeared',
    "10:00:00.000 I [f:1   ] Track changed to 'Uncaught TypeError'",
    '10:00:00.000 I [f:1   ] SocialReporter: Out of memory was played',
    '10:00:00.000 I [f:1   ] Playlist: Update failed',
    '10:00:00.000 I [f:1   ] Failed to resolve context spotify:playlist:37i9dQ',
    'now playing: "Aborted" by Segmentation fault',
    'Playing: Trace/breakpoint trap',
    'title: Illegal instruction (single)',
    "[+] cef_urlrequest_create:\t https://spclient.wg.spotify.com/search?q=GPU process isn't usable",
    "10:00:00.000 I [f:1   ] Selected output device 'GL_OUT_OF_MEMORY'",
    'Gtk-Message: 10:36:19.139: Failed to load module "canberra-gtk-module"',
    'Oct 15 12:35:32 box kernel: firefox[4711]: segfault at 0 ip 0 sp 0 error 4 in libxul.so[7f+1]',
    'Oct 15 12:35:32 box kernel: Out of memory: Killed process 1 (firefox)',
    'curl: error while loading shared libraries: libssl.so.3: cannot open shared object file: No such file or directory',
    "10:00:00.000 E [f:1   ] Error 'Operation aborted.' while receiving from 0.0.0.0",
    '[0611/101112.131415:ERROR:buffer_manager.cc(488)] [.DisplayCompositor]GL ERROR :GL_INVALID_OPERATION : glBufferData: <- error from previous GL command',
    '[0427/071846.984588:ERROR:sandbox_linux.cc(379)] InitializeSandbox() called with multiple threads in process gpu-process',
    '10:00:00.000 E [session:926] Not all tracks cached',
  ])('no problem is told of: %s', (line) => {
    expect(classifyLine(patterns, line).events.filter(({ group }) => group === 'problem')).toEqual([]);
  });
});

test('an address that leads back to this computer is told as blocked, any other as resolved', () => {
  expect(eventsOf('10:00:00.000 I [f:1 ] resolved apresolve.spotify.com to 0.0.0.0')).toEqual(['host-blocked']);
  expect(eventsOf('10:00:00.000 I [f:1 ] resolved apresolve.spotify.com to 104.199.65.9')).toEqual(['dns-resolved']);
});

test('hints follow the number', () => {
  const hints = (line: string) => classifyLine(patterns, line).events[0]?.possible;
  expect(hints('10:00:00.000 E [f:1 ] Connection error:  4')).toEqual(['accounts:4']);
  expect(hints('10:00:00.000 E [f:1 ] Connection error:  4711')).toEqual([]);
});

test('a crash of another program in the same record is not laid at Spotify’s door', () => {
  const crash = new CrashSubject();
  const tell = (line: string, number: number) =>
    crash.keep(classifyLine(patterns, line), number).map(({ event }) => event);
  expect(tell('Faulting module name: libcef.dll, version: 1', 1)).toEqual(['app-crash(libcef.dll)']);
  tell('Faulting application name: chrome.exe, version: 1', 2);
  expect(tell('Faulting module name: libcef.dll, version: 1', 3)).toEqual([]);
  expect(tell('Exception code: 0xc0000005', 4)).toEqual([]);
  tell('Faulting application name: Spotify.exe, version: 1', 5);
  expect(tell('Exception code: 0xc0000005', 6)).toEqual(['exception-code(0xc0000005)']);
  tell('           PID: 4050 (firefox)', 7);
  expect(tell('        Signal: 11 (SEGV)', 10)).toEqual([]);
  expect(tell('        Signal: 11 (SEGV)', 200)).toEqual(['segfault']);
});

test('[sec-37] any line is read without a throw, and quickly however it is made', () => {
  const needle = fc.constantFrom(...patterns.needles);
  const piece = fc.oneof(
    needle,
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('10:00:00.000 E [f:1 ] ', '[0809/180041:ERROR:a.cc(3)] ', ' ', '\r', '\u0000', '\u001b[31m'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      for (const event of classifyLine(patterns, pieces.join('')).events) {
        expect(patternsFile.events[event.word]?.group).toBe(event.group);
        expect(event.event.startsWith(event.word)).toBe(true);
      }
    }),
    { numRuns: runs(20_000) },
  );
});
