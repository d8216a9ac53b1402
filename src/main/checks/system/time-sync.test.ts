import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../../../testing/runs';
import { blocksInboundOnMac } from '../firewall/mac-rules';
import { parseExtensions } from './mac-extensions';
import { parseSntp, parseTimedatectl } from './time-sync';

it.each([
  ['+0.027688 +/- 0.017541 time.apple.com 192.0.2.1\n', 0.027688],
  [
    'sntp 4.2.8p15@1.3728-o Wed Feb  1 20:07:53 UTC 2023 (1)\n+0.007475 +/- 0.021068 time.apple.com 192.0.2.1',
    0.007475,
  ],
  ['2026-10-05 09:12:01.123456 (+0400) -0.004213 +/- 0.021300 time.apple.com 192.0.2.1 s1 no-leap', -0.004213],
  ['-7200,5 +/- 0,02 time.apple.com', -7200.5],
  ['sntp: Exchange failed: Timeout', null],
  ['', null],
])('sntp: %j', (text, offset) => {
  expect(parseSntp(text)).toBe(offset);
});

it.each([
  ['NTP=yes\nNTPSynchronized=no\n', true],
  ['NTP=no\nNTPSynchronized=yes\n', true],
  ['NTP=no\r\nNTPSynchronized=no\r\n', false],
  ['NTP=no', false],
  ['Unknown command verb show.', null],
  ['', null],
])('timedatectl: %j', (text, isSynced) => {
  expect(parseTimedatectl(text)).toBe(isSynced);
});

it('the readers never throw', () => {
  const word = fc.constantFrom(
    ...[
      'NTP=',
      'yes',
      '+0.1 +/- ',
      '--- com.apple.system_extension.endpoint_security',
      '*\t*\tT\tb (1)\tN\t[activated enabled]',
    ],
    ...[
      '1 extension(s)',
      '(State = 1)',
      '1 :  /Applications/Spotify.app',
      '( Block incoming connections )',
      '\n',
      '\t',
      ' ',
    ],
  );
  const text = fc.array(fc.oneof(word, fc.string({ maxLength: 10 })), { maxLength: 15 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (one, other) => {
      parseSntp(one);
      parseTimedatectl(one);
      parseExtensions(one);
      blocksInboundOnMac(one, other);
    }),
    { numRuns: runs(20_000) },
  );
});
