import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromAlias, toAlias } from './alias';

test('an own scheme becomes an https address and comes back', () => {
  expect(toAlias('app://backline/entry/auth?x=1#y')).toBe('https://backline.app.invalid/entry/auth?x=1#y');
  expect(fromAlias('https://backline.app.invalid/entry/auth?x=1#y')).toBe('app://backline/entry/auth?x=1#y');
  expect(fromAlias('https://backline.app.invalid')).toBe('app://backline');
});

test('addresses of others stay what they are', () => {
  for (const url of [
    'https://example.com/',
    'http://backline.app.invalid/',
    'https://backline.app.invalid.example.com/',
    'https://x@backline.app.invalid/',
    'https://backline.app.invalid:444/',
    'about:blank',
    'data:text/html,app://backline/',
    'https://example.com/https://backline.app.invalid/',
  ]) {
    expect(fromAlias(url)).toBe(url);
    expect(toAlias(url)).toBe(url);
  }
});

test('another host of the scheme stays another host', () => {
  expect(fromAlias('https://evil.app.invalid/')).toBe('app://evil/');
});

test('there and back changes nothing', () => {
  const name = fc
    .stringMatching(/^[a-z][a-z0-9]{0,8}$/)
    .filter((text) => !['http', 'https', 'ws', 'wss', 'file', 'ftp'].includes(text));
  fc.assert(
    fc.property(name, name, fc.webPath(), (scheme, host, path) => {
      const url = `${scheme}://${host}${path === '' ? '/' : path}`;
      expect(fromAlias(toAlias(url))).toBe(url);
    }),
  );
});
