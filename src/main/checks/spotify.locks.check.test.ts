import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { createExec } from '../platform/exec';
import { PortError } from '../ports';
import type { Install } from '../spotify/facts';
import { parseOpenFiles } from './open-files';
import { check } from './spotify.locks.check';
import { execFrom, filesFrom, processRow, runCheck } from './testing';

const FOLDER = 'C:\\Spotify';
const tree = {
  [FOLDER]: ['Spotify.exe', 'libcef.dll', 'prefs', 'locales'],
  [`${FOLDER}\\locales`]: ['de.pak', 'readme.txt'],
};
type Tried = 'free' | 'held' | 'refused' | PortError;
const spotify = (folder: string, pids: number[] = []) => ({
  installs: async () => [{ folder } as unknown as Install],
  processes: async () => pids.map((pid) => processRow(pid, 'spotify')),
});
const onWindows = (tried: Record<string, Tried>, rest: Tried = 'free', pids: number[] = []) =>
  runCheck(check, {
    platform: 'windows',
    files: {
      ...filesFrom(tree),
      tryWriting: async (path) => {
        const name = path.slice(FOLDER.length + 1);
        expect(['Spotify.exe', 'libcef.dll', 'locales\\de.pak']).toContain(name);
        const answer = tried[name] ?? rest;
        if (answer instanceof PortError) throw answer;
        return answer;
      },
    },
    spotify: spotify(FOLDER, pids),
  });
const free = { status: 'ok', findings: [{ id: 'files/free' }] };

describe('spotify.locks on Windows', () => {
  it('tries programs, libraries and texts', async () => {
    expect(await onWindows({})).toEqual(free);
    expect(await onWindows({ 'libcef.dll': new PortError('not-found', 'ENOENT') })).toEqual(free);
    expect(await onWindows({ 'locales\\de.pak': 'held' })).toEqual({
      status: 'problem',
      findings: [{ id: 'files/in-use', data: { file: 'locales\\de.pak', holder: 'another program' } }],
    });
  });

  it('does not blame Spotify for its own use, and cannot tell where nobody may write', async () => {
    expect(await onWindows({ 'Spotify.exe': 'held' }, 'free', [7])).toEqual({
      status: 'unknown',
      reason: { code: 'spotify-running' },
    });
    expect(await onWindows({}, 'refused')).toEqual({ status: 'unknown', reason: { code: 'no-permission' } });
  });
});

describe('spotify.locks elsewhere', () => {
  const list =
    'p412\ncspotify\nf5\nau\nn/opt/spotify/a.pak\np99\ncSteam\\x20Helper\nf3\nar\nn/opt/spotify/b.pak\nf4\naw\nn/opt/spotify/locales/de.pak\n';
  const run = (stdout: string, pids: number[], code = 0) =>
    runCheck(check, {
      exec: execFrom({ 'lsof -w -n -P -F pcan +D /opt/spotify': { code, stdout, stderr: '' } }),
      spotify: spotify('/opt/spotify', pids),
    });

  it('names who writes, Spotify aside', async () => {
    expect(await run(list, [412])).toEqual({
      status: 'problem',
      findings: [{ id: 'files/in-use', data: { file: 'locales/de.pak', holder: 'Steam Helper' } }],
    });
    expect(await run('p412\ncspotify\nf5\nau\nn/opt/spotify/a.pak\n', [412])).toEqual(free);
    expect(await run('', [], 1)).toEqual(free);
    await expect(run('', [], 2)).rejects.toMatchObject({ code: 'failed' });
  });

  it('survives every list', () => {
    const line = fc.tuple(
      fc.constantFrom('p', 'c', 'f', 'a', 'n', ''),
      fc.oneof(fc.string(), fc.constantFrom('12', 'w', '/x')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        for (const { pid, path } of parseOpenFiles(lines.map((pair) => pair.join('')).join('\n'))) {
          expect(pid).toBeGreaterThan(0);
          expect(path).toMatch(/^\//);
        }
      }),
      { numRuns: runs(20_000) },
    );
  });
});

const hasLsof = ['/usr/bin/lsof', '/bin/lsof', '/usr/sbin/lsof'].some((path) => existsSync(path));
it.skipIf(process.platform === 'win32' || !hasLsof)('sees a file that this very process writes', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'backline-locks-')));
  const platform = process.platform === 'darwin' ? 'macos' : 'linux';
  const run = () =>
    runCheck(check, { platform, exec: createExec({ platform, env: process.env }), spotify: spotify(folder) });
  try {
    await mkdir(join(folder, 'locales'));
    await writeFile(join(folder, 'locales', 'de.pak'), 'x');
    const reader = await open(join(folder, 'locales', 'de.pak'), 'r');
    expect(await run()).toEqual(free);
    await reader.close();
    const writer = await open(join(folder, 'locales', 'de.pak'), 'r+');
    expect(await run()).toMatchObject({ status: 'problem', findings: [{ data: { file: 'locales/de.pak' } }] });
    await writer.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
