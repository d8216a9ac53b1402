import { expect, it } from 'vitest';
import { check } from './net.proxy.winhttp.check';
import { execFrom, runCheck } from './testing';

const run = (stdout: string, code = 0) =>
  runCheck(check, { platform: 'windows', exec: execFrom({ reg: { code, stdout, stderr: '' } }) });
const key = (hex: string) =>
  `\r\nHKEY_LOCAL_MACHINE\\X\\Connections\r\n    WinHttpSettings    REG_BINARY    ${hex}\r\n\r\n`;

it.each([
  [key('1800000000000000010000000000000000000000'), 'winhttp-proxy/none'],
  [key('18000000000000000300000005000000613A38303800000000'), 'winhttp-proxy/set'],
  ['\r\nHKEY_LOCAL_MACHINE\\X\\Connections\r\n\r\n', 'winhttp-proxy/none'],
])('reads %j', async (text, id) => {
  expect(await run(text)).toEqual({ status: 'ok', findings: [{ id }] });
});

it('takes an absent key for none, and does not guess at an odd value', async () => {
  expect(await run('', 1)).toEqual({ status: 'ok', findings: [{ id: 'winhttp-proxy/none' }] });
  expect(await run(key('18'))).toEqual({ status: 'unknown', reason: { code: 'unreadable-answer' } });
  await expect(run('', 2)).rejects.toMatchObject({ code: 'failed' });
});

it('has nothing to say about a fake home', async () => {
  expect(await runCheck(check, { platform: 'windows', machine: { pretend: true } })).toEqual({
    status: 'not-applicable',
  });
});
