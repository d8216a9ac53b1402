import { describe, expect, it } from 'vitest';
import { execFrom, strict } from '../checks/testing';
import { type Exec, PortError } from '../ports';
import { askWindows, openWindowsBatch } from './batch';
import { batchScript, WINDOWS_SECTIONS } from './script';

const quiet = new AbortController().signal;
const execOf = (run: Exec['run']) => strict<Exec>('exec', { run });

describe('the script of the batch', () => {
  const script = batchScript(WINDOWS_SECTIONS);

  it('survives a command line: ASCII, one line, no double quote, well below the limit of 32,767', () => {
    expect(script).toMatch(/^[\x20-\x7e]+$/);
    expect(script).not.toContain('"');
    expect(script.length).toBeLessThan(12_000);
  });

  it('closes what it opens, quotes aside', () => {
    const bare = script.replace(/'[^']*'/g, '');
    expect(bare).not.toContain("'");
    const open: string[] = [];
    const pairs: Record<string, string> = { ')': '(', '}': '{', ']': '[' };
    for (const letter of bare) {
      if ('({['.includes(letter)) open.push(letter);
      else if (pairs[letter]) expect(open.pop()).toBe(pairs[letter]);
    }
    expect(open).toEqual([]);
  });

  it('only reads', () => {
    const commands = [...script.matchAll(/\b[A-Z][a-z]+(?:[A-Z][a-z]+)?-[A-Z]\w+/g)].map(([command]) => command);
    expect(commands.length).toBeGreaterThan(20);
    for (const command of commands) {
      expect(command).toMatch(/^(Get-\w+|Test-Path|ForEach-Object|Where-Object|ConvertTo-Json|Hyper-V)$/);
    }
  });

  it('asks for the sections that are wanted, each apart from the others, and for nothing else', () => {
    const some = batchScript(['routes', 'hung', 'routes']);
    expect([...some.matchAll(/;S '(\w+)' \{/g)].map(([, name]) => name)).toEqual(['hung', 'routes']);
    expect(some).not.toMatch(/Get-CimInstance|Get-NetAdapter|Get-PnpDevice|Get-Acl/);
    expect(some).toContain('try{$o[$n]=@(& $b)}catch{$o[$n]=$null}');
    expect([...script.matchAll(/;S '(\w+)' \{/g)].map(([, name]) => name)).toEqual(WINDOWS_SECTIONS);
  });
});

describe('askWindows', () => {
  it('starts PowerShell without a profile, a person or a shell, and reads a byte order mark away', async () => {
    const exec = execOf(async (program, args, { signal, timeoutMs }) => {
      expect([program, ...args]).toEqual([
        'powershell',
        '-NoProfile',
        '-NonInteractive',
        '-Command',
        batchScript(['hung']),
      ]);
      expect([signal, timeoutMs]).toEqual([quiet, 20_000]);
      return { code: 0, stdout: '\uFEFF{"hung":{"Id":7}}\r\n', stderr: '' };
    });
    expect(await askWindows(exec, ['hung'], quiet)).toMatchObject({ hung: [7] });
  });

  it.each([
    { code: 1, stdout: '{}', stderr: '' },
    { code: null, stdout: '{}', stderr: '' },
    { code: 0, stdout: '', stderr: 'x' },
    { code: 0, stdout: '{"hung":', stderr: '' },
  ])('throws on %j', async (answer) => {
    await expect(
      askWindows(
        execOf(async () => answer),
        ['hung'],
        quiet,
      ),
    ).rejects.toMatchObject({ code: 'failed' });
  });
});

describe('openWindowsBatch', () => {
  it('starts nothing before it is asked, and then once for all that is planned', async () => {
    const scripts: string[] = [];
    const exec = execOf(async (_program, args) => {
      scripts.push(args.at(-1) ?? '');
      return { code: 0, stdout: '{"routes":[],"hung":[],"services":null}', stderr: '' };
    });
    const windows = openWindowsBatch(exec, ['hung', 'routes', 'services'], quiet);
    expect(scripts).toEqual([]);
    const [first, second] = await Promise.all([windows('routes'), windows('hung', 'services')]);
    expect(first.routes).toEqual([]);
    expect(second).toMatchObject({ hung: [], services: null });
    expect(scripts).toEqual([batchScript(['hung', 'routes', 'services'])]);
  });

  it('refuses what nobody planned, rather than let it look unreadable', async () => {
    const windows = openWindowsBatch(
      execOf(() => Promise.reject(new Error('started'))),
      ['hung'],
      quiet,
    );
    await expect(windows('routes')).rejects.toMatchObject({ code: 'failed', system: 'UNPLANNED' });
  });

  it('tells everybody why it failed, and does not try again', async () => {
    let starts = 0;
    const exec = execOf(async () => {
      starts += 1;
      throw new PortError('timeout', 'ETIMEDOUT');
    });
    const windows = openWindowsBatch(exec, ['hung', 'routes'], quiet);
    for (const answer of [windows('hung'), windows('routes'), windows('hung')])
      await expect(answer).rejects.toMatchObject({ code: 'timeout' });
    expect(starts).toBe(1);
    const missing = openWindowsBatch(
      strict<Exec>('exec', execFrom({ powershell: new PortError('tool-missing', 'ENOENT') })),
      ['hung'],
      quiet,
    );
    await expect(missing('hung')).rejects.toMatchObject({ code: 'tool-missing' });
  });
});
