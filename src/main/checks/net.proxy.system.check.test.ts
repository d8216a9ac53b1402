import { afterEach, describe, expect, it } from 'vitest';
import { answering, deadPort, endProxies, listen, net } from '../platform/proxies.testing';
import { PortError } from '../ports';
import { check } from './net.proxy.system.check';
import { execFrom, filesFrom, type Given, runCheck } from './testing';

afterEach(endProxies);

const none = { status: 'ok', findings: [{ id: 'system-proxy/none' }] };
const set = { id: 'system-proxy/set' };
const script = { id: 'system-proxy/script' };
const answers = { id: 'system-proxy/answers' };

/** A Mac with this proxy for HTTPS. */
const mac = (port: number, more: Given = {}, scheme = 'HTTPS') =>
  runCheck(check, {
    platform: 'macos',
    net,
    exec: execFrom({
      'scutil --proxy': `<dictionary> {\n  ${scheme}Enable : 1\n  ${scheme}Port : ${port}\n  ${scheme}Proxy : 127.0.0.1\n}\n`,
    }),
    ...more,
  });

describe('trying the proxy of the system', () => {
  it('asks it for the accounts server, and is content with 200', async () => {
    let asked = '';
    const port = await listen((socket, head) => {
      asked = head;
      socket.end('HTTP/1.1 200 Connection established\r\n\r\n');
    });
    expect(await mac(port)).toEqual({ status: 'ok', findings: [set, answers] });
    expect(asked).toMatch(/^CONNECT accounts\.spotify\.com:443 /);
  });

  it.each([
    [407, { id: 'system-proxy/needs-login' }],
    [403, { id: 'system-proxy/forbids', data: { status: 403 } }],
    [401, { id: 'system-proxy/forbids', data: { status: 401 } }],
  ])('understands %d', async (status, found) => {
    expect(await mac(await answering(status))).toEqual({ status: 'problem', findings: [set, found] });
  });

  it('does not blame it for what lies behind it', async () => {
    expect(await mac(await answering(502))).toMatchObject({ status: 'unknown', findings: [set] });
  });

  it('knows a dead one, and keeps its address to itself', async () => {
    const outcome = await mac(await deadPort());
    expect(outcome).toEqual({
      status: 'problem',
      findings: [set, { id: 'system-proxy/dead', data: { error: 'connection refused', system: 'ECONNREFUSED' } }],
    });
  });

  it('only connects to a SOCKS proxy', async () => {
    const port = await listen(() => {});
    expect(await mac(port, {}, 'SOCKS')).toEqual({ status: 'ok', findings: [set, answers] });
  });

  it('tries nothing in a run without the network', async () => {
    expect(await mac(9, { net: {}, offline: true })).toEqual({
      status: 'unknown',
      findings: [set],
      reason: { code: 'offline-run' },
    });
  });
});

describe('a proxy script', () => {
  const pac = '<dictionary> {\n  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://x/p.pac\n}\n';
  const off = '<dictionary> {\n}\n';
  const run = (text: string, answer?: string | Error, more: Given = {}) =>
    runCheck(check, {
      platform: 'macos',
      net,
      exec: execFrom({ 'scutil --proxy': text }),
      host:
        answer === undefined
          ? undefined
          : { resolveProxy: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)) },
      ...more,
    });

  it('cannot be followed in a terminal, nor where it fails', async () => {
    const unknown = { status: 'unknown', findings: [script], reason: { code: 'not-readable', detail: 'proxy script' } };
    expect(await run(pac)).toEqual(unknown);
    expect(await run(pac, new Error('no'))).toEqual(unknown);
  });

  it('is followed where it can be', async () => {
    expect(await run(pac, 'DIRECT')).toEqual({ status: 'ok', findings: [script] });
    expect(await run(pac, `PROXY 127.0.0.1:${await answering(200)}`)).toEqual({
      status: 'ok',
      findings: [script, answers],
    });
    const dead = await deadPort();
    expect((await run(pac, `PROXY 127.0.0.1:${dead}`)).status).toBe('problem');
    expect(await run(pac, `PROXY 127.0.0.1:${dead}; DIRECT`)).toEqual({ status: 'ok', findings: [script] });
  });

  it('may be announced by the network alone', async () => {
    expect(await run(off, 'DIRECT')).toEqual(none);
    expect(await run(off, `PROXY 127.0.0.1:${await answering(403)}`)).toMatchObject({
      status: 'problem',
      findings: [script, { id: 'system-proxy/forbids' }],
    });
    expect(await run(off, 'PROXY 127.0.0.1:1', { offline: true })).toEqual(none);
  });

  it('does not outlast the check', async () => {
    const stop = new AbortController();
    const resolveProxy = () => new Promise<string>(() => stop.abort());
    await expect(run(pac, undefined, { host: { resolveProxy }, signal: stop.signal })).rejects.toThrow();
  });
});

describe('where Windows keeps it', () => {
  const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
  const query = (root: string) => `reg query ${root}\\${KEY} /reg:64`;
  const policy = `reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings /reg:64`;
  const absent = { code: 1, stdout: '', stderr: 'FEHLER: nicht gefunden' };
  const key = (...lines: string[]) => ['HKEY_X', ...lines.map((line) => `    ${line}`)].join('\r\n');
  const run = (answers: Parameters<typeof execFrom>[0]) =>
    runCheck(check, { platform: 'windows', exec: execFrom(answers), offline: true });

  it('reads the person’s own, or the machine’s where a policy says so', async () => {
    const on = key('ProxyEnable    REG_DWORD    0x1', 'ProxyServer    REG_SZ    127.0.0.1:7890');
    expect(await run({ [policy]: absent, [query('HKCU')]: on })).toMatchObject({ status: 'unknown', findings: [set] });
    expect(await run({ [policy]: absent, [query('HKCU')]: absent })).toEqual(none);
    expect(
      await run({
        [policy]: key('ProxySettingsPerUser    REG_DWORD    0x0'),
        [query('HKLM')]: key('ProxyEnable    REG_DWORD    0x0'),
      }),
    ).toEqual(none);
  });

  it('says so when the address is none', async () => {
    const odd = key('ProxyEnable    REG_DWORD    0x1', 'ProxyServer    REG_SZ    http://');
    expect(await run({ [policy]: absent, [query('HKCU')]: odd })).toMatchObject({
      status: 'unknown',
      reason: { code: 'unreadable-answer' },
    });
  });

  it('does not count for a fake home', async () => {
    expect(await runCheck(check, { platform: 'windows', machine: { pretend: true } })).toEqual({
      status: 'not-applicable',
    });
  });
});

describe('where Linux keeps it', () => {
  const GSETTINGS = 'gsettings list-recursively org.gnome.system.proxy';
  const env = (desktop?: string) => ({ env: { XDG_CURRENT_DESKTOP: desktop } });
  const kde = (port: number) => `[Proxy Settings]\nProxyType=1\nhttpsProxy=http://127.0.0.1 ${port}\n`;

  it('asks GNOME on every desktop but KDE', async () => {
    const exec = execFrom({ [GSETTINGS]: "org.gnome.system.proxy mode 'none'\n" });
    expect(await runCheck(check, { exec, machine: env('ubuntu:GNOME') })).toEqual(none);
    const noSchema = execFrom({ [GSETTINGS]: { code: 1, stdout: '', stderr: 'No such schema' } });
    expect(await runCheck(check, { exec: noSchema, machine: env('XFCE') })).toEqual(none);
    const odd = execFrom({ [GSETTINGS]: 'something else' });
    expect(await runCheck(check, { exec: odd, machine: env('XFCE') })).toMatchObject({ status: 'unknown' });
  });

  it('reads KDE’s file there', async () => {
    const files = (port: number) => filesFrom({ '/home/ada/.config/kioslaverc': kde(port) });
    expect(await runCheck(check, { files: files(await answering(200)), machine: env('KDE'), net })).toEqual({
      status: 'ok',
      findings: [set, answers],
    });
    expect(await runCheck(check, { files: filesFrom({}), machine: env('KDE') })).toEqual(none);
  });

  it('misses the tool on a desktop, and not where there is none', async () => {
    const exec = execFrom({ [GSETTINGS]: new PortError('tool-missing', 'ENOENT') });
    await expect(runCheck(check, { exec, machine: env('GNOME') })).rejects.toMatchObject({ code: 'tool-missing' });
    expect(await runCheck(check, { exec, machine: env() })).toEqual(none);
  });

  it('reads the file of a fake home and asks nothing of the real system', async () => {
    const fake = (tree: Parameters<typeof filesFrom>[0], more: Given = {}) =>
      runCheck(check, {
        files: filesFrom(tree),
        machine: { pretend: true, home: '/fake', env: { XDG_CONFIG_HOME: '/fake/.config' } },
        ...more,
      });
    expect(await fake({})).toEqual({ status: 'not-applicable' });
    expect(await fake({ '/fake/.config/kioslaverc': kde(await deadPort()) }, { net })).toMatchObject({
      status: 'problem',
      findings: [set, { id: 'system-proxy/dead' }],
    });
    expect(await fake({ '/fake/.config/kioslaverc': '[Proxy Settings]\nProxyType=2\n' }, { host: {} })).toMatchObject({
      status: 'unknown',
      findings: [script],
    });
  });
});
