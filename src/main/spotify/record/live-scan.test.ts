import { appendFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBuiltPatterns } from '../../../catalog/log/built';
import { showStamp } from '../../../catalog/log/timeline';
import { runs } from '../../../testing/runs';
import { createFiles } from '../../platform/files';
import { scanText } from '../log/scan';
import { GrowingFile } from './growing-file';
import { type LiveEvent, LiveScan } from './live-scan';

const patterns = await readBuiltPatterns();
const SINCE = Date.UTC(2026, 2, 1, 23, 59, 0);

function live() {
  const events: LiveEvent[] = [];
  return {
    events,
    scan: new LiveScan({ patterns, sinceMs: SINCE, untilMs: SINCE + 60_000, onEvent: (event) => events.push(event) }),
  };
}
const bytes = (text: string) => new TextEncoder().encode(text);

const LINES = [
  '23:59:30.000 I [f:194 ] Connecting to AP ap-gew1.spotify.com:4070',
  '00:00:10.000 E [f:194 ] AP Socket Error: Connection reset by peer (104)',
  '00:00:10.001 E [f:194 ] Connection error:  101',
  '[0302/000011.000000:ERROR:gpu_process_host.cc(999)] GPU process exited unexpectedly: exit_code=139',
  'Faulting application name: chrome.exe, version: 1',
  'Exception code: 0xc0000005',
  'nothing',
  '',
  'ä€😀 nothing\r',
];

describe('LiveScan', () => {
  it('tells an event when its line ends, and gives it its day, past midnight too', () => {
    const { events, scan } = live();
    const [first = '', second = ''] = LINES;
    scan.push(bytes(first));
    expect(events).toEqual([]);
    expect(scan.lines).toBe(1);
    scan.push(bytes(`\n${second}\n`));
    expect(scan).toMatchObject({ lines: 2, problems: 1 });
    expect(events.map(({ word, stamp }) => [word, showStamp(stamp)])).toEqual([
      ['ap-connecting', '2026-03-01T23:59:30.000Z'],
      ['ap-socket-error', '2026-03-02T00:00:10.000Z'],
    ]);
  });

  it('tells what a scan of the whole tells, however the log comes in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...LINES), { maxLength: 40 }),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }),
        (lines, isClosed, cuts) => {
          const text = lines.join('\n') + (isClosed && lines.length > 0 ? '\n' : '');
          const whole = scanText({ clock: { now: () => SINCE, monotonic: () => 0 } }, 'x', text, { patterns });
          const { events, scan } = live();
          const all = bytes(text);
          for (let at = 0, turn = 0; at < all.length; turn += 1) {
            const step = cuts[turn % cuts.length] ?? 1;
            scan.push(all.slice(at, at + step));
            at += step;
          }
          scan.end();
          expect(events.map(({ event, text: line }) => [event, line])).toEqual(
            whole.events.map(({ event, text: line }) => [event, line]),
          );
          expect(scan.lines).toBe(whole.lines);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});

describe('GrowingFile', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backline-grow-'));
    path = join(folder, 'a.log');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const files = createFiles('linux');
  const reader = (from = 0) => {
    const file = new GrowingFile(files, path, from);
    return async (most = 1 << 20) => {
      let text = '';
      const { size, done } = await file.read(most, (piece) => {
        text += new TextDecoder().decode(piece);
      });
      return { text, size, done };
    };
  };

  it('hands on what is new, and waits for a file that is not there', async () => {
    const read = reader();
    expect(await read()).toEqual({ text: '', size: 0, done: true });
    await writeFile(path, 'one\n');
    expect(await read()).toEqual({ text: 'one\n', size: 4, done: true });
    expect((await read()).text).toBe('');
    await appendFile(path, 'two\n');
    expect((await read()).text).toBe('two\n');
  });

  it('stops after so many bytes and goes on from there', async () => {
    await writeFile(path, 'abcdef');
    const read = reader(1);
    expect(await read(3)).toEqual({ text: 'bcd', size: 6, done: false });
    expect(await read(3)).toMatchObject({ text: 'ef', done: true });
  });

  it('starts over with a file that shrank or was replaced', async () => {
    await writeFile(path, 'long enough\n');
    const read = reader();
    await read();
    await truncate(path, 0);
    await appendFile(path, 'new\n');
    expect((await read()).text).toBe('new\n');
    await rename(path, `${path}.1`);
    expect((await read()).size).toBe(0);
    await writeFile(path, 'another one\n');
    expect((await read()).text).toBe('another one\n');
  });

  it('names what it may not read', async () => {
    path = folder;
    await expect(reader()()).rejects.toMatchObject({ code: 'is-folder' });
  });
});
