import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import type { Exec, ProcessRow, SpotifyProgram, SpotifySwitch } from '../ports';
import { createControl } from './control';
import { createLauncher } from './exec';
import { programPlaces } from './programs';

const HOME = '/nowhere/at/all';

describe('[sec-29] an argument', () => {
  it('that comes from outside never becomes a switch, a script or another program', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.constantFrom(
            '-rf',
            '--renderer-cmd-prefix=sh',
            '--log-file=-x',
            '--log-file=/tmp/x.log --no-sandbox',
            '/x\n--y',
          ),
          fc.string({ maxLength: 30 }).map((tail) => `--log-file=/tmp/${tail}`),
        ),
        async (text) => {
          const exec: Exec = {
            run: async () => {
              throw new Error('not expected');
            },
          };
          const control = createControl({ platform: 'linux', env: {}, exec, home: HOME, pretend: true });
          const program: SpotifyProgram = { by: 'path', path: '/bin/true' };
          // Nothing in this fake home can be started: what is refused for its arguments says so by EINVAL.
          const why = await control.start(program, [text as SpotifySwitch], null).then(
            () => 'started',
            (error: { system: string }) => error.system,
          );
          const known =
            text === '--show-console' ||
            text === '--append-log-file' ||
            // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
            /^--log-file=\/[^\u0000-\u001f"]*\.log$/.test(text);
          expect(why, JSON.stringify(text)).toBe(known ? 'EPERM' : 'EINVAL');
        },
      ),
      { numRuns: runs(2000) },
    ));

  it.each([
    [['-x']],
    [['/bin/sh', '-c', 'x']],
    [['../sh']],
    [['..\\sh']],
    [['C:\\x.exe']],
    [['\\\\evil\\x.exe']],
    [['a b']],
    [['']],
    [[]],
    [['$(id)']],
    [['%COMSPEC%']],
  ])('%j names no program of the system', async (argv) => {
    for (const platform of ['linux', 'macos', 'windows'] as const)
      await expect(createLauncher({ platform, env: {} })(argv)).rejects.toMatchObject({
        code: 'tool-missing',
        system: 'EINVAL',
      });
  });

  it('that is a number of a process is a number, of a process of this person', async () => {
    const asked: string[][] = [];
    const exec: Exec = {
      run: async (_program, args) => {
        asked.push([...args]);
        return { code: 0, stdout: '', stderr: '' };
      },
    };
    const control = createControl({ platform: 'windows', env: {}, exec, home: 'C:\\x', pretend: false });
    const row = { pid: 4711, mine: true } as ProcessRow;
    await control.ask(row);
    for (const pid of [0, 1, -1, 1.5, Number.NaN, '1 /IM *' as never])
      await expect(control.ask({ ...row, pid }), String(pid)).rejects.toMatchObject({ code: 'no-permission' });
    expect(asked).toEqual([['/PID', '4711']]);
  });
});

it('[sec-28] the programs of Windows lie in its own folder, wherever somebody says that is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (folder) => {
      for (const place of programPlaces('reg', 'windows', { SystemRoot: folder })) {
        expect(place).toMatch(/^[A-Za-z]:\\[A-Za-z0-9_. -]+\\System32\\reg\.exe$/);
        expect(place).not.toContain('..');
      }
    }),
    { numRuns: runs(5000) },
  );
});
