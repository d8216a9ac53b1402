import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { filesFrom } from '../checks/testing';
import { cleanVersion, compareVersions, findVersionInside, fromStoreVersion } from './versions';

const never = new AbortController().signal;

async function inside(content: Uint8Array | string, signal = never): Promise<string | null> {
  const handle = await filesFrom({ '/p': content }).open?.('/p');
  if (!handle) throw new Error('no file');
  return findVersionInside(handle, signal);
}

describe('versions', () => {
  it.each([
    ['1:1.2.95.453.g0eeebbed-3', '1.2.95.453'],
    ['1.2.38.720.ga4a70a0e', '1.2.38.720'],
    ['1.2.74.477...', '1.2.74.477'],
    ['"1.2.92.147"', '1.2.92.147'],
    ['0.9.17.1', '0.9.17.1'],
    ['1.3.1', '1.3.1'],
    ['Version 1.2.3', null],
    ['1.2', null],
    ['', null],
  ])('reads %j as %s', (text, version) => {
    expect(cleanVersion(text)).toBe(version);
  });

  it.each([
    ['1.301.234.0', '1.3.1.234'],
    ['1.278.418.0', '1.2.78.418'],
    ['1.266.447.0', '1.2.66.447'],
    ['1.301.234', null],
  ])('unfolds the Store version %s to %s', (store, version) => {
    expect(fromStoreVersion(store)).toBe(version);
  });

  it('compares field by field', () => {
    expect(compareVersions('1.2.9', '1.2.10')).toBeLessThan(0);
    expect(compareVersions('1.3.1.234', '1.2.95.453')).toBeGreaterThan(0);
    expect(compareVersions('1.2.3', '1.2.3.0')).toBe(0);
  });

  it('finds the version inside a program, wherever its reads are cut', async () => {
    const text = new TextEncoder().encode('\u0001x1.2.84.476.ga1f1a2c3\u0000');
    for (const at of [0, 100, 256 * 1024 - 30, 256 * 1024 - 12, 256 * 1024 - 1, 512 * 1024 + 20, 700_000]) {
      const program = new Uint8Array(800_000);
      program.set(text, at);
      expect(await inside(program), `at ${at}`).toBe('1.2.84.476');
    }
  });

  it('finds it in a tiny file, and nothing where there is none', async () => {
    expect(await inside('1.2.84.476.ga1f1a2c3')).toBe('1.2.84.476');
    expect(await inside('1.2.3.4 and 10.0.0.1')).toBeNull();
    expect(await inside('')).toBeNull();
  });

  it('stops when the run ends', async () => {
    expect(await inside('1.2.84.476.ga1f1a2c3', AbortSignal.abort())).toBeNull();
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        cleanVersion(text);
        fromStoreVersion(text);
      }),
      { numRuns: runs(20_000) },
    );
  });
});
