import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readLogPatterns } from '../../../../build/log-patterns';
import { classifyLine } from '../../../catalog/log/classify';
import { compilePatterns } from '../../../catalog/log/compile';
import { CrashSubject } from '../../../catalog/log/subject';
import { eventText } from '../../../catalog/log/text';
import { ScanReport } from '../../../contract/scan';
import { runs } from '../../../testing/runs';
import { type FileFacts, type Files, PortError } from '../../ports';
import { MAX_LINE } from './lines';
import { scanFile, scanStream, scanText } from './scan';
import type { ScannedLog } from './scanner';
import { findingsOf, summarise } from './summary';

const patterns = compilePatterns(readLogPatterns());
const folder = mkdtempSync(join(tmpdir(), 'backline-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const clock = { now: () => Date.UTC(2026, 0, 31), monotonic: () => 0 };
const localToUtc = (year: number, month: number, day: number, time: number) => Date.UTC(year, month - 1, day) + time;
const options = { patterns, localToUtc };

/** Real files behind the port. */
const files: Pick<Files, 'open'> = {
  async open(path) {
    const handle = await open(path);
    return {
      read: async (buffer, position) => (await handle.read(buffer, 0, buffer.length, position)).bytesRead,
      facts: async (): Promise<FileFacts> => {
        const stats = await handle.stat();
        const kind = stats.isDirectory() ? 'folder' : 'file';
        return { kind, size: stats.size, modifiedMs: stats.mtimeMs, inode: '1', mode: stats.mode, uid: stats.uid };
      },
      close: () => handle.close(),
    };
  },
};
const ports = { files, clock };

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const told = (scan: ScannedLog) => scan.events.map(({ line, event }) => [line, event]);
const scanned = (text: string, limit?: number) => scanText({ clock }, 'x.log', text, { ...options, limit });

/** The same by the plainest means: split at line ends, cap, read each line. */
function plainScan(bytes: Buffer): { lines: number; events: [number, string, string][] } {
  const lineEnd = !bytes.subarray(0, 4096).includes(10) && bytes.subarray(0, 4096).includes(13) ? 13 : 10;
  const events: [number, string, string][] = [];
  const subject = new CrashSubject();
  let line = 0;
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(lineEnd, at);
    const end = found === -1 ? bytes.length : found;
    line += 1;
    const text = bytes.subarray(at, Math.min(end, at + MAX_LINE)).toString('utf8');
    for (const event of subject.keep(classifyLine(patterns, text), line))
      events.push([line, event.event, eventText(event.text)]);
    at = end + 1;
  }
  return { lines: line, events };
}

describe('the fast scan', () => {
  const samples = [
    '16:00:35.605 E [ap_handler_impl.cpp:975         ] Connection error:  112',
    '16:00:36.605 E [ap_handler_impl.cpp:975         ] Connection error:  112',
    ' E [ap_handler_impl.cpp:975         ] Connection error:  112',
    'ab:cd:ef.ghi E [ap:1] Connection error:  112',
    '[0809/180041:ERROR:tcp_client_socket_libevent.cc(383)] close: Bad file descriptor',
    '[0810/180041.5:ERROR:tcp_client_socket_libevent.cc(383)] close: Bad file descriptor',
    ':ERROR:tcp_client_socket_libevent.cc(383)] close: Bad file descriptor',
    'Segmentation fault (core dumped)',
    'Faulting application name: chrome.exe, version: 1',
    'Faulting application name: Spotify.exe, version: 1',
    'Exception code: 0xc0000005',
    'Gtk-Message: x [0225/110712.774383:ERROR:a.cc:27] ptrace: Operation not permitted (1)',
    'nothing to see',
    '',
    'Speicherzugriffsfehler (Speicherabzug geschrieben)',
    'progress 10%\rprogress 90%\rSegmentation fault',
    `${'x'.repeat(MAX_LINE - 10)}Segmentation fault`,
    `${'16:00:35.605 E [ap:1] Connection error:  112'}${' '.repeat(MAX_LINE)}`,
  ];
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...samples).map((text) => Buffer.from(text)) },
    { weight: 2, arbitrary: fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\u0000').map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)) },
  );
  const content = fc
    .array(fc.tuple(piece, fc.constantFrom('\n', '\n', '\r\n', '')), { maxLength: 12 })
    .map((parts) => Buffer.concat(parts.flatMap(([text, end]) => [text, Buffer.from(end)])))
    // The plain scan knows bytes only.
    .filter((bytes) => !(bytes[0] === 0xff && bytes[1] === 0xfe) && !(bytes[0] === 0xfe && bytes[1] === 0xff));

  test('tells what a plain reading tells, wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.array(fc.nat(5000), { maxLength: 4 }), async (bytes, cuts) => {
        const edges = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const pieces = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
        const scan = await scanStream({ clock }, 'x', pieces, options);
        const plain = plainScan(bytes);
        expect(scan.events.map(({ line, event, text }) => [line, event, text])).toEqual(plain.events);
        expect([scan.lines, scan.bytes]).toEqual([plain.lines, bytes.length]);
      }),
      { numRuns: runs(20_000) },
    );
  });

  test('tells the same of a file larger than its window, with lines across the edges', async () => {
    const filler = '10:00:00.000 I [AppBundle.cpp:75                ] Loaded bundle for util.\n';
    const parts: string[] = [];
    for (let at = 0; at < 40_000; at += 1) parts.push(at % 997 === 0 ? `${samples[at % samples.length]}\n` : filler);
    parts.splice(9000, 0, `${'y'.repeat(3_000_000)}\n16:00:35.605 E [ap:1] Connection error:  4\n`);
    const bytes = Buffer.from(parts.join(''));
    const scan = await scanFile(ports, written('large.log', bytes), options);
    const plain = plainScan(bytes);
    expect(scan.events.map(({ line, event, text }) => [line, event, text])).toEqual(plain.events);
    expect([scan.lines, scan.bytes]).toEqual([plain.lines, bytes.length]);
  });
});

describe('line ends and encodings', () => {
  const lines = ['first', '16:00:35.605 E [ap:1] Connection error:  112', 'Segmentation fault'];
  const expected = [
    [2, 'ap-connection-error(112)'],
    [3, 'segfault'],
  ];
  test.each(['\n', '\r\n', '\r'])('lines end in %j', (end) => {
    expect(told(scanned(lines.join(end)))).toEqual(expected);
    expect(scanned(lines.join(end)).lines).toBe(3);
    expect(scanned(`${lines.join(end)}${end}`).lines).toBe(3);
  });
  test('a byte order mark is no part of the first line', () => {
    expect(told(scanned(`\ufeff${lines.slice(1).join('\n')}`))).toEqual([
      [1, 'ap-connection-error(112)'],
      [2, 'segfault'],
    ]);
  });
  test.each([
    ['little-endian with mark', Buffer.from(`\ufeff${lines.join('\r\n')}`, 'utf16le')],
    ['big-endian with mark', Buffer.from(`\ufeff${lines.join('\r\n')}`, 'utf16le').swap16()],
    ['little-endian without mark', Buffer.from(lines.join('\n'), 'utf16le')],
    ['big-endian without mark', Buffer.from(lines.join('\n'), 'utf16le').swap16()],
  ])('UTF-16, %s, in pieces of any size', async (_, bytes) => {
    for (const size of [1, 3, 7, 4096]) {
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
      const scan = await scanStream({ clock }, 'x', pieces, options);
      expect([told(scan), scan.lines, scan.bytes]).toEqual([expected, 3, bytes.length]);
    }
  });
  test('zeros, colours and control characters do not hide an event and do not come out', () => {
    const scan = scanned('\u0000\u0000\u001b[31mSegmentation fault\u001b[0m\u0007\u202e\n');
    expect(scan.events).toMatchObject([{ line: 1, event: 'segfault', text: 'Segmentation fault' }]);
  });
  test('a text is at most 500 characters long', () => {
    const scan = scanned(`16:00:35.605 E [ap:1] Check failed: ${'😀'.repeat(2000)}`);
    expect(scan.events[0]?.text.length).toBeLessThanOrEqual(500);
    expect(encodeURIComponent(scan.events[0]?.text ?? '')).toContain('%F0%9F%98%80');
  });
});

describe('the limit', () => {
  const benign = '[1230/153237:ERROR:main_delegate.cc(752)] Could not load cef_extensions.pak\n';
  const problem = '16:00:35.605 E [ap:1] Connection error:  112\n';
  test('keeps problems first, in the order of the log, and counts the rest', () => {
    const scan = scanned(`${benign.repeat(5)}${problem.repeat(2)}${benign}${problem}`, 4);
    expect(told(scan)).toEqual([
      [1, 'cef-resource-missing'],
      [6, 'ap-connection-error(112)'],
      [7, 'ap-connection-error(112)'],
      [9, 'ap-connection-error(112)'],
    ]);
    expect(scan.omitted).toBe(5);
    expect(summarise([scan])).toMatchObject({
      problems: 3,
      summary: [
        { event: 'ap-connection-error(112)', group: 'problem', count: 3 },
        { event: 'cef-resource-missing', group: 'benign', count: 6 },
      ],
    });
  });
  test('is 10,000 unless told otherwise', () => {
    const scan = scanned(problem.repeat(10_007));
    expect([scan.events.length, scan.omitted]).toEqual([10_000, 7]);
  });
  test('of nothing lists nothing', () => {
    expect(scanned(problem, 0)).toMatchObject({ events: [], omitted: 1 });
  });
});

test('native lines are dated by a Chromium record in the same log', () => {
  const scan = scanned(
    '16:00:35.605 E [ap:1] Connection error:  112\n[0125/160041:ERROR:x.cc(3)] close: Bad file descriptor\n16:00:42.383 E [ap:1] Connection error:  101\n',
  );
  expect(scan.events.map(({ at }) => at)).toEqual([
    '2026-01-25T16:00:35.605Z',
    '2026-01-25T16:00:41.000Z',
    '2026-01-25T16:00:42.383Z',
  ]);
});

test('several logs are added up, dates over all of them', () => {
  const one = scanned('[0125/160041:ERROR:x.cc(3)] close: Bad file descriptor\n');
  const two = scanned('[0120/160041:ERROR:x.cc(3)] close: Bad file descriptor\nSegmentation fault\n');
  const report = summarise([one, two]);
  expect(ScanReport.parse(report)).toEqual(report);
  expect(report.summary).toEqual([
    {
      event: 'cef-socket-error',
      group: 'problem',
      count: 2,
      first: '2026-01-20T16:00:41.000Z',
      last: '2026-01-25T16:00:41.000Z',
    },
    { event: 'segfault', group: 'problem', count: 1, first: null, last: null },
  ]);
  expect(report.problems).toBe(3);
  expect(findingsOf([one, two])).toEqual(['log/crash']);
});

describe('files', () => {
  test('an empty one has no lines', async () => {
    expect(await scanFile(ports, written('empty.log', ''), options)).toMatchObject({ lines: 0, bytes: 0, events: [] });
  });
  test('a folder, a missing one and a cancelled scan are told by code', async () => {
    await expect(scanFile(ports, folder, options)).rejects.toMatchObject({ code: 'is-folder' });
    const stopped = AbortSignal.abort();
    await expect(scanFile(ports, written('a.log', 'x\n'), { ...options, signal: stopped })).rejects.toBeInstanceOf(
      PortError,
    );
  });
  test('one that shrinks while it is read ends early, one that grows is read to its old end', async () => {
    const line = '10:00:00.000 I [a:1   ] Loaded bundle for util.\n';
    const path = written('shrinks.log', line.repeat(100_000));
    const half = line.length * 50_000;
    const shrinking: Pick<Files, 'open'> = {
      async open(name) {
        const handle = await files.open(name);
        return {
          ...handle,
          read: async (buffer, position) => {
            if (position > 0) truncateSync(path, half);
            return handle.read(buffer, position);
          },
        };
      },
    };
    const scan = await scanFile({ files: shrinking, clock }, path, options);
    expect(scan.bytes).toBeGreaterThan(0);
    expect(scan.bytes).toBeLessThan(line.length * 100_000);
    expect(scan.lines).toBe(Math.ceil(scan.bytes / line.length));
  });
  test('progress ends at the size', async () => {
    const seen: [number, number][] = [];
    const path = written('progress.log', 'x\n'.repeat(1000));
    await scanFile(ports, path, { ...options, onProgress: (read, size) => seen.push([read, size]) });
    expect(seen.at(-1)).toEqual([2000, 2000]);
  });
});
