import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLogPatterns } from '../../../../../build/log-patterns';
import { classifyLine } from '../../../../catalog/log/classify';
import { compilePatterns } from '../../../../catalog/log/compile';
import { CrashSubject } from '../../../../catalog/log/subject';
import type { EventGroup } from '../../../../contract/words';
import { runs } from '../../../../testing/runs';
import { MAX_LINE } from '../lines';
import { MemoryBytes } from './bytes';
import { GROUPS } from './columns';
import { Kinds } from './kinds';
import { Part } from './part';

const patterns = compilePatterns(readLogPatterns());

const samples = [
  '16:00:35.605 E [ap_handler_impl.cpp:975         ] Connection error:  112',
  '[0809/180041:ERROR:tcp_client_socket_libevent.cc(383)] close: Bad file descriptor',
  'Segmentation fault (core dumped)',
  'Faulting application name: chrome.exe, version: 1',
  'Faulting application name: Spotify.exe, version: 1',
  'Exception code: 0xc0000005',
  'Gtk-Message: x [0225/110712.774383:ERROR:a.cc:27] ptrace: Operation not permitted (1)',
  'progress 10%\rprogress 90%\rSegmentation fault',
  'nothing to see',
  '',
  `${'x'.repeat(MAX_LINE - 10)}Segmentation fault`,
  `${'16:00:35.605 E [ap:1] Connection error:  112'}${' '.repeat(MAX_LINE)}`,
];
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...samples).map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.constantFrom('\r\n', '\n\n', '\r', '\u0000').map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)) },
);
const content = fc
  .array(fc.tuple(piece, fc.constantFrom('\n', '\n', '\r\n', '')), { maxLength: 10 })
  .map((parts) => Buffer.concat(parts.flatMap(([text, end]) => [text, Buffer.from(end)])))
  // Anything that could be taken for UTF-16 is another matter.
  .filter((bytes) => bytes.filter((byte) => byte === 0).length < 3)
  .filter((bytes) => !(bytes[0] === 0xff && bytes[1] === 0xfe) && !(bytes[0] === 0xfe && bytes[1] === 0xff));

type Told = [offset: number, length: number, group: string, event: string | null];

/** The same by the plainest means: split at line ends, cap, read each line. */
function plainLines(bytes: Buffer): Told[] {
  const head = bytes.subarray(0, 4096);
  const lineEnd = !head.includes(10) && head.includes(13) ? 13 : 10;
  const order: readonly EventGroup[] = ['problem', 'clears', 'info', 'benign'];
  const subject = new CrashSubject();
  const told: Told[] = [];
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(lineEnd, at);
    const end = found === -1 ? bytes.length : found;
    const length = Math.min(end - at, MAX_LINE);
    const classified = classifyLine(patterns, bytes.toString('utf8', at, at + length));
    const events = subject.keep(classified, told.length + 1);
    const event = order.flatMap((group) => events.filter((one) => one.group === group))[0];
    told.push([at, length, event?.group ?? 'other', event?.event ?? null]);
    at = end + 1;
  }
  return told;
}

function makePart(): { part: Part; told(): Told[] } {
  const kinds = new Kinds();
  const part = new Part({ patterns, kinds, source: 0, writtenMs: 0 }, new MemoryBytes());
  const { lines } = part;
  return {
    part,
    told: () =>
      Array.from({ length: lines.count }, (_, at) => [
        lines.offset(at),
        lines.length(at),
        GROUPS[lines.group(at)] ?? '',
        kinds.events[lines.event(at)]?.event ?? null,
      ]),
  };
}

const cutUp = (bytes: Buffer, cuts: readonly number[]) => {
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
};

test('a part has the lines and events of a plain reading, wherever the pieces are cut', () => {
  fc.assert(
    fc.property(content, fc.array(fc.nat(100_000), { maxLength: 4 }), (bytes, cuts) => {
      const { part, told } = makePart();
      // One buffer for all pieces, as for a file.
      const window = Buffer.alloc(bytes.length);
      for (const one of cutUp(bytes, cuts)) part.push(window.subarray(0, one.copy(window)));
      part.finish();
      const plain = plainLines(bytes);
      expect(told()).toEqual(plain);
      expect(part.problems).toBe(plain.filter(([, , group]) => group === 'problem').length);
      expect(part.seen).toBe(bytes.length);
    }),
    { numRuns: runs(20_000) },
  );
});

test('a last line without an end is shown, and read again when there is more of it', () => {
  const lines = fc.array(fc.constantFrom(...samples.filter((text) => !/\r|Faulting|Exception/.test(text))), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(lines, fc.array(fc.nat(100_000), { maxLength: 4 }), (texts, cuts) => {
      const bytes = Buffer.from(texts.join('\n'));
      const { part, told } = makePart();
      let at = 0;
      for (const one of cutUp(bytes, cuts)) {
        part.push(one);
        part.finish();
        at += one.length;
        expect(told()).toEqual(plainLines(bytes.subarray(0, at)));
      }
    }),
    { numRuns: runs(2000) },
  );
});
