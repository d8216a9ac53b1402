import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { execFrom, strict } from '../checks/testing';
import type { Exec } from '../ports';
import { batchScript } from '../windows/script';
import { createFiles } from './files';
import { createMachine } from './machine';
import { createNodePorts, currentPlatform } from './node';
import { listProcesses, parseProcStat, parsePs } from './processes';

const quiet = new AbortController().signal;

describe('machine', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'backline-home-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  const pretended = () =>
    createMachine({
      platform: 'linux',
      env: { HTTP_PROXY: 'http://p:1', XDG_CONFIG_HOME: '/real/.config' },
      exec: strict<Exec>('exec', {}),
      files: createFiles('linux'),
      fakeHome: home,
    });

  it('moves everything of the person under the fake home, and leaves the rest of the environment true', async () => {
    const machine = pretended();
    expect(machine).toMatchObject({ home, pretend: true });
    expect(machine.env).toMatchObject({ HTTP_PROXY: 'http://p:1', XDG_CONFIG_HOME: `${home}/.config`, HOME: home });
    expect(await machine.processes(quiet)).toEqual([]);
  });

  it('takes system files from the fake home when it holds them', async () => {
    const machine = pretended();
    expect(await machine.systemPath('/etc/hosts')).toBe('/etc/hosts');
    await writeFile(join(home, 'hosts'), '');
    expect(await machine.systemPath('/etc/hosts')).toBe(`${home}/hosts`);
    await mkdir(join(home, 'etc'));
    await writeFile(join(home, 'etc', 'hosts'), '');
    expect(await machine.systemPath('/etc/hosts')).toBe(`${home}/etc/hosts`);
    expect(await machine.systemPath('/etc/os-release')).toBe('/etc/os-release');
  });

  it.skipIf(process.platform === 'win32')('finds this very process among the running ones', async () => {
    const { machine } = createNodePorts({ version: '0' });
    const rows = await machine.processes(quiet);
    const own = rows.find(({ pid }) => pid === process.pid);
    expect(own).toMatchObject({ parent: process.ppid, mine: true });
    expect(own?.program).toContain('node');
    expect(machine.osVersion()).toMatch(/^\d+\.\d+/);
    expect(machine.platform).toBe(currentPlatform());
  });
});

describe('process lists', () => {
  it('reads names with spaces and brackets out of /proc', () => {
    expect(parseProcStat('4211 (Web (x) Content) S 4100 4211 4211 0')).toEqual({
      name: 'Web (x) Content',
      state: 'S',
      parent: 4100,
    });
    expect(parseProcStat('garbage')).toBeNull();
  });

  it('joins the two lists of a Mac, paths with spaces included', () => {
    const programs = '  412 /Applications/Spotify.app/Contents/MacOS/Spotify\n  413 /Apps/My App/Spotify Helper\n';
    const all =
      '  412     1   501 /Applications/Spotify.app/Contents/MacOS/Spotify -psn_0_1\n' +
      '  413   412   502 /Apps/My App/Spotify Helper --type=renderer\n  414 1 -2 /x\n';
    expect(parsePs(programs, all, 501)).toEqual([
      {
        pid: 412,
        parent: 1,
        mine: true,
        program: '/Applications/Spotify.app/Contents/MacOS/Spotify',
        args: '/Applications/Spotify.app/Contents/MacOS/Spotify -psn_0_1',
      },
      {
        pid: 413,
        parent: 412,
        mine: false,
        program: '/Apps/My App/Spotify Helper',
        args: '/Apps/My App/Spotify Helper --type=renderer',
      },
      { pid: 414, parent: 1, mine: false, program: '/x', args: '/x' },
    ]);
  });

  it('asks Windows for the list alone', async () => {
    const spotify = { ProcessId: 10, ParentProcessId: 4, Mine: true, Name: 'Spotify.exe' };
    const exec = strict<Exec>('exec', {
      run: async (program, args) => {
        expect([program, ...args]).toEqual([
          'powershell',
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          batchScript(['processes']),
        ]);
        return { code: 0, stdout: JSON.stringify({ processes: [spotify] }), stderr: '' };
      },
    });
    expect(await listProcesses('windows', exec, quiet)).toEqual([
      { pid: 10, parent: 4, mine: true, program: 'Spotify.exe', args: '' },
    ]);
  });

  it('fails rather than say that nothing runs', async () => {
    const broken = strict<Exec>(
      'exec',
      execFrom({ powershell: { code: 1, stdout: '', stderr: 'x' }, ps: { code: 1, stdout: '', stderr: '' } }),
    );
    await expect(listProcesses('windows', broken, quiet)).rejects.toMatchObject({ code: 'failed' });
    await expect(listProcesses('macos', broken, quiet)).rejects.toMatchObject({ code: 'failed' });
    for (const stdout of ['{"processes":null}', '{"processes":[]}', 'Zugriff verweigert']) {
      const none = strict<Exec>('exec', execFrom({ powershell: stdout }));
      await expect(listProcesses('windows', none, quiet)).rejects.toMatchObject({ code: 'failed' });
    }
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        parseProcStat(text);
        parsePs(text, text, 0);
      }),
      { numRuns: runs(20_000) },
    );
  });
});
