import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installStandIn, type StandIn } from '../../../e2e/worlds/stand-in/install';
import { check } from '../checks/spotify.process.check';
import { execFrom, fakeContext, processRow, strict } from '../checks/testing';
import type { Exec, SpotifySwitch } from '../ports';
import { openSpotifyFacts } from '../spotify/open-facts';
import { cleanEnvironment, createControl } from './control';
import { createNodePorts, currentPlatform } from './node';
import { createOwnFiles } from './own-files';

const noExec = strict<Exec>('exec', {});

describe('control', () => {
  const control = createControl({ platform: 'linux', env: {}, exec: noExec, home: '/home/ada', pretend: false });

  it.each([
    ['of another person', { ...processRow(4711, '/x/spotify'), mine: false }],
    ['of nobody knows whom', { ...processRow(4711, '/x/spotify'), mine: null }],
    ['that is everybody', processRow(-1, '/x/spotify')],
    ['that is the first of all', processRow(1, '/x/spotify')],
    ['that is this one', processRow(process.pid, '/x/spotify')],
  ])('[sec-28] never touches a process %s', async (_what, row) => {
    await expect(control.ask(row)).rejects.toMatchObject({ code: 'no-permission' });
    await expect(control.end(row)).rejects.toMatchObject({ code: 'no-permission' });
  });

  it.each([
    '--no-sandbox',
    '--log-file=relative.log',
    '--log-file=/home/ada/.bashrc',
    '--log-file=/home/ada/a\n.log',
    '/home/ada/a.log',
    '',
  ])('[sec-28] hands on no other argument: %j', async (text) => {
    const start = control.start({ by: 'path', path: process.execPath }, [text as SpotifySwitch], null);
    await expect(start).rejects.toMatchObject({ code: 'no-permission' });
  });

  it.each([
    ['the Store with a switch', { by: 'store' as const }, ['--show-console' as const], 'EINVAL'],
    ['a bundle with a switch', { by: 'bundle' as const, path: '/x.app' }, ['--show-console' as const], 'EINVAL'],
    ["another system's way", { by: 'store' as const }, [], 'ENOENT'],
  ])('[sec-28] does not start %s', async (_what, program, switches, system) => {
    await expect(control.start(program, switches, null)).rejects.toMatchObject({ system });
  });

  it('[sec-28] starts nothing that lies outside a fake home', async () => {
    const pretend = createControl({ platform: 'linux', env: {}, exec: noExec, home: '/home/ada', pretend: true });
    const start = pretend.start({ by: 'path', path: process.execPath }, [], null);
    await expect(start).rejects.toMatchObject({ code: 'no-permission' });
  });

  it('asks Windows by number, and insists only when told to', async () => {
    const exec = execFrom({ 'taskkill /PID 4711': '', 'taskkill /PID 4711 /T /F': '' }) as Exec;
    const windows = createControl({ platform: 'windows', env: {}, exec, home: 'C:\\Users\\ada', pretend: false });
    await windows.ask(processRow(4711, 'C:\\x\\Spotify.exe'));
    await windows.end(processRow(4711, 'C:\\x\\Spotify.exe'));
  });

  it('leaves out what belongs to this program, and gives the desktop its name back', () => {
    const env = {
      HOME: '/home/ada',
      PULSE_SERVER: 'x',
      NODE_OPTIONS: '--inspect',
      ELECTRON_RUN_AS_NODE: '1',
      BACKLINE_HOME: '/x',
      CHROME_DESKTOP: 'backline.desktop',
      APPIMAGE: '/x',
      XDG_CURRENT_DESKTOP: 'Unity',
      ORIGINAL_XDG_CURRENT_DESKTOP: 'GNOME',
    };
    expect(cleanEnvironment(env)).toEqual({ HOME: '/home/ada', PULSE_SERVER: 'x', XDG_CURRENT_DESKTOP: 'GNOME' });
  });

  it.skipIf(process.platform === 'win32')('waits until a process is gone, and no longer than told', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const real = createControl({ platform: currentPlatform(), env: {}, exec: noExec, home: '/', pretend: false });
    const pid = child.pid ?? 0;
    expect(await real.gone([pid], { timeoutMs: 0 })).toBe(false);
    const cancelled = real.gone([pid], { timeoutMs: 20_000, signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    await real.ask({ ...processRow(pid, process.execPath), mine: true });
    expect(await real.gone([pid], { timeoutMs: 20_000 })).toBe(true);
    // Too late is fine.
    await real.ask({ ...processRow(pid, process.execPath), mine: true });
  });

  it.skipIf(process.platform === 'win32')('is heard by a process that was made to stand still', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const real = createControl({ platform: currentPlatform(), env: {}, exec: noExec, home: '/', pretend: false });
    const pid = child.pid ?? 0;
    child.kill('SIGSTOP');
    await real.ask({ ...processRow(pid, process.execPath), mine: true });
    expect(await real.gone([pid], { timeoutMs: 20_000 })).toBe(true);
    child.kill('SIGKILL');
  });
});

describe.skipIf(process.platform !== 'linux')('processes of a fake home', { timeout: 30_000 }, () => {
  let home: string;
  let spotify: StandIn;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'backline-home-'));
    spotify = await installStandIn(home);
  });
  afterEach(async () => {
    for (const { pid } of await spotify.notes()) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone already.
      }
    }
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });

  it('counts those that run from it, scripts included, and no other', async () => {
    const ports = createNodePorts({ version: '0', fakeHome: home });
    const { machine } = ports;
    const control = createControl({ platform: 'linux', env: machine.env, exec: noExec, home, pretend: true });
    const signal = new AbortController().signal;
    expect(await machine.processes(signal)).toEqual([]);
    const judge = async () => {
      const context = { ...fakeContext(), ports, spotify: openSpotifyFacts(ports, signal), signal };
      return (await check.run(context)).findings?.map(({ id, data }) => [id, data?.count]);
    };

    const output = join(home, 'out.log');
    const first = await control.start({ by: 'path', path: spotify.program }, ['--show-console'], output);
    await expect.poll(judge, { timeout: 20_000 }).toEqual([
      ['process/running', undefined],
      ['process/single', undefined],
    ]);
    const rows = await machine.processes(signal);
    expect(rows.find(({ pid }) => pid === first.pid)).toMatchObject({
      program: spotify.program,
      args: `${spotify.program} --show-console`,
      mine: true,
    });

    const second = await control.start({ by: 'path', path: spotify.program }, [], null);
    await expect.poll(judge, { timeout: 20_000 }).toEqual([
      ['process/running', undefined],
      ['process/duplicate', 2],
    ]);
    // A file that is there already is not written to.
    await expect(control.start({ by: 'path', path: spotify.program }, [], output)).rejects.toThrow('EEXIST');

    await expect.poll(async () => (await spotify.notes()).length, { timeout: 20_000 }).toBe(2);
    for (const row of await machine.processes(signal)) if (!row.args.includes('--type=')) await control.ask(row);
    await Promise.all([first.ended, second.ended]);
    expect(await readFile(output, 'utf8')).toContain('AP login complete');
    await expect.poll(() => machine.processes(signal), { timeout: 20_000 }).toEqual([]);
  });
});

describe('own files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backline-own-'));
    await mkdir(join(folder, 'data/sub'), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('[sec-31] removes plain files below its folder, and nothing else', async () => {
    const own = createOwnFiles(currentPlatform(), join(folder, 'data'));
    await writeFile(join(folder, 'outside'), 'x');
    await writeFile(join(folder, 'data/sub/a'), 'x');
    await own.remove(join(folder, 'data/sub/a'));
    await own.remove(join(folder, 'data/sub/a'));
    for (const path of [join(folder, 'outside'), `${folder}/data/../outside`, 'data/sub/a', ''])
      await expect(own.remove(path)).rejects.toMatchObject({ code: 'no-permission' });
    await expect(own.remove(join(folder, 'data/sub'))).rejects.toMatchObject({ code: 'not-a-file' });
    await symlink(join(folder, 'outside'), join(folder, 'data/link'));
    await expect(own.remove(join(folder, 'data/link'))).rejects.toMatchObject({ code: 'not-a-file' });
    expect(await readFile(join(folder, 'outside'), 'utf8')).toBe('x');
  });
});
