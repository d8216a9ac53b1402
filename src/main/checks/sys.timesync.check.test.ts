import { describe, expect, it } from 'vitest';
import { PortError } from '../ports';
import { check } from './sys.timesync.check';
import { execFrom, runCheck } from './testing';

const on = { status: 'ok', findings: [{ id: 'timesync/on' }] };
const off = { status: 'ok', findings: [{ id: 'timesync/off' }] };
const failed = (code = 1) => ({ code, stdout: '', stderr: 'x' });

it('has nothing to say about a fake home', async () => {
  expect(await runCheck(check, { machine: { pretend: true } })).toEqual({ status: 'not-applicable' });
});

describe('sys.timesync on Windows', () => {
  const KEY = 'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time';
  const value = (name: string, type: string, data: string) => `HKEY_X\r\n    ${name}    ${type}    ${data}\r\n`;
  const run = (start: string | null, type: string | null) =>
    runCheck(check, {
      platform: 'windows',
      exec: execFrom({
        [`${KEY} /reg:64`]: start === null ? failed() : value('Start', 'REG_DWORD', start),
        [`${KEY}\\Parameters /reg:64`]: type === null ? failed() : value('Type', 'REG_SZ', type),
      }),
    });

  it.each([
    ['0x3', 'NTP', on],
    ['0x2', 'NT5DS', on],
    ['0x3', 'AllSync', on],
    ['0x3', 'NoSync', off],
    ['0x4', 'NTP', off],
  ])('start %s and type %s', async (start, type, expected) => {
    expect(await run(start, type)).toEqual(expected);
  });

  it('does not guess', async () => {
    expect(await run('0x3', null)).toMatchObject({ status: 'unknown' });
    expect(await run(null, null)).toMatchObject({ status: 'unknown' });
  });
});

describe('sys.timesync on a Mac', () => {
  const run = (setting: ReturnType<typeof failed> | string, sntp?: string | PortError, offline = false) =>
    runCheck(check, {
      platform: 'macos',
      offline,
      exec: execFrom({ plutil: setting, ...(sntp === undefined ? {} : { 'sntp -t 2 time.apple.com': sntp }) }),
    });

  it('reads the setting where it may', async () => {
    expect(await run('true\n')).toEqual(on);
    expect(await run('false\n')).toEqual(off);
  });

  it('goes by how close the clock is elsewhere', async () => {
    expect(await run(failed(), '+0.027688 +/- 0.017541 time.apple.com 192.0.2.1\n')).toEqual(on);
    expect(await run(failed(), '-3.1 +/- 0.017541 time.apple.com 192.0.2.1\n')).toEqual({
      status: 'unknown',
      reason: { code: 'no-permission' },
    });
    expect(await run(failed(), 'sntp: Timeout')).toMatchObject({ status: 'unknown', reason: { code: 'no-answer' } });
    expect(await run(failed(), undefined, true)).toMatchObject({ status: 'unknown', reason: { code: 'offline-run' } });
    await expect(run(failed(), new PortError('timeout', 'ETIMEDOUT'))).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('sys.timesync on Linux', () => {
  const run = (answer: string | PortError | ReturnType<typeof failed>) =>
    runCheck(check, { exec: execFrom({ 'timedatectl show -p NTP -p NTPSynchronized': answer }) });

  it('asks systemd', async () => {
    expect(await run('NTP=yes\nNTPSynchronized=no\n')).toEqual(on);
    expect(await run('NTP=no\nNTPSynchronized=no\n')).toEqual(off);
  });

  it('cannot tell without it', async () => {
    expect(await run(failed())).toMatchObject({ status: 'unknown', reason: { code: 'not-readable' } });
    expect(await run('NTP enabled: oui')).toMatchObject({ status: 'unknown', reason: { code: 'unreadable-answer' } });
    await expect(run(new PortError('tool-missing', 'ENOENT'))).rejects.toMatchObject({ code: 'tool-missing' });
  });
});
