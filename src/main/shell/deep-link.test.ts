import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { findDeepLink, parseDeepLink, routeOf } from './deep-link';

const ENTRIES = [
  { id: 'accounts-4', code: 'accounts:4' },
  { id: 'auth-3', code: 'auth:3' },
  { id: 'error-code-2', code: 'Error code 2' },
  { id: 'twin-a', code: 'twin' },
  { id: 'twin-b', code: 'Twin' },
];
const open = (text: string) => {
  const link = parseDeepLink(text);
  return link && routeOf(link, ENTRIES);
};

/** What a page or another program could try. None of it leads anywhere. */
const HOSTILE = [
  '',
  'backline:',
  'backline://',
  'backline://code',
  'backline://code/',
  'backline://code//',
  'backline:code/accounts:4',
  'backline:///code/accounts:4',
  'backline://evil/accounts:4',
  'backline://repair/clear-cache',
  'backline://code/accounts:4/repair',
  'backline://code/accounts:4?run=1',
  'backline://code/accounts:4#x',
  'backline://code/../../etc/passwd',
  'backline://code/%2e%2e%2f%2e%2e%2fsettings',
  'backline://code/%2Fdiagnose',
  'backline://entry/..%2f..%2fdiagnose',
  'backline://code/%',
  'backline://code/%zz',
  'backline://code/%ff%fe',
  'backline://code/%00',
  'backline://code/accounts%0A:4',
  'backline://code/%E2%80%AEaccounts:4',
  'backline://code/accounts:4 --remote-debugging-port=9222',
  'backline://code/accounts:4" --inspect',
  'backline://user:pass@code/accounts:4',
  'backline://code:80/accounts:4',
  'backline://code\\accounts:4',
  ' backline://code/accounts:4',
  'backline://code/accounts:4\n',
  'backlines://code/accounts:4',
  'https://backline/code/accounts:4',
  'app://backline/entry/auth-3',
  'javascript:alert(1)',
  'file:///etc/hosts',
  `backline://code/${'a'.repeat(5000)}`,
  `backline://code/${'%61'.repeat(200)}`,
  'backline://code/unknown:99',
  'backline://entry/accounts:4',
  'backline://code/accounts-4',
  'backline://code/twin',
];

describe('addresses of our own scheme', () => {
  it('open the entry they name exactly, plain or percent-encoded, in any case', () => {
    for (const text of [
      'backline://code/accounts:4',
      'backline://code/accounts%3A4',
      'backline://code/accounts%3a4/',
      'BACKLINE://CODE/ACCOUNTS:4',
      'backline://entry/accounts-4',
    ])
      expect(open(text), text).toBe('/entry/accounts-4');
    expect(open('backline://code/Error%20code%202')).toBe('/entry/error-code-2');
  });

  it('[sec-40] lead nowhere in any other form', () => {
    for (const text of HOSTILE) expect(open(text), text).toBeNull();
  });

  it('[sec-39] are found among the arguments of a second start, and only one of them', () => {
    const argv = ['/opt/Backline/backline', '--allow-file-access-from-files', '/home/somebody'];
    expect(findDeepLink([...argv, 'backline://code/auth:3'])).toEqual({ by: 'code', name: 'auth:3' });
    expect(findDeepLink(argv)).toBeNull();
    expect(findDeepLink([...argv, 'backline://code/auth:3', 'backline://code/accounts:4'])).toBeNull();
    for (const text of HOSTILE) {
      const link = findDeepLink([...argv, text]);
      expect(link && routeOf(link, ENTRIES), text).toBeNull();
    }
  });

  it('[sec-39] never make the parser throw, and open nothing but what the catalogue knows', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('backline://', 'code/', 'entry/', '%', '%3A', '%00', '..', '/', '?', '#', 'accounts:4', 'auth-3'),
    );
    const known = new Set(ENTRIES.map(({ id }) => `/entry/${id}`));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const link = findDeepLink(['x', pieces.join('')]);
        if (link === null) return;
        const route = routeOf(link, ENTRIES);
        expect(route === null || known.has(route)).toBe(true);
      }),
      { numRuns: runs(20_000) },
    );
  });

  it('name every code that is properly encoded', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9:_. /%()-]{1,60}$/), (code) => {
        fc.pre(code.trim() !== '');
        expect(parseDeepLink(`backline://code/${encodeURIComponent(code)}`)).toEqual({ by: 'code', name: code });
      }),
      { numRuns: runs(20_000) },
    );
  });
});
