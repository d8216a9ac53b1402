import { afterEach, describe, expect, it } from 'vitest';
import { answering, deadPort, endProxies, listen, net } from '../platform/proxies.testing';
import { check } from './net.proxy.env.check';
import { execFrom, type Given, runCheck } from './testing';

afterEach(endProxies);

const none = { status: 'ok', findings: [{ id: 'env-proxy/none' }] };
const set = (variable = 'HTTPS_PROXY') => ({ id: 'env-proxy/set', data: { variable } });
const run = (env: Record<string, string>, more: Given = {}) => runCheck(check, { net, machine: { env }, ...more });

describe('net.proxy.env', () => {
  it('finds none, an empty one included', async () => {
    expect(await run({ PATH: '/bin', NO_PROXY: '*', https_proxy: ' ' })).toEqual(none);
    expect(await runCheck(check, { machine: { pretend: true, env: { HTTPS_PROXY: 'x:1' } } })).toEqual({
      status: 'not-applicable',
    });
  });

  it('takes the one that counts for Spotify’s servers, in either spelling', async () => {
    const alive = `http://127.0.0.1:${await answering(200)}`;
    const dead = `http://127.0.0.1:${await deadPort()}`;
    expect(await run({ HTTP_PROXY: dead, all_proxy: dead, https_proxy: alive })).toEqual({
      status: 'ok',
      findings: [set(), { id: 'env-proxy/answers', data: { variable: 'HTTPS_PROXY' } }],
    });
    expect((await run({ HTTP_PROXY: alive, all_proxy: dead })).findings?.[0]).toEqual(set('ALL_PROXY'));
  });

  it('knows a dead one, and tells neither address nor login', async () => {
    const outcome = await run({ HTTPS_PROXY: `http://ada:secret@127.0.0.1:${await deadPort()}` });
    expect(outcome).toEqual({
      status: 'problem',
      findings: [
        set(),
        {
          id: 'env-proxy/dead',
          data: { variable: 'HTTPS_PROXY', error: 'connection refused', system: 'ECONNREFUSED' },
        },
      ],
    });
  });

  it.each([
    [407, 'http://', 'problem', { id: 'env-proxy/needs-login', data: { variable: 'HTTPS_PROXY' } }],
    [407, 'ada:x@', 'ok', { id: 'env-proxy/answers', data: { variable: 'HTTPS_PROXY', wantsLogin: true } }],
    [403, '', 'problem', { id: 'env-proxy/forbids', data: { variable: 'HTTPS_PROXY', status: 403 } }],
  ])('understands %d of %j', async (status, before, verdict, found) => {
    const outcome = await run({ HTTPS_PROXY: `${before}127.0.0.1:${await answering(status)}` });
    expect(outcome).toEqual({ status: verdict, findings: [set(), found] });
  });

  it('only connects to one for SOCKS or for plain HTTP', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.1 403 No\r\n\r\n'));
    expect((await run({ ALL_PROXY: `socks5h://127.0.0.1:${port}` })).status).toBe('ok');
    expect((await run({ http_proxy: `127.0.0.1:${port}` })).status).toBe('ok');
  });

  it('heeds exceptions, and tries nothing it may not or cannot', async () => {
    expect(await run({ HTTPS_PROXY: 'x:1', NO_PROXY: 'localhost,spotify.com' }, { net: {} })).toEqual({
      status: 'ok',
      findings: [set()],
    });
    expect(await run({ HTTPS_PROXY: 'x:1' }, { net: {}, offline: true })).toMatchObject({
      status: 'unknown',
      reason: { code: 'offline-run' },
    });
    expect(await run({ HTTPS_PROXY: 'no address at all' }, { net: {} })).toEqual({
      status: 'unknown',
      findings: [set()],
      reason: { code: 'unreadable-answer', detail: 'HTTPS_PROXY' },
    });
  });

  it('asks Windows for what it hands to programs', async () => {
    const world = (stdout: string, code = 0): Given => ({
      platform: 'windows',
      exec: execFrom({ 'reg query HKCU\\Environment /reg:64': { code, stdout, stderr: '' } }),
    });
    const dead = `    https_proxy    REG_SZ    http://127.0.0.1:${await deadPort()}`;
    expect((await run({}, world(`HKEY_CURRENT_USER\\Environment\r\n${dead}\r\n`))).status).toBe('problem');
    expect(await run({}, world('', 1))).toEqual(none);
    expect(await run({}, world('', 5))).toEqual(none);
  });

  it('asks a Mac’s launchd, whose programs do not see a terminal’s variables', async () => {
    const port = await deadPort();
    const exec = {
      run: async (_program: string, [, name]: readonly string[]) => ({
        code: 0,
        stdout: name === 'ALL_PROXY' ? `http://127.0.0.1:${port}\n` : '',
        stderr: '',
      }),
    };
    expect(await run({}, { platform: 'macos', exec })).toMatchObject({
      status: 'problem',
      findings: [set('ALL_PROXY'), {}],
    });
  });
});
