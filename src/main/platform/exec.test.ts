import { watch } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createExec, throughExplorer } from './exec';
import { currentPlatform } from './node';
import { programEnvironment, programPlaces, windowsFolder } from './programs';

/** Every program of the table is Node here, so that real processes with known behaviour run. */
const exec = createExec({
  platform: currentPlatform(),
  env: { ...process.env, SECRET_TOKEN: 'hidden' },
  places: () => ['/nowhere/at/all', process.execPath],
});
const node = (script: string, args: string[] = [], timeoutMs = 20_000, signal?: AbortSignal) =>
  exec.run('ps', ['-e', script, ...args], { timeoutMs, signal });

describe('exec', () => {
  it('[sec-28] hands arguments over as they are, whatever a shell would make of them', async () => {
    const hostile = ['a b', '$(id)', '`id`', '; id', '&& id', '%PATH%', '"', "'", '*', '\\', ''];
    const { code, stdout } = await node('console.log(JSON.stringify(process.argv.slice(1)))', hostile);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(hostile);
  });

  it('gives a bad exit and its complaint as a result', async () => {
    const result = await node('console.error("no"); process.exitCode = 3');
    expect(result).toEqual({ code: 3, stdout: '', stderr: 'no\n' });
  });

  it('[sec-28] passes on a small environment only', async () => {
    const { stdout } = await node('console.log(JSON.stringify(process.env))');
    const seen = JSON.parse(stdout);
    expect(seen).not.toHaveProperty('SECRET_TOKEN');
    expect(seen).not.toHaveProperty('NODE_OPTIONS');
    if (process.platform !== 'win32')
      expect(seen).toMatchObject({ LC_ALL: 'C', PATH: '/usr/bin:/bin:/usr/sbin:/sbin' });
  });

  it('[sec-28] stops when time is up', async () => {
    await expect(node('setInterval(() => {}, 1000)', [], 1)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('stops when cancelled, before and during', async () => {
    await expect(node('', [], 20_000, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    const running = node('setInterval(() => {}, 1000)', [], 20_000, controller.signal);
    setImmediate(() => controller.abort());
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  it.skipIf(process.platform === 'win32')('takes what the program started down with it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'backline-exec-'));
    const noted = new Promise((resolve) => watch(folder, (_event, name) => name === 'pid' && resolve(name)).unref());
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      const [draft, note] = process.argv.slice(1);
      require('node:fs').writeFileSync(draft, String(child.pid));
      require('node:fs').renameSync(draft, note);
      setInterval(() => {}, 1000);`;
    const controller = new AbortController();
    const running = node(script, [join(folder, 'draft'), join(folder, 'pid')], 60_000, controller.signal);
    await noted;
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await endedSoon(Number(await readFile(join(folder, 'pid'), 'utf8')))).toBe(true);
    await rm(folder, { recursive: true });
  });

  it('[sec-28] gives up on a flood', async () => {
    const flood = 'const b = "x".repeat(1 << 20); for (let i = 0; i < 8; i++) process.stdout.write(b)';
    await expect(node(flood)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('says when there is no such program', async () => {
    const none = createExec({ platform: currentPlatform(), env: {}, places: () => [] });
    await expect(none.run('nmcli', [], { timeoutMs: 1000 })).rejects.toMatchObject({ code: 'tool-missing' });
  });
});

describe('table of programs', () => {
  it('[sec-28] holds absolute places only, and no shell', () => {
    const programs = [
      'powershell',
      'reg',
      'ps',
      'plutil',
      'dpkg-query',
      'snap',
      'flatpak',
      'nmcli',
      'timedatectl',
      'journalctl',
      'coredumpctl',
      'scutil',
      'xdg-open',
      'open',
      'explorer',
      'taskkill',
    ] as const;
    for (const platform of ['windows', 'macos', 'linux'] as const) {
      for (const place of programs.flatMap((program) => programPlaces(program, platform, {}))) {
        expect(place).toMatch(platform === 'windows' ? /^C:\\Windows\\/ : /^\/(usr|bin|run)\//);
        expect(place).not.toMatch(/(cmd|\bsh|bash)(\.exe)?$/);
      }
    }
  });

  it.each(['\\\\evil\\share', 'C:\\Users\\me\\Windows', 'C:/Windows', '', '..', 'C:\\..'])(
    'does not take %j for the Windows folder',
    (named) => expect(windowsFolder({ SystemRoot: named })).toBe('C:\\Windows'),
  );

  it('follows a Windows on another drive', () => {
    expect(programPlaces('reg', 'windows', { SystemRoot: 'D:\\WINNT' })).toEqual(['D:\\WINNT\\System32\\reg.exe']);
    expect(programEnvironment('windows', { SystemRoot: 'D:\\WINNT', Path: 'C:\\evil' }).PATH).not.toContain('evil');
  });
});

/** A process that got SIGKILL is gone as soon as the system got round to it; a loop over real looks, no wait. */
async function endedSoon(pid: number): Promise<boolean> {
  for (let look = 0; look < 10_000; look += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    // An orphan that nobody has collected yet still has a number; its state tells.
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
    if (state.slice(state.lastIndexOf(')') + 2).startsWith('Z')) return true;
    await new Promise(setImmediate);
  }
  return false;
}

describe('throughExplorer', () => {
  const SYSTEM = 'C:\\Windows\\System32\\';

  it('lets Explorer open what wants the highest rights', () => {
    expect(throughExplorer(['mmc.exe', 'services.msc'], SYSTEM)).toEqual(['explorer.exe', `${SYSTEM}services.msc`]);
    expect(throughExplorer(['taskmgr.exe'], SYSTEM)).toEqual(['explorer.exe', `${SYSTEM}taskmgr.exe`]);
  });

  it('leaves everything else as the table has it', () => {
    for (const argv of [['control.exe', 'ncpa.cpl'], ['mmc.exe', '..\\evil.msc'], ['mmc.exe'], ['taskmgr.exe', '/x']])
      expect(throughExplorer(argv, SYSTEM)).toEqual(argv);
  });
});
