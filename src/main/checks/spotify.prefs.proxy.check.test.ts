import { afterEach, describe, expect, it } from 'vitest';
import { deadPort, endProxies, listen, net } from '../platform/proxies.testing';
import { PortError } from '../ports';
import type { Install, PrefsRead } from '../spotify/facts';
import { parsePrefs } from '../spotify/prefs';
import { check } from './spotify.prefs.proxy.check';
import { type Given, runCheck } from './testing';

afterEach(endProxies);

const read = (text: string): PrefsRead => ({
  state: 'read',
  path: '/prefs',
  file: parsePrefs(new TextEncoder().encode(text)),
});
const run = (prefs: PrefsRead, more: Given = {}) =>
  runCheck(check, { spotify: { prefs: async () => [prefs], installs: async () => [{} as Install] }, ...more });
const proxy = (port: number, mode = 2, more = '') =>
  read(`network.proxy.mode=${mode}\nnetwork.proxy.addr="127.0.0.1:${port}@${mode === 2 ? 'http' : 'socks5'}"\n${more}`);

describe('spotify.prefs.proxy', () => {
  it.each([
    ['storage.size=1\n', 'ok', 'prefs-proxy/none'],
    ['network.proxy.mode=2\n', 'problem', 'prefs-proxy/incomplete'],
    ['network.proxy.mode=4\nnetwork.proxy.addr="host@socks5"\n', 'problem', 'prefs-proxy/incomplete'],
  ])('reads %j without trying anything', async (text, status, id) => {
    expect(await run(read(text))).toEqual({ status, findings: [{ id }] });
  });

  it('knows that somebody wants none', async () => {
    expect(await run(read('network.proxy.mode=1\nnetwork.proxy.addr="127.0.0.1:7890@http"\n'))).toEqual({
      status: 'ok',
      findings: [{ id: 'prefs-proxy/none', data: { off: true } }],
    });
  });

  it('does not know a damaged file, nor a proxy it may not try', async () => {
    expect((await run({ state: 'damaged', path: '/prefs', why: 'empty' })).status).toBe('unknown');
    expect(await run(proxy(9), { offline: true })).toEqual({
      status: 'unknown',
      findings: [{ id: 'prefs-proxy/set', data: { scheme: 'HTTP' } }],
      reason: { code: 'offline-run' },
    });
  });

  it('asks a proxy for the accounts server, and is content with 200', async () => {
    let asked = '';
    const port = await listen((socket, head) => {
      asked = head;
      socket.end('HTTP/1.1 200 Connection established\r\n\r\n');
    });
    expect(await run(proxy(port), { net })).toEqual({
      status: 'ok',
      findings: [{ id: 'prefs-proxy/set', data: { scheme: 'HTTP' } }, { id: 'prefs-proxy/answers' }],
    });
    expect(asked).toMatch(/^CONNECT accounts\.spotify\.com:443 /);
  });

  it.each([
    [407, 'problem', { id: 'prefs-proxy/needs-login' }],
    [403, 'problem', { id: 'prefs-proxy/forbids', data: { status: 403 } }],
    [401, 'problem', { id: 'prefs-proxy/forbids', data: { status: 401 } }],
    [405, 'problem', { id: 'prefs-proxy/forbids', data: { status: 405 } }],
  ])('understands %d', async (status, verdict, found) => {
    const port = await listen((socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`));
    expect(await run(proxy(port), { net })).toMatchObject({ status: verdict, findings: [{}, found] });
  });

  it('does not call it a fault when Spotify has the login the proxy wants', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.1 407 No\r\n\r\n'));
    const outcome = await run(proxy(port, 2, 'network.proxy.user="ada"\n'), { net });
    expect(outcome.findings?.[1]?.id).toBe('prefs-proxy/answers');
  });

  it('does not blame a proxy that cannot get further', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    expect(await run(proxy(port), { net })).toMatchObject({ status: 'unknown', reason: { code: 'unreadable-answer' } });
  });

  it('only connects to a SOCKS proxy', async () => {
    const port = await listen(() => {});
    expect((await run(proxy(port, 4), { net })).findings).toEqual([
      { id: 'prefs-proxy/set', data: { scheme: 'SOCKS5' } },
      { id: 'prefs-proxy/answers' },
    ]);
  });

  it('knows a dead one, and keeps its address to itself', async () => {
    const outcome = await run(proxy(await deadPort()), { net });
    expect(outcome.status).toBe('problem');
    expect(outcome.findings?.[1]).toEqual({
      id: 'prefs-proxy/dead',
      data: { error: 'connection refused', system: 'ECONNREFUSED' },
    });
    expect(JSON.stringify(outcome)).not.toContain('127.0.0.1');
  });

  it('is not blamed for a network that is down', async () => {
    const tcp = () => Promise.reject(new PortError('failed', 'ENETUNREACH'));
    expect(await run(proxy(9), { net: { tcp } })).toMatchObject({ status: 'unknown', reason: { code: 'no-answer' } });
  });

  it('is not mistaken for dead when the run is cancelled', async () => {
    const tcp = () => Promise.reject(new PortError('cancelled', 'ABORT_ERR'));
    await expect(run(proxy(9), { net: { tcp } })).rejects.toMatchObject({ code: 'cancelled' });
  });
});
