import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { decodeHosts, findSpotifyLines } from './hosts';

const kinds = (text: string) => findSpotifyLines(text).map(({ name, kind, dead }) => [name, kind, dead]);

describe('findSpotifyLines', () => {
  it('reads several names a line, tabs, CRLF, tails and capital letters', () => {
    const text = '127.0.0.1\tlocalhost\r\n  0.0.0.0 example.com\tAPRESOLVE.Spotify.com. login5.spotify.com # ads\r\n';
    expect(findSpotifyLines(text)).toEqual([
      { line: 2, address: '0.0.0.0', name: 'apresolve.spotify.com', kind: 'core', dead: true },
      { line: 2, address: '0.0.0.0', name: 'login5.spotify.com', kind: 'accounts', dead: true },
    ]);
  });

  it.each([
    '# 0.0.0.0 apresolve.spotify.com',
    '0.0.0.0 # apresolve.spotify.com',
    'apresolve.spotify.com 0.0.0.0',
    '300.0.0.1 apresolve.spotify.com',
    '0.0.0.0',
    '0.0.0.0 notspotify.com.example myspotify.computer.lan',
    '192.168.1.9 spotify.home.lan',
    '',
  ])('finds nothing in %j', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it.each([
    ['0.0.0.0', true],
    ['127.0.0.1', true],
    ['127.0.0.0', true],
    ['127.53.2.1', true],
    ['::', true],
    ['::1', true],
    ['0:0:0:0:0:0:0:1', true],
    ['::ffff:127.0.0.1', true],
    ['::ffff:7f00:1', true],
    ['::ffff:0.0.0.0', true],
    ['35.186.224.25', false],
    ['192.168.0.2', false],
    ['2600:1901:1:c36::', false],
    ['fe80::1%lo0', false],
    ['10.0.0.0', false],
  ])('takes %s for a dead end: %s', (address, dead) => {
    expect(kinds(`${address} ap-gew4.spotify.com`)).toEqual([['ap-gew4.spotify.com', 'core', dead]]);
  });

  it.each([
    ['apresolve.spotify.com', 'core'],
    ['ap.spotify.com', 'core'],
    ['ap-guc3.spotify.com', 'core'],
    ['lon3-accesspoint-a1.ap.spotify.com', 'core'],
    ['spclient.wg.spotify.com', 'core'],
    ['gew1-spclient.spotify.com', 'core'],
    ['dealer.spotify.com', 'core'],
    ['guc3-dealer.spotify.com', 'core'],
    ['api.spotify.com', 'core'],
    ['open.spotify.com', 'core'],
    ['xpui.app.spotify.com', 'core'],
    ['accounts.spotify.com', 'accounts'],
    ['clienttoken.spotify.com', 'accounts'],
    ['audio-ak.spotifycdn.com', 'playback'],
    ['audio-fa.scdn.co', 'playback'],
    ['audio-ak-spotify-com.akamaized.net', 'playback'],
    ['upgrade.scdn.co', 'update'],
    ['upgrade-clientmanifest.scdn.co', 'update'],
    ['upgrade.spotify.com', 'update'],
    ['ads-fa.spotify.com', 'other'],
    ['log.spotify.com', 'other'],
    ['i.scdn.co', 'playback'],
    ['sto3-accesspoint-a88.sto3.spotify.net', 'other'],
    ['prod.spotify.map.fastlylb.net', 'other'],
    ['www.spotify-desktop.com', 'other'],
    ['*.spotify.com', 'inert'],
  ])('knows what %s is for: %s', (name, kind) => {
    expect(findSpotifyLines(`0.0.0.0 ${name}`)[0]?.kind).toBe(kind);
  });

  it('takes words after // for further names, as systems do', () => {
    const text = '127.0.0.1 login5.spotify.com // blocks ads but stops music\n127.0.0.1 xpui.app.spotify.com';
    expect(findSpotifyLines(text).map(({ line, name }) => `${line} ${name}`)).toEqual([
      '1 login5.spotify.com',
      '2 xpui.app.spotify.com',
    ]);
  });

  it.each([
    ['utf-8 with a mark', [0xef, 0xbb, 0xbf], (text: string) => [...new TextEncoder().encode(text)]],
    ['utf-16le', [0xff, 0xfe], (text: string) => [...text].flatMap((c) => [c.charCodeAt(0), 0])],
    ['utf-16be', [0xfe, 0xff], (text: string) => [...text].flatMap((c) => [0, c.charCodeAt(0)])],
  ])('reads %s', (_name, mark, encode) => {
    const bytes = new Uint8Array([...mark, ...encode('0.0.0.0 apresolve.spotify.com\r\n')]);
    expect(findSpotifyLines(decodeHosts(bytes))).toMatchObject([{ line: 1, name: 'apresolve.spotify.com' }]);
  });

  it('counts lines right in a block list of 200,000', () => {
    const list = Array.from({ length: 200_000 }, (_, index) => `0.0.0.0 ad${index}.example.com`);
    list[150_000] = '0.0.0.0 upgrade.scdn.co';
    list[199_999] = '::1 dealer.spotify.com';
    expect(findSpotifyLines(list.join('\n')).map(({ line }) => line)).toEqual([150_001, 200_000]);
  });

  it('does not slow down on one endless line', () => {
    expect(findSpotifyLines('0.0.0.0 '.concat('spotify '.repeat(500_000)))).toEqual([]);
  });

  it('finds what a plain reading line by line finds, and never throws', () => {
    const piece = fc.constantFrom(
      '0.0.0.0',
      '::1',
      ' ',
      '\t',
      '\n',
      '\r\n',
      '#',
      'api.spotify.com',
      'scdn.co',
      'x.de',
      '.',
      '*',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
        (text) => {
          const plain = text
            .split('\n')
            .flatMap((one, index) => findSpotifyLines(one).map((found) => ({ ...found, line: index + 1 })));
          expect(findSpotifyLines(text)).toEqual(plain);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });
});
