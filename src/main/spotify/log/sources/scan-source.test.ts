import { rm, truncate } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLogPatterns } from '../../../../../build/log-patterns';
import { compilePatterns } from '../../../../catalog/log/compile';
import { runs } from '../../../../testing/runs';
import { plantTree, type Tree } from '../../../platform/tree.testing';
import { PortError, type Ports } from '../../../ports';
import { type ScanSourceOptions, scanSource } from './scan-source';
import type { FoundSource, SourceReading } from './source';
import { contextOver, daysAgo } from './testing';

const patterns = compilePatterns(readLogPatterns());
const { signal } = new AbortController();
const options: ScanSourceOptions = { patterns, signal };
const newest = (bytes: number): ScanSourceOptions => ({ ...options, newest: { bytes, sinceMs: daysAgo(14) } });
const ERROR = '16:00:35.605 E [ap:1] Connection error:  112\n';
const CRASH = 'Segmentation fault (core dumped)\n';

const source = (reading: SourceReading): FoundSource => ({
  source: {
    id: 'x/log',
    kind: 'launcher-log',
    label: 'A log',
    install: null,
    platform: 'linux',
    state: 'present',
    why: null,
    bytes: null,
    changedAt: null,
  },
  reading,
});
const filesAt = (...paths: string[]) => source({ by: 'files', paths });

describe('scanSource', () => {
  let tree: Tree;
  let ports: Ports;
  beforeEach(async () => {
    tree = await plantTree();
    ports = contextOver('linux', tree.files).ports;
  });
  afterEach(() => tree.remove());
  const scan = async (found: FoundSource, how = options) =>
    (await scanSource(ports, found, how)).map(({ file, lines, events }) => [
      file,
      lines,
      ...events.map(({ event }) => event),
    ]);

  it('names each file after the source, oldest first', async () => {
    await tree.put('/a.log', ERROR, daysAgo(20));
    await tree.put('/b.log', `x\n${CRASH}`, daysAgo(1));
    expect(await scan(filesAt('/a.log', '/b.log'))).toEqual([
      ['A log (1 of 2)', 1, 'ap-connection-error(112)'],
      ['A log (2 of 2)', 2, 'segfault'],
    ]);
    expect(await scan(filesAt('/b.log'))).toEqual([['A log', 2, 'segfault']]);
    expect(await scan(source({ by: 'nothing' }))).toEqual([]);
  });

  it('reads text that is put together, and takes none for nothing', async () => {
    expect(await scan(source({ by: 'text', read: async () => CRASH }))).toEqual([['A log', 1, 'segfault']]);
    expect(await scan(source({ by: 'text', read: async () => '' }))).toEqual([]);
    const failing = source({ by: 'text', read: () => Promise.reject(new PortError('timeout', 'ETIMEDOUT')) });
    await expect(scan(failing)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('reads the newest part alone, from a whole line on', async () => {
    await tree.put('/old.log', CRASH, daysAgo(15));
    await tree.put('/a.log', `${CRASH}${'filler line\n'.repeat(100)}`, daysAgo(2));
    await tree.put('/b.log', `${'filler line\n'.repeat(100)}${ERROR}`, daysAgo(1));
    const found = filesAt('/old.log', '/a.log', '/b.log');
    expect(await scan(found, newest(100))).toEqual([['A log (3 of 3)', 5, 'ap-connection-error(112)']]);
    expect(await scan(found, newest(1e6))).toEqual([
      ['A log (2 of 3)', 101, 'segfault'],
      ['A log (3 of 3)', 101, 'ap-connection-error(112)'],
    ]);
  });

  it('reads the end of a log in UTF-16', async () => {
    const text = `\ufeff${'Füller\r\n'.repeat(3000)}${ERROR}${CRASH}`;
    await tree.put('/le.log', Buffer.from(text, 'utf16le'), daysAgo(1));
    await tree.put('/be.log', Buffer.from(text, 'utf16le').swap16(), daysAgo(1));
    for (const path of ['/le.log', '/be.log']) {
      const [scanned] = await scan(filesAt(path), newest(20_001));
      expect(scanned?.slice(2)).toEqual(['ap-connection-error(112)', 'segfault']);
    }
  });

  it('tells of the end what the whole tells of it, wherever it begins', async () => {
    const line = fc.constantFrom(ERROR, CRASH, 'x\n', '\n', 'Connected to AP: 1.2.3.4:4070\n', `${'y'.repeat(90)}\n`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 1500 }),
        async (lines, bytes) => {
          await tree.put('/f.log', lines.join(''), daysAgo(1));
          const [end] = await scan(filesAt('/f.log'), newest(bytes));
          const [whole] = await scan(filesAt('/f.log'));
          const seen = (end ?? []).slice(2);
          expect(seen).toEqual(seen.length === 0 ? [] : (whole ?? []).slice(2).slice(-seen.length));
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it('goes on without a file that went away, and says so when nothing could be read', async () => {
    await tree.put('/a.log', ERROR, daysAgo(2));
    await tree.put('/b.log', CRASH, daysAgo(1));
    await rm(tree.real('/b.log'));
    expect(await scan(filesAt('/a.log', '/b.log'))).toEqual([['A log (1 of 2)', 1, 'ap-connection-error(112)']]);
    expect(await scan(filesAt('/b.log'))).toEqual([]);
    await tree.folder('/c.log');
    await expect(scan(filesAt('/c.log'))).rejects.toMatchObject({ code: 'is-folder' });
    await expect(scan(filesAt('/c.log'), newest(100))).rejects.toMatchObject({ code: 'is-folder' });
  });

  it('ends with a file that shrinks while it is read', async () => {
    await tree.put('/a.log', CRASH.repeat(40_000), daysAgo(1));
    const shrinking: Ports = {
      ...ports,
      files: {
        ...ports.files,
        open: async (path) => {
          const handle = await tree.files.open?.(path);
          if (!handle) throw new Error('no file');
          let reads = 0;
          return {
            ...handle,
            read: async (buffer, position) => {
              reads += 1;
              if (reads === 2) await truncate(tree.real(path), 10);
              return handle.read(buffer, position);
            },
          };
        },
      },
    };
    const [scanned] = await scanSource(shrinking, filesAt('/a.log'), newest(1e7));
    expect(scanned?.bytes).toBe(256 * 1024);
  });

  it('ends when it is told to', async () => {
    await tree.put('/a.log', ERROR, daysAgo(1));
    const ended = { ...newest(100), signal: AbortSignal.abort() };
    await expect(scan(filesAt('/a.log'), ended)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
