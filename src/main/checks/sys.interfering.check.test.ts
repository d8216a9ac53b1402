import { expect, it } from 'vitest';
import type { Platform } from '../../contract/words';
import { check } from './sys.interfering.check';
import { processRow, runCheck } from './testing';

const run = (platform: Platform, ...programs: string[]) =>
  runCheck(check, {
    platform,
    spotify: { allProcesses: async () => programs.map((program, at) => processRow(at + 2, program)) },
  });

it('names each program once', async () => {
  expect(
    await run(
      'windows',
      'C:\\Program Files (x86)\\Steam\\steam.exe',
      'C:\\Program Files (x86)\\Common Files\\Steam\\SteamService.exe',
      'Rainmeter.exe',
      'C:\\Windows\\explorer.exe',
    ),
  ).toEqual({
    status: 'ok',
    findings: [
      { id: 'interfering/running', data: { names: 'Rainmeter, Steam', count: 2 } },
      // Steam only hides when its window is closed.
      { id: 'interfering/closable', data: { names: 'Rainmeter', count: 1 } },
    ],
  });
  expect(await run('macos', '/Applications/Steam.app/Contents/MacOS/steam_osx')).toMatchObject({
    findings: [{ data: { names: 'Steam' } }],
  });
});

it('is not fooled by names that only resemble them', async () => {
  const none = { status: 'ok', findings: [{ id: 'interfering/none' }] };
  expect(await run('linux', '/usr/bin/steamcmd', '/usr/bin/constructor', '/opt/steam/helper')).toEqual(none);
});

it('does not know from an empty list, and looks at no copied home', async () => {
  expect(await run('linux')).toMatchObject({ status: 'unknown' });
  expect(await runCheck(check, { machine: { pretend: true } })).toEqual({ status: 'not-applicable' });
});
