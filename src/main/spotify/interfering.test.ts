import { describe, expect, it } from 'vitest';
import { processRow } from '../checks/testing';
import { interferingAmong, isGuard } from './interfering';

describe('interferingAmong', () => {
  it('tells whom to ask, whom to leave to the person, and whom never', () => {
    const rows = ['C:\\R\\Rainmeter.exe', 'C:\\S\\steam.exe', 'C:\\S\\SteamService.exe', 'C:\\C\\cmdagent.exe'];
    const found = interferingAmong(
      'windows',
      rows.map((program, at) => processRow(at + 2, program)),
    );
    expect(found.map(({ name, closing }) => [name, closing])).toEqual([
      ['Rainmeter', 'ask'],
      ['Steam', 'itself'],
      ['Steam', 'never'],
      ['Comodo', 'never'],
    ]);
  });

  it("never closes somebody else's, nor one that may be", () => {
    for (const mine of [false, null]) {
      const row = { ...processRow(2, 'C:\\R\\Rainmeter.exe'), mine };
      expect(interferingAmong('windows', [row])).toMatchObject([{ closing: 'never' }]);
    }
  });

  it('is not fooled by names that every object has', () => {
    expect(interferingAmong('linux', [processRow(2, '/usr/bin/constructor')])).toEqual([]);
  });
});

describe('isGuard', () => {
  it.each([
    ['windows' as const, 'C:\\Program Files\\COMODO\\cmdagent.exe'],
    ['windows' as const, 'C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18\\MsMpEng.exe'],
    ['windows' as const, 'C:\\Program Files\\Avast\\AvastUI.exe'],
    ['windows' as const, 'C:\\Windows\\explorer.exe'],
    ['macos' as const, '/Applications/LuLu.app/Contents/MacOS/LuLu'],
    ['linux' as const, '/usr/sbin/clamd'],
    ['linux' as const, '/usr/lib/systemd/systemd'],
  ])('knows %s %s', (platform, program) => expect(isGuard(platform, program)).toBe(true));

  it.each([
    ['windows' as const, 'C:\\R\\Rainmeter.exe'],
    ['windows' as const, 'C:\\i\\iTunes.exe'],
    ['windows' as const, 'C:\\w\\wallpaper64.exe'],
  ])('lets go of %s %s', (platform, program) => expect(isGuard(platform, program)).toBe(false));
});
