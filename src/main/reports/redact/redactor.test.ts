import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formsOf, holds, patterns, shaped, shapeless, vocabulary } from '../../../testing/private';
import { catalog } from '../../../testing/reports';
import { runs } from '../../../testing/runs';
import { DATA_RULES, ruleFor } from './data';
import type { Identity } from './identity';
import { openRedactor } from './redactor';

const identity: Identity = {
  users: ['marta.lang', 'Märta Láng', 'martaspot'],
  homes: ['/home/marta.lang', 'C:\\Users\\marta.lang'],
  hosts: ['martas-MacBook-Pro.local', 'DESKTOP-4F7Q2ZK'],
  secrets: ['hunter2secret'],
};
const open = () => openRedactor({ identity, vocabulary, versions: ['1.2.84.200'] });

test.each([
  ['/home/marta.lang/.cache/spotify/Data', '~/.cache/spotify/Data'],
  ['file:///home/marta%2Elang/x', '~/x'],
  ['C:\\\\Users\\\\marta.lang\\\\AppData', '~\\\\AppData'],
  ['/mnt/c/Users/someone/AppData', '/mnt/c/Users/<user>/AppData'],
  ['C:\\Users\\MARTAL~1\\AppData', 'C:\\Users\\<user>\\AppData'],
  ['D:\\Documents and Settings\\Other Person\\x', 'D:\\Documents and Settings\\<user>\\x'],
  ['/Users/other/Library/Caches', '/Users/<user>/Library/Caches'],
  ['%2Fhome%2Fother%2Fx', '%2Fhome%2F<user>%2Fx'],
  ['signed in as MARTA.LANG now', 'signed in as <user> now'],
  ['signed in as marta lang now', 'signed in as <user> now'],
  ['мarta.lang and m\u200barta.l\u00adang', '<user> and <user>'],
  ['%6d%61%72%74%61.lang', '<user>'],
  ['\\u006darta.lang', '<user>'],
  ['Maerta Lang, MÄRTA LÁNG', '<user>, <user>'],
  ['6d617274612e6c616e67 bWFydGEubGFuZw==', '<id> <user>=='],
  ['on martas-macbook-pro today', 'on <host> today'],
  ['pass is hunter2secret!', 'pass is <secret>!'],
  ['marta@example.org, bob%40example.org', '<mail>, <mail>'],
  ['192.168.7.20, 203.0.113.9, 10.0.0.1:80', '<local address>, <public address>, <local address>:80'],
  ['[2001:db8::1]:443 fe80::1ff:fe23:4567:890a%eth0', '[<public address>]:443 <local address>'],
  ['external ip 0xCB007109 and cb007109', 'external ip <public address> and <public address>'],
  ['0501A8C0:0FE6 0xC0.0xA8.0x01.0x05', '<public address> <public address>'],
  ['at 00:1a:2b:3c:4d:5e or 001a.2b3c.4d5e', 'at <id> or <id>'],
  ['S-1-5-21-1004336348-1177238915-682003330-512', '<id>'],
  ['Authorization: Bearer BQDabcdef.123', 'Authorization: Bearer <secret>'],
  ['eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0', '<secret>'],
  ['autologin.blob="AbCdEf=="', 'autologin.blob="<secret>"'],
  ['https://open.spotify.com/x?si=abcdef&y=1', 'https://open.spotify.com/x?si=<secret>&y=<secret>'],
  ['http://joe:pw@proxy:8080', 'http://<user>@proxy:8080'],
  ['spotify:user:somebody:rootlist', 'spotify:user:<user>:rootlist'],
  ['autologin.canonical_username="31abc"', 'autologin.canonical_username="<user>"'],
  ['Users/31xyz-user/prefs', 'Users/<user>-user/prefs'],
  ['spotify:track:4uLU6hMCjMI75M1A2tKUQC', 'spotify:track:<id>'],
  ['id 31l77y2al5lnn7mxfrmd4bpfhqke there', 'id <id> there'],
  ['abcdefghijklmnopqrstuvwxyzab', '<id>'],
  ['Serial Number: C02XG0JHJG5J', 'Serial Number: <id>'],
  ['SSID: "Lang Family 5G" joined', 'SSID: <network name> joined'],
  ['call +49 151 23456789 or (030) 1234567', 'call <phone> or <phone>'],
])('%s', (given, shown) => {
  expect(open().text(given)).toBe(shown);
});

describe('what helps stays', () => {
  it.each([
    '16:00:35.720 E [ap:1754] Connection error:  112',
    'Connecting to AP ap-gew4.spotify.com:4070',
    'AP Socket Error: Connection reset by peer (104)',
    'Error while receiving from 0.0.0.0 and 127.0.0.1 and ::1',
    'resolved apresolve.spotify.com to 0.0.0.0',
    'GPU process exited with 0xc0000005',
    'HRESULT 0x80070005',
    'libcef.so: cannot open shared object file',
    'Line 14 of the hosts file sends accounts.spotify.com to 127.0.0.1',
    'auth:3 and accounts:53 at 09:12:55',
    'ERR_TLS_CERT_ALTNAME_INVALID, ECONNREFUSED',
    'Spotify 1.2.84.200',
  ])('in a text: %s', (text) => {
    expect(open().text(text)).toBe(text);
  });

  it.each([
    'Connection error:  112',
    'Connecting to AP ap-gew4.spotify.com:4070',
    'AP Socket Error: Connection reset by peer (104)',
    'GPU process exited unexpectedly: exit_code=5',
    'Timeout reached (20000)',
    'AP login complete, len 80',
  ])('in a line of a log: %s', (text) => {
    const shown = open().words(text);
    expect(shown.replace(/<…>/g, '').length).toBeGreaterThan(text.length * 0.6);
    for (const number of text.match(/\d+/g) ?? []) expect(shown).toContain(number);
  });

  it('and the names of events', () => {
    for (const { word } of patterns.rows) expect(open().words(word)).toBe(word);
  });
});

it('a line of a log keeps nothing but words that everybody has', () => {
  expect(open().words("connected to 'FRITZ!Box 7590 QX' by Zebulon via Qwxyz-Netz")).toMatch(
    /^connected to '<…>' by <…>$/,
  );
});

it('counts what it took out, by kind', () => {
  const redactor = open();
  redactor.text('marta.lang at 192.168.0.1 and 203.0.113.9 wrote a@example.org');
  expect(redactor.hidden()).toEqual({ user: 1, address: 2, mail: 1 });
});

describe('data of findings', () => {
  const shown = (id: string, data: Record<string, string | number | boolean | null>) =>
    open().finding({ id, from: 'x', data, at: '' }).data;

  it('[sec-26] leaves by allow-list alone', () => {
    expect(
      shown('hosts/spotify-blocked', { line: 4, name: 'apresolve.spotify.com', address: '0.0.0.0', extra: 'x' }),
    ).toEqual({
      line: 4,
      name: 'apresolve.spotify.com',
      address: '0.0.0.0',
    });
    expect(shown('hosts/redirected', { line: 4, name: 'marta-lang.spotify.com', address: '192.168.1.9' })).toEqual({
      line: 4,
      name: '<…>.spotify.com',
      address: '<local address>',
    });
    expect(shown('account/premium', { country: 'DE' })).toEqual({ country: '<country>' });
    expect(shown('install/found', { version: '1.2.95.453', kind: 'Debian package', install: 'deb' })).toEqual({
      version: '1.2.95.453',
      kind: 'Debian package',
      install: 'deb',
    });
    expect(shown('firewall/blocks-spotify', { rule: 'Block Spotify for Zebulon' })).toEqual({
      rule: 'Block Spotify for <…>',
    });
    expect(shown('install/found', { version: '192.168.1.5' })).toEqual({ version: '<…>' });
    expect(shown('vpn/active', { name: 'WireGuard' })).toEqual({ name: 'WireGuard' });
    expect(shown('https/unreachable', { error: 'ECONNREFUSED' })).toEqual({ error: 'ECONNREFUSED' });
  });

  it('has a rule for every value that a sentence of the catalogue shows', () => {
    const missing = catalog.checks.flatMap(({ findings }) =>
      Object.entries(findings).flatMap(([id, { text }]) =>
        [...text.matchAll(/\{([A-Za-z]\w*)\}/g)].flatMap(([, key = '']) => (ruleFor(id, key) ? [] : [`${id} ${key}`])),
      ),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(DATA_RULES).length).toBeGreaterThan(40);
  });
});

describe('[sec-26] a planted secret', () => {
  const ids = catalog.checks.flatMap(({ findings }) => Object.keys(findings));
  const keys = Object.keys(DATA_RULES).map((key) => key.split('/').at(-1) ?? '');
  const someone = {
    identity: {
      users: ['qxzjvwkq', 'zzkqwxj'],
      homes: ['/home/qxzjvwkq'],
      hosts: ['wkjzxq-pc'],
      secrets: ['q7Kx9wZ2'],
    },
  };
  const redactor = openRedactor({ ...someone, vocabulary, versions: [] });
  const about = fc.constantFrom('', 'error ', 'Connecting to ', "'", '"', 'user=', '(', '/', '\t', 'x: ');
  const behind = fc.constantFrom('', ' failed', "'", '"', ')', '/x', ':4070', '.', '\n', ',');
  const known = fc.oneof(formsOf(someone.identity), shaped);

  it('never comes out of a text, a line of a log or a finding', () => {
    fc.assert(
      fc.property(
        known,
        shapeless,
        about,
        behind,
        fc.constantFrom(...ids),
        fc.constantFrom(...keys),
        (one, other, before, after, id, key) => {
          const { text } = one;
          const shown = [
            redactor.text(`${text} and${after === '/x' ? '' : ' '}then`),
            redactor.words(`${before} ${text} ${after}`),
            redactor.words(`${before}${other.text}${after}`),
            JSON.stringify(redactor.finding({ id, from: 'x', at: '', data: { [key]: other.text, port: 1 } })),
            JSON.stringify(redactor.finding({ id, from: 'x', at: '', data: { [key]: text } })),
          ].join('\n');
          return !holds(shown, one) && !holds(shown, other);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });

  it('and no text makes it throw, or grow without bound', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: fc.constantFrom(...':./\\@%=<>-0aA "'), maxLength: 600 }),
        ),
        (text) => {
          const shown = redactor.text(text) + redactor.words(text);
          return shown.length <= 4300;
        },
      ),
      { numRuns: runs(5000) },
    );
  });
});
