import { describe, expect, it } from 'vitest';
import { isAboutOther, namesUnknownCode } from './unknown';

const known = (spelling: string) => ['auth2', 'accounts4', 'installer0xc0000409', 'ap101'].includes(spelling);
const numbers = new Map([['2', [0]]]);

describe('a code nobody knows', () => {
  it.each([
    'auth:99',
    'at work accounts:999',
    'acounts:98',
    'ap:999',
    '0x80070643',
    'error 9999',
    'net::ERR_FAILED_SO',
  ])('is seen in "%s"', (query) => {
    expect(namesUnknownCode(query, known, numbers)).toBe(true);
  });

  it.each(['auth:2', 'error 2', '0xC0000409', 'ap:101', 'it broke at 12:30', 'no connection'])(
    'is not seen in "%s"',
    (query) => {
      expect(namesUnknownCode(query, known, numbers)).toBe(false);
    },
  );
});

describe('another product', () => {
  it('is seen where Spotify is not named', () => {
    expect(isAboutOther('netflix error 30')).toBe(true);
    expect(isAboutOther('printer offline')).toBe(true);
    expect(isAboutOther('Spotify will not install while Steam is open')).toBe(false);
    expect(isAboutOther('every song is grey')).toBe(false);
  });
});
