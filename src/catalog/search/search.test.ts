import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import { runs } from '../../testing/runs';
import { buildSearchIndex } from './index-data';
import { createSearch } from './search';

const { catalog } = loadCatalog();
const index = JSON.parse(JSON.stringify(buildSearchIndex(catalog.entries)));
const search = createSearch(index);
const codes = (query: string) => search(query).results.map(({ code }) => code);

describe('finding a code by its name', () => {
  it('finds every code under its own name first', () => {
    for (const { code } of catalog.entries) expect(codes(code)[0], code).toBe(code);
  });

  it('finds every code inside a sentence, in capitals, with other dashes and without separators', () => {
    for (const { code } of catalog.entries) {
      expect(codes(`Help, since yesterday I get "${code}" all the time`)[0], code).toBe(code);
      expect(codes(code.toUpperCase())[0], code).toBe(code);
      expect(codes(code.replace(/[\u2013\u2212]/g, '-'))[0], code).toBe(code);
      expect(codes(code.replace(/-/g, '\u2014'))[0], code).toBe(code);
    }
  });

  it.each([
    ['acounts:4', 'accounts:4'],
    ['account 4', 'accounts:4'],
    ['Error code:accounts:4', 'accounts:4'],
    ['error code: auth : 2', 'auth:2'],
    ['auth2', 'auth:2'],
    ['(Error code: session-103)', 'session:103'],
    ['accespoint 17', 'accesspoint:17'],
    ['ap 17', 'accesspoint:17'],
    ['accounts:54', 'accounts:53–55'],
    ['accounts:53-55', 'accounts:53–55'],
    ['desktop login accounts 5', 'desktop_login_accounts:5'],
    ['eme no supported keysystem', 'EME_NO_SUPPORTED_KEYSYSTEM'],
    ['spotify error code 30', 'Error 30'],
    ['installer error code 18', 'Installer error 18'],
    ['com.spotify.installer -2', 'com.spotify.installer −2'],
    ['http 429', 'HTTP 429 - Too Many Requests'],
    ['error 502', 'HTTP 502'],
  ])('reads "%s" as %s', (query, code) => {
    expect(codes(query)[0]).toBe(code);
  });

  it('does not guess at a code the catalogue lacks', () => {
    expect(codes('auth:99')).toEqual([]);
    expect(codes('accounts:999')).toEqual([]);
  });
});

describe('a bare number', () => {
  it('gives every namespace it occurs in, and says that it is ambiguous', () => {
    const answer = search('2');
    expect(new Set(answer.results.slice(0, 3).map(({ code }) => code))).toEqual(
      new Set(['Error code 2', 'auth:2', 'desktop_login_accounts:2']),
    );
    expect(answer.ambiguous).toBe(true);
    expect(answer.question).toContain('2 has three meanings');
    expect(codes('-2')[0]).toBe('com.spotify.installer −2');
    expect(new Set(codes('error 103'))).toEqual(new Set(['accounts:103', 'session:103']));
    expect(search('error 103').ambiguous).toBe(true);
  });

  it('puts the entry that bears the bare number first, and still names the others', () => {
    const answer = search('error code 2');
    expect(answer.results[0]?.code).toBe('Error code 2');
    expect(
      answer.results
        .slice(1, 3)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['auth:2', 'desktop_login_accounts:2']);
    expect(answer.ambiguous).toBe(true);
  });

  it('is not read out of times, versions, addresses and amounts', () => {
    for (const query of [
      'it broke at 12:30',
      'Spotify 1.2.95.453',
      'I have 403 songs',
      'windows 11',
      '192.168.4.103',
      'after 30 minutes',
    ])
      expect(
        search(query).results.filter(({ matched }) => /^\d+$/.test(matched)),
        query,
      ).toEqual([]);
  });

  it('in brackets behind a socket error is an errno, not a code', () => {
    expect(codes('AP Socket Error: Software caused connection abort (103)')[0]).not.toMatch(/:103$/);
  });
});

describe('a message', () => {
  it('that is shared gives every entry that shows it', () => {
    const answer = search('A firewall may be blocking Spotify.');
    expect(answer.ambiguous).toBe(true);
    const found = answer.results.map(({ code }) => code);
    for (const code of [
      'auth:3',
      'accounts:103',
      'session:103',
      'desktop_login_accounts:5',
      'accesspoint:17',
      'accesspoint:39',
      'Error 30',
    ])
      expect(found).toContain(code);
  });

  it('with its code is that code, whatever else shows the message', () => {
    const answer = search('A firewall may be blocking Spotify. (Error code: auth:3)');
    expect(answer.results[0]?.code).toBe('auth:3');
    expect(answer.ambiguous).toBe(false);
  });

  it('is found by a part of it, in another order and with typing mistakes', () => {
    expect(codes('no intrenet conection detected')[0]).toMatch(/^(accounts:4|accesspoint:31)$/);
    expect(codes('detected: no connection to the internet')[0]).toMatch(/^(accounts:4|accesspoint:31)$/);
    expect(codes('files in use by another process')[0]).toBe('Installer error 18');
  });
});

describe('a topic by itself', () => {
  it.each(['firewall', 'a firewall', 'firewa', 'vpn', 'proxy', 'login', 'update', 'server', 'drm', 'password'])(
    '"%s" lists entries about it',
    (query) => expect(codes(query).length).toBeGreaterThan(3),
  );

  it('has the entry that it names first', () => {
    expect(codes('Windows firewall')).toEqual(codes('firewall'));
    expect(codes('Spotify firewall problem')).toEqual(codes('firewall'));
    expect(codes('dns')[0]).toBe('offline:dns-filter');
    expect(codes('cache')[0]).toBe('storage:cache');
    expect(codes('facebook')[0]).toMatch(/facebook|^accounts:417$/);
  });

  it('is no number, no system and no word inside a question about something else', () => {
    for (const query of [
      '5 songs',
      'windows',
      'linux',
      'what song is this',
      'Spotify problem',
      'vpn recommendations',
      'hello',
      'printer',
    ])
      expect(codes(query), query).toEqual([]);
  });
});

describe('anything else', () => {
  it('that fits nothing gets nothing', () => {
    for (const query of ['pizza recipe', 'zuuygfds', '', '   ', '...', '🎵🎵🎵'])
      expect(search(query), query).toMatchObject({ results: [], ambiguous: false });
  });

  it('never breaks the search', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z:_ 0-9()-]{0,60}$/)),
        (query) => {
          const { results } = search(query);
          return (
            results.length <= 10 &&
            results.every(({ score }, at) => score >= 0 && score <= 1 && score <= (results[at - 1]?.score ?? 1))
          );
        },
      ),
      { numRuns: runs(5000) },
    );
  });

  it('is answered in the order of its scores, and the same each time', () => {
    expect(search('login loop')).toEqual(search('login loop'));
  });
});
