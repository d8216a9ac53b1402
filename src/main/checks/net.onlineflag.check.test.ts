import { describe, expect, it } from 'vitest';
import { type HttpAnswer, PortError } from '../ports';
import { batchExec, type Sections } from '../windows/batch.testing';
import { check } from './net.onlineflag.check';
import { execFrom, type Given, runCheck } from './testing';

const answer: HttpAnswer = { status: 200, ms: 20, headers: {}, body: '' };
/** What the two other sites say. */
const sites = (said: HttpAnswer | PortError) => ({
  net: { http: async () => (said instanceof PortError ? Promise.reject(said) : said) },
  clock: { now: () => 0, monotonic: () => 0 },
});
const silent = sites(new PortError('timeout', 'ETIMEDOUT'));

const online = { status: 'ok', findings: [{ id: 'onlineflag/online' }] };
const wrong = { status: 'problem', findings: [{ id: 'onlineflag/offline-wrong' }] };
const right = { status: 'ok', findings: [{ id: 'onlineflag/offline-right' }] };
const probing = { id: 'onlineflag/probing-disabled' };

it('has nothing to say about a fake home', async () => {
  expect(await runCheck(check, { machine: { pretend: true }, host: {} })).toEqual({ status: 'not-applicable' });
});

describe('net.onlineflag on Linux', () => {
  const run = (word: string, more: Given = {}) =>
    runCheck(check, { exec: execFrom({ 'nmcli networking connectivity': word }), ...more });

  it('asks nobody else when the system says yes', async () => {
    expect(await run('full\n')).toEqual(online);
  });

  it.each(['none', 'limited'])('holds %s against what other sites say', async (word) => {
    expect(await run(word, sites(answer))).toEqual(wrong);
    expect(await run(word, silent)).toEqual(right);
    expect(await run(word, sites(new PortError('failed', 'CERT_HAS_EXPIRED')))).toMatchObject({ status: 'unknown' });
    expect(await run(word, { offline: true })).toEqual({
      status: 'unknown',
      findings: [],
      reason: { code: 'offline-run' },
    });
  });

  it.each(['portal', 'unknown', '', 'voll'])('does not know what to make of %j', async (word) => {
    await expect(run(word)).rejects.toMatchObject({ code: 'failed' });
  });

  it('cannot tell without NetworkManager, unless our own window knows', async () => {
    const missing = { exec: execFrom({ nmcli: new PortError('tool-missing', 'ENOENT') }) };
    await expect(runCheck(check, missing)).rejects.toMatchObject({ code: 'tool-missing' });
    const stopped = { exec: execFrom({ nmcli: { code: 8, stdout: '', stderr: '' } }) };
    await expect(runCheck(check, stopped)).rejects.toMatchObject({ code: 'failed' });
    expect(await runCheck(check, { ...missing, host: { online: async () => true } })).toEqual(online);
    expect(await runCheck(check, { ...missing, ...sites(answer), host: { online: async () => false } })).toEqual(wrong);
  });

  it('takes a no from either for a no', async () => {
    expect(await run('full', { ...sites(answer), host: { online: async () => false } })).toEqual(wrong);
    expect(await run('none', { ...sites(answer), host: { online: async () => true } })).toEqual(wrong);
    expect(await run('full', { host: { online: () => Promise.reject(new Error('gone')) } })).toEqual(online);
  });
});

describe('net.onlineflag on Windows', () => {
  const PROBING = 'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\NlaSvc\\Parameters\\Internet /reg:64';
  const key = (value: string) => `HKEY_LOCAL_MACHINE\\X\r\n    EnableActiveProbing    REG_DWORD    ${value}\r\n`;
  const run = (sections: Sections, more: Given = {}, probe = key('0x1')) =>
    runCheck(check, { platform: 'windows', exec: batchExec(sections, { [PROBING]: probe }), ...more });

  it('asks what programs ask, then the networks', async () => {
    expect(await run({ online: [{ IsConnectedToInternet: true }] })).toEqual(online);
    expect(await run({ online: [{ IsConnectedToInternet: false }] }, sites(answer))).toEqual(wrong);
    expect(await run({ profiles: { IPv4Connectivity: 1, IPv6Connectivity: 'Internet' } })).toEqual(online);
    expect(await run({ profiles: [{ IPv4Connectivity: 3, IPv6Connectivity: 1 }] }, silent)).toEqual(right);
    await expect(run({ online: [], profiles: [] })).rejects.toMatchObject({ code: 'failed' });
  });

  it('tells that the test of Windows is switched off', async () => {
    const off = { online: [{ IsConnectedToInternet: false }] };
    expect(await run(off, sites(answer), key('0x0'))).toEqual({ ...wrong, findings: [...wrong.findings, probing] });
  });
});

describe('net.onlineflag on a Mac', () => {
  const nwi = (flags: string) => `Network information\n   REACH : flags ${flags} (x)\nNetwork interfaces: en0\n`;
  const run = (flags: string, more: Given = {}) =>
    runCheck(check, { platform: 'macos', exec: execFrom({ 'scutil --nwi': nwi(flags) }), ...more });

  it('reads the numbers', async () => {
    expect(await run('0x00000002')).toEqual(online);
    expect(await run('0x00000000', sites(answer))).toEqual(wrong);
  });
});
