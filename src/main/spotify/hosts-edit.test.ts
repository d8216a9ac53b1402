import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { findSpotifyLines } from './hosts';
import { hostsCautions, planHosts } from './hosts-edit';

const DAY = '2026-11-20';
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const plan = (text: string, what: 'needed' | 'updates' = 'needed') => planHosts(bytesOf(text), text, what, DAY);

function done(text: string, what: 'needed' | 'updates' = 'needed'): string {
  let after = '';
  let from = 0;
  for (const edit of plan(text, what)?.edits ?? expect.unreachable('no plan')) {
    expect(text.slice(edit.at, edit.at + edit.before.length)).toBe(edit.before);
    after += text.slice(from, edit.at) + edit.after;
    from = edit.at + edit.before.length;
  }
  return after + text.slice(from);
}

describe('planHosts', () => {
  it('makes comments of lines that block what Spotify needs, and of no other', () => {
    const text =
      '127.0.0.1 localhost\n0.0.0.0 accounts.spotify.com # mine\n0.0.0.0 log.spotify.com\n' +
      '0.0.0.0 upgrade.scdn.co\n0.0.0.0 ads.example.com\n';
    expect(done(text)).toBe(text.replace('0.0.0.0 accounts', '# [Backline 2026-11-20] 0.0.0.0 accounts'));
    expect(plan(text)?.lines).toEqual([2]);
  });

  it('touches updates only when they are meant, and then nothing else', () => {
    const text = '0.0.0.0 upgrade.scdn.co\n0.0.0.0 ap.spotify.com\n';
    expect(done(text, 'updates')).toBe('# [Backline 2026-11-20] 0.0.0.0 upgrade.scdn.co\n0.0.0.0 ap.spotify.com\n');
  });

  it('splits lines that name others too, in the line’s own manner', () => {
    expect(done('0.0.0.0\tads.example.com  Accounts.Spotify.com. log.spotify.com # all\r\n')).toBe(
      '# [Backline 2026-11-20] 0.0.0.0\tads.example.com  Accounts.Spotify.com. log.spotify.com # all\r\n' +
        '0.0.0.0\tads.example.com log.spotify.com\r\n',
    );
  });

  it('keeps a byte order mark, odd bytes and a missing end of line', () => {
    expect(done('\xef\xbb\xbf0.0.0.0 ap.spotify.com\r\n# gr\xfc\xdfe\r\n192.0.2.1 i.scdn.co x\xfcy')).toBe(
      '\xef\xbb\xbf# [Backline 2026-11-20] 0.0.0.0 ap.spotify.com\r\n# gr\xfc\xdfe\r\n' +
        '# [Backline 2026-11-20] 192.0.2.1 i.scdn.co x\xfcy\r\n192.0.2.1 x\xfcy',
    );
  });

  it('takes every line that sends a name to a fixed address', () => {
    expect(plan('192.0.2.1 upgrade.scdn.co\n192.0.2.1 log.spotify.com\n')?.lines).toEqual([1]);
  });

  it('leaves what it cannot write to people', () => {
    expect(plan('\xff\xfe0\x00')).toBeNull();
    expect(plan(`0.0.0.0 ap.spotify.com ${'x '.repeat(5000)}`)).toBeNull();
    expect(plan('0.0.0.0 ap.spotify.com\n'.repeat(1001))).toBeNull();
  });

  it('leaves no blocking line and loses none of the others’ words, whatever the file holds', () => {
    const piece = fc.constantFrom(
      ...['0.0.0.0', '::1', '192.0.2.7', 'ap.spotify.com', 'i.scdn.co.', 'upgrade.scdn.co', 'log.spotify.com'],
      ...[
        'other.example',
        '#',
        ' ',
        ' ',
        '\t',
        '\n',
        '\n',
        '\r\n',
        '\xef\xbb\xbf',
        '\xe9',
        '\x0b',
        '\r',
        '*.spotify.com',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const after = done(text);
        const left = findSpotifyLines(new TextDecoder().decode(bytesOf(after)));
        expect(left.filter(({ kind }) => ['core', 'accounts', 'playback'].includes(kind))).toEqual([]);
        const others = (all: string) =>
          all
            .split('\n')
            .filter((line) => !line.startsWith('# [Backline'))
            .join(' ')
            .split('other.example').length;
        expect(after.split('other.example').length).toBeGreaterThanOrEqual(text.split('other.example').length);
        expect(others(after)).toBeLessThanOrEqual(text.split('other.example').length);
        expect(planHosts(bytesOf(after), after, 'needed', DAY)).toEqual({ edits: [], lines: [] });
      }),
      { numRuns: runs(5000) },
    );
  });
});

describe('hostsCautions', () => {
  it.each([
    ['127.0.0.1 localhost\n', { other: false, guarded: false }],
    ['# Title: StevenBlack/hosts\n0.0.0.0 x\n', { other: true, guarded: false }],
    ['# Start of entries inserted by Spybot - Search & Destroy\n', { other: true, guarded: false }],
    ['0.0.0.0 telemetry.microsoft.com\n', { other: false, guarded: true }],
    ['# 0.0.0.0 telemetry.microsoft.com\n', { other: false, guarded: false }],
    ['0.0.0.0 a.example # microsoft.com\n', { other: false, guarded: false }],
  ])('%j', (text, expected) => {
    expect(hostsCautions(text)).toEqual(expected);
  });
});
