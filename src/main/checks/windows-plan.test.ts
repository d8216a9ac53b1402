import { describe, expect, it } from 'vitest';
import { type ExecResult, PortError, type Program } from '../ports';
import { openSpotifyFacts } from '../spotify/open-facts';
import { batchScript } from '../windows/script';
import type { Check } from './check';
import { allChecks } from './registry';
import { dueChecks, runChecks } from './run';
import { fakeContext, filesFrom, processRow as row } from './testing';
import { planWindows, sectionsOf } from './windows-plan';

const byId = (...ids: string[]) => allChecks.filter(({ id }) => ids.includes(id));
const never = new AbortController().signal;

/** Runs checks of a Windows computer whose PowerShell answers so. */
async function run(checks: readonly Check[], powershell: () => Promise<ExecResult>) {
  const scripts: string[] = [];
  const { ports } = fakeContext({
    platform: 'windows',
    clock: { now: () => 0, monotonic: () => 0 },
    files: { ...filesFrom({}), writable: async () => null },
    machine: { systemPath: async (path) => path },
    exec: {
      run: async (program: Program, args: readonly string[]) => {
        if (program !== 'powershell') throw new PortError('tool-missing', 'ENOENT');
        scripts.push(args.at(-1) ?? '');
        return powershell();
      },
    },
  });
  const { windows, listProcesses } = planWindows(ports, dueChecks(checks, 'windows', true), never);
  const spotify = openSpotifyFacts(ports, never, listProcesses);
  const reports = await runChecks({ checks, ports, spotify, windows, offline: true });
  return { scripts, reports: new Map(reports.map((report) => [report.id, report])) };
}

const WAITING = byId(
  'net.adapters.virtual',
  'net.nla',
  'net.onlineflag',
  'net.routes',
  'net.vpn',
  'sec.av',
  'spotify.process',
  'spotify.sockets',
  'sys.audio.exclusive',
  'sys.audio.output',
  'sys.browser.default',
  'sys.interfering',
);

describe('a run on Windows', () => {
  it('starts one PowerShell for all checks, the list of programs included', async () => {
    expect(WAITING).toHaveLength(12);
    const stdout = JSON.stringify({
      processes: [{ ProcessId: 10, ParentProcessId: 4, Mine: true, Name: 'Spotify.exe', CommandLine: 'Spotify.exe' }],
      hung: { Id: 10 },
      connections: { s: 5, a: '8.8.8.8', p: 4070, t: 3 },
      antivirus: [],
      adapters: null,
      routes: [],
    });
    const { scripts, reports } = await run(WAITING, async () => ({ code: 0, stdout, stderr: '' }));
    expect(scripts).toEqual([batchScript(sectionsOf(WAITING))]);
    expect(reports.get('spotify.process')).toMatchObject({ status: 'problem' });
    expect(reports.get('spotify.sockets')).toMatchObject({ status: 'ok' });
    expect(reports.get('sys.interfering')).toMatchObject({ status: 'ok' });
    expect(reports.get('sec.av')).toMatchObject({ status: 'ok' });
    // What failed takes along nobody but those who asked for it.
    expect(reports.get('net.vpn')).toMatchObject({ status: 'unknown' });
    expect(reports.get('net.routes')).toMatchObject({ status: 'problem' });
  });

  it.each([
    ['timeout', new PortError('timeout', 'ETIMEDOUT')],
    ['tool-missing', new PortError('tool-missing', 'ENOENT')],
  ])('says why each does not know when the batch as a whole fails (%s)', async (code, error) => {
    const { scripts, reports } = await run(WAITING, () => Promise.reject(error));
    expect(scripts).toHaveLength(1);
    for (const report of reports.values())
      expect([report.id, report.status, report.reason?.code]).toEqual([report.id, 'unknown', code]);
  });

  it('asks only for what its checks declare, and for nothing where none does', async () => {
    const { scripts } = await run(byId('sec.av'), async () => ({ code: 0, stdout: '{"antivirus":[]}', stderr: '' }));
    expect(scripts).toEqual([batchScript(['antivirus', 'firewalls'])]);
    const hosts = await run(byId('net.hosts'), () => Promise.reject(new Error('started')));
    expect(hosts.scripts).toEqual([]);
  });

  it('lets no other check wait for the batch', async () => {
    const done: string[] = [];
    let answer = (_result: ExecResult) => {};
    const pending = new Promise<ExecResult>((resolve) => {
      answer = resolve;
    });
    const { ports } = fakeContext({
      platform: 'windows',
      clock: { now: () => 0, monotonic: () => 0 },
      exec: { run: () => pending },
    });
    const quick: Check = {
      id: 'quick',
      platforms: ['windows'],
      reach: 'local',
      timeoutMs: 1000,
      findings: [],
      run: async () => ({ status: 'ok', findings: [] }),
    };
    const checks = [...byId('sec.av', 'sys.audio.output', 'sys.audio.exclusive'), quick];
    const { windows, listProcesses } = planWindows(ports, checks, never);
    await runChecks({
      checks,
      ports,
      windows,
      spotify: openSpotifyFacts(ports, never, listProcesses),
      limits: { local: 1 },
      onDone: ({ id }) => {
        done.push(id);
        answer({ code: 0, stdout: '{}', stderr: '' });
      },
    });
    expect(done[0]).toBe('quick');
    expect(done).toHaveLength(4);
  });
});

it('takes the list of programs from the machine elsewhere, and in a fake home', async () => {
  const processes = async () => [row(7, 'x')];
  const given = { machine: { processes }, windows: [] };
  for (const where of [
    { ...given },
    { ...given, platform: 'windows' as const, machine: { processes, pretend: true } },
  ]) {
    const { ports } = fakeContext(where);
    expect(await planWindows(ports, allChecks, never).listProcesses()).toEqual([row(7, 'x')]);
  }
});
