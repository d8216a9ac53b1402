import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs';
import { parseRegistry } from '../../spotify/registry';
import { goesPast, readEndpoint, readScriptAnswer } from './endpoint';
import { readGnomeProxy, readKdeProxy } from './linux-setting';
import { readScutilProxy } from './mac-setting';
import { readInternetSettings, readWinHttp } from './windows-setting';

const http = (host: string, port: number, hasLogin = false) => ({ scheme: 'http' as const, host, port, hasLogin });
const socks = (host: string, port: number) => ({ scheme: 'socks' as const, host, port, hasLogin: false });
const set = (endpoint: object | null) => ({ state: 'set', endpoint });

describe('readEndpoint', () => {
  it.each([
    ['127.0.0.1:7890', http('127.0.0.1', 7890)],
    ['proxy.example.org', http('proxy.example.org', 80)],
    ['http://ada:se@cr:et/@proxy.example.org:3128/', http('proxy.example.org', 3128, true)],
    ['socks5h://[::1]:1080', socks('::1', 1080)],
    ['socks://10.0.0.1', socks('10.0.0.1', 1080)],
    ['http://127.0.0.1 8080', http('127.0.0.1', 8080)],
    ['HTTPS://secure.example.org', { scheme: 'https', host: 'secure.example.org', port: 443, hasLogin: false }],
  ])('reads %s', (text, expected) => {
    expect(readEndpoint(text)).toEqual(expected);
  });

  it.each([
    '',
    ':8080',
    'http://',
    'host:0',
    'host:99999',
    'two words here',
    'ftp://x:1',
    'a'.repeat(2000),
    'x:8080:9',
  ])('refuses %j', (text) => {
    expect(readEndpoint(text)).toBeNull();
  });
});

describe('readScriptAnswer', () => {
  it.each([
    ['DIRECT', { endpoint: null, fallback: true }],
    ['PROXY 127.0.0.1:8080', { endpoint: http('127.0.0.1', 8080), fallback: false }],
    ['PROXY a.example:8080;DIRECT', { endpoint: http('a.example', 8080), fallback: true }],
    ['SOCKS5 127.0.0.1:1080; PROXY b:2', { endpoint: socks('127.0.0.1', 1080), fallback: false }],
    [
      'HTTPS s.example:443',
      { endpoint: { scheme: 'https', host: 's.example', port: 443, hasLogin: false }, fallback: false },
    ],
    ['', null],
    ['PROXY', null],
    ['QUIC x:1', null],
  ])('%s', (text, expected) => {
    expect(readScriptAnswer(text)).toEqual(expected);
  });
});

it.each([
  ['*.spotify.com', 'exact', true],
  ['.spotify.com', 'exact', true],
  ['spotify.com', 'exact', false],
  ['spotify.com', 'below', true],
  ['notspotify.com', 'below', false],
  ['https://accounts.spotify.com:443', 'exact', true],
  ['*', 'exact', true],
  ['<local>', 'exact', false],
  ['10.0.0.0/8', 'below', false],
  ['', 'below', false],
] as const)('exception %j (%s): %s', (rule, bareName, expected) => {
  expect(goesPast(['localhost', rule], 'accounts.spotify.com', bareName)).toBe(expected);
});

describe('Internet Settings of Windows', () => {
  const read = (...lines: string[]) =>
    readInternetSettings(parseRegistry(['HKEY_CURRENT_USER\\X', ...lines.map((line) => `    ${line}`)].join('\r\n')));
  const on = 'ProxyEnable    REG_DWORD    0x1';

  it.each([
    [[], { state: 'none' }],
    [['ProxyEnable    REG_DWORD    0x0', 'ProxyServer    REG_SZ    127.0.0.1:7890'], { state: 'none' }],
    [[on, 'ProxyServer    REG_SZ    '], { state: 'none' }],
    [[on, 'ProxyServer    REG_SZ    127.0.0.1:7897', 'AutoConfigURL    REG_SZ'], set(http('127.0.0.1', 7897))],
    [[on, 'ProxyServer    REG_SZ       http=a:8080;https=b:8081'], set(http('b', 8081))],
    [[on, 'ProxyServer    REG_SZ    socks=c:1080;http=a:1'], set(socks('c', 1080))],
    [[on, 'ProxyServer    REG_SZ    http=a:8080'], set(null)],
    [[on, 'ProxyServer    REG_SZ    a:8080', 'ProxyOverride    REG_SZ    <local>;*.spotify.com'], set(null)],
    [[on, 'ProxyServer    REG_SZ    http://'], { state: 'unusable' }],
    [['AutoConfigURL    REG_SZ    http://wpad/x.pac'], { state: 'script' }],
  ])('%j', (lines, expected) => {
    expect(read(...lines)).toEqual(expected);
  });
});

describe('WinHttpSettings', () => {
  const proxy = '127.0.0.1:8080';
  const bytes = [...new TextEncoder().encode(proxy)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  it.each([
    [undefined, 'none'],
    ['', 'none'],
    ['1800000000000000010000000000000000000000', 'none'],
    ['28000000000000000100000000000000000000000000000000000000', 'none'],
    [`180000000000000003000000${'0e000000'}${bytes}00000000`, 'set'],
    [`2800000000000000030000000E000000${bytes.toUpperCase()}00000000`, 'set'],
    ['180000000000000003000000000000000000', 'none'],
    ['1800', null],
    ['not hex', null],
  ])('%s is %s', (hex, expected) => {
    expect(readWinHttp(hex)).toBe(expected);
  });
});

describe('scutil --proxy', () => {
  const dictionary = (...lines: string[]) =>
    ['<dictionary> {', ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
  const exceptions = (...names: string[]) => [
    'ExceptionsList : <array> {',
    ...names.map((n, i) => `  ${i} : ${n}`),
    '}',
  ];
  const https = ['HTTPSEnable : 1', 'HTTPSPort : 7890', 'HTTPSProxy : 127.0.0.1'];

  it.each([
    [dictionary('FTPPassive : 1', ...exceptions('*.local')), { state: 'none' }],
    [dictionary(...https, 'ProxyAutoConfigEnable : 0', ...exceptions('*.local')), set(http('127.0.0.1', 7890))],
    [dictionary(...https, 'HTTPSUser : ada'), set(http('127.0.0.1', 7890, true))],
    [dictionary(...https, ...exceptions('*.local', '*.spotify.com')), set(null)],
    [dictionary('SOCKSEnable : 1', 'SOCKSPort : 1080', 'SOCKSProxy : ::1'), set(socks('::1', 1080))],
    [dictionary('HTTPEnable : 1', 'HTTPPort : 1', 'HTTPProxy : a'), set(null)],
    [dictionary('HTTPSEnable : 1'), { state: 'unusable' }],
    [dictionary('ProxyAutoConfigEnable : 1', 'ProxyAutoConfigURLString : http://x/p.pac'), { state: 'script' }],
    [dictionary('ProxyAutoDiscoveryEnable : 1'), { state: 'script' }],
    [
      dictionary('__SCOPED__ : <dictionary> {', '  en0 : <dictionary> {', ...https, '  }', '}', 'FTPPassive : 1'),
      { state: 'none' },
    ],
    ['', null],
    ['No proxies', null],
  ])('%#', (text, expected) => {
    expect(readScutilProxy(text)).toEqual(expected);
  });
});

describe('GNOME', () => {
  const lines = (mode: string, ...more: string[]) =>
    [`mode '${mode}'`, ...more.map((line) => line.replace(/^\./, '\u0000'))]
      .map((line) =>
        line.startsWith('\u0000') ? `org.gnome.system.proxy.${line.slice(1)}` : `org.gnome.system.proxy ${line}`,
      )
      .join('\n');
  const https = [".https host '127.0.0.1'", '.https port 7890'];

  it.each([
    [lines('none', ...https), { state: 'none' }],
    [lines('manual', ...https), set(http('127.0.0.1', 7890))],
    [lines('manual', ".https host ''", ".socks host 'localhost'", '.socks port 1080'), set(socks('localhost', 1080))],
    [lines('manual', ".http host 'a'", '.http port 8080', 'use-same-proxy true'), set(null)],
    [lines('manual', ".http host ''"), { state: 'none' }],
    [lines('manual', ...https, "ignore-hosts ['localhost', '127.0.0.0/8', 'spotify.com']"), set(null)],
    [lines('manual', ".https host '::1'", '.https port 8080'), set(http('::1', 8080))],
    [lines('manual', ".https host 'http://a b c'"), { state: 'unusable' }],
    [lines('auto', "autoconfig-url ''"), { state: 'script' }],
    ['No such schema “org.gnome.system.proxy”', null],
    ['', null],
  ])('%#', (text, expected) => {
    expect(readGnomeProxy(text)).toEqual(expected);
  });
});

describe('KDE', () => {
  const file = (...lines: string[]) =>
    ['[Other]', 'ProxyType=2', '[Proxy Settings]', ...lines, '[Z]', 'httpsProxy=z'].join('\n');

  it.each([
    ['', { state: 'none' }],
    [file('ProxyType=0', 'httpsProxy=http://a 1'), { state: 'none' }],
    [file('ProxyType=1', 'httpsProxy=http://127.0.0.1 8080'), set(http('127.0.0.1', 8080))],
    [file('ProxyType=1', 'httpsProxy=http://ada:x@proxy:8080/'), set(http('proxy', 8080, true))],
    [file('ProxyType=1', 'socksProxy=socks://127.0.0.1 1080', 'NoProxyFor='), set(socks('127.0.0.1', 1080))],
    [file('ProxyType=1', 'httpProxy=http://a:1'), set(null)],
    [file('ProxyType=1', 'httpsProxy=http://a:1', 'NoProxyFor=localhost,.spotify.com'), set(null)],
    [file('ProxyType=1', 'httpsProxy=http://a:1', 'ReversedException=true', 'NoProxyFor=x.org'), set(null)],
    [
      file('ProxyType=1', 'httpsProxy=http://a:1', 'ReversedException=true', 'NoProxyFor=spotify.com'),
      set(http('a', 1)),
    ],
    [file('ProxyType=1', 'httpsProxy=???://'), { state: 'unusable' }],
    [file('ProxyType=2', 'Proxy Config Script=http://x'), { state: 'script' }],
    [file('ProxyType=3'), { state: 'script' }],
    [file('ProxyType=4', 'httpsProxy=HTTPS_PROXY'), { state: 'none' }],
  ])('%#', (text, expected) => {
    expect(readKdeProxy(text)).toEqual(expected);
  });
});

it('none of the readers ever throws', () => {
  const word = fc.constantFrom(
    ...[
      '<dictionary> {',
      '  HTTPSEnable : 1',
      '  HTTPSProxy : a',
      '}',
      '[Proxy Settings]',
      'ProxyType=1',
      'httpsProxy=',
    ],
    ...[
      "org.gnome.system.proxy mode 'manual'",
      "org.gnome.system.proxy.https host 'x'",
      'PROXY ',
      'http=',
      ';',
      ' ',
      '\n',
    ],
    ...['    ProxyEnable    REG_DWORD    0x1\n', '    ProxyServer    REG_SZ    ', '@', ':', '[', '\u0000'],
  );
  const text = fc.array(fc.oneof(word, fc.string({ maxLength: 12 })), { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (input) => {
      for (const endpoint of [readEndpoint(input), readScriptAnswer(input)?.endpoint]) {
        if (endpoint) expect(endpoint.port).toBeGreaterThan(0);
      }
      readInternetSettings(parseRegistry(input));
      readWinHttp(input);
      readScutilProxy(input);
      readGnomeProxy(input);
      readKdeProxy(input);
      goesPast([input], 'accounts.spotify.com', 'below');
    }),
    { numRuns: runs(20_000) },
  );
});
