import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../testing/runs';
import { redactLogText } from './redact';

test.each([
  [
    'Searching for crashdumps: /home/alice/.cache/spotify/*.dmp',
    'Searching for crashdumps: /home/<user>/.cache/spotify/*.dmp',
  ],
  ['at /Users/alice/Library/Caches', 'at /Users/<user>/Library/Caches'],
  [
    'path: C:\\Users\\Alice Smith\\AppData\\Roaming\\Spotify\\libcef.dll',
    'path: C:\\Users\\<user>\\AppData\\Roaming\\Spotify\\libcef.dll',
  ],
  ['alice@box:~$ spotify', '<user>@<host>:~$ spotify'],
  ['[alice@box ~]$ spotify', '[<user>@<host> ~]$ spotify'],
  ['Oct 15 12:35:33 alicebox systemd-coredump[1]: text', 'Oct 15 12:35:33 <host> systemd-coredump[1]: text'],
  ["synchronizeRootlist 'spotify:user:alice:rootlist'", "synchronizeRootlist 'spotify:user:<user>:rootlist'"],
  [
    'https://spclient.wg.spotify.com/playlist/v2/user/alice/rootlist?from=0',
    'https://spclient.wg.spotify.com/playlist/v2/user/<user>/rootlist?from=0',
  ],
  ['192.168.0.1: got external ip 0xC0000201', '<lan address>: got external ip <address>'],
  ['started (Installation ID: 00000000-1111-2222-3333-444444444444)', 'started (Installation ID: <id>)'],
  ['setUsernameHash: 0123456789abcdef0123456789abcdef01234567|0', 'setUsernameHash: <id>|0'],
  ['from 2001:db8:12:34::1 port 1', 'from <address> port 1'],
  ['from 203.0.113.9 port 1', 'from <address> port 1'],
  ['proxy http://alice:secret@proxy:8080', 'proxy http://<user>@proxy:8080'],
  ['?access_token=BQDabcdef123456&x=1', '?access_token=<secret>&x=1'],
  ['mail alice@example.org now', 'mail <mail> now'],
])('%s', (text, redacted) => {
  expect(redactLogText(text)).toBe(redacted);
});

test.each([
  '16:00:35.720 I [ap_connection_impl.cpp:534      ] Connected to AP: 194.132.198.35:4070',
  'Connecting to AP lon3-accesspoint-a21.ap.spotify.com:4070',
  'Error while receiving from 0.0.0.0',
  'Version 1.2.82.428 started',
  '[0225/110712.774383:ERROR:third_party/crashpad/x.cc:27] ptrace: Operation not permitted (1)',
  'Exception code: 0xc0000005',
  'fatal: ::1 and 127.0.0.1',
])('nothing private is in: %s', (text) => {
  expect(redactLogText(text)).toBe(text);
});

test('[sec-26] a name planted in any of the known places never comes out', () => {
  const name = fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
    minLength: 6,
    maxLength: 20,
  });
  const place = fc.constantFrom<(name: string) => string>(
    (n) => `/home/${n}/.cache/spotify`,
    (n) => `/Users/${n}/Library`,
    (n) => `C:\\Users\\${n}\\AppData`,
    (n) => `spotify:user:${n}:rootlist`,
    (n) => `https://x.spotify.com/v1/user/${n}?a=1`,
    (n) => `${n}@laptop:~$ spotify`,
    (n) => `http://${n}:pass@proxy:80`,
  );
  fc.assert(
    fc.property(name, place, fc.constantFrom('', '10:00:00.000 I [f:1 ] ', '> '), (who, write, before) => {
      const secret = `zq${who}`;
      expect(redactLogText(`${before}${write(secret)}`)).not.toContain(secret);
    }),
    { numRuns: runs(5000) },
  );
});

test('any text is redacted without a throw, and a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const once = redactLogText(text);
      expect(redactLogText(once)).toBe(once);
    }),
    { numRuns: runs(20_000) },
  );
});
