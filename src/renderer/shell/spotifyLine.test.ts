import { describe, expect, it } from 'vitest';
import { spotifyLine } from './spotifyLine';

const here = { installed: true, running: true, version: '1.2.95.512.g1a2b3c4d', kind: 'installer' };

describe('spotifyLine', () => {
  it.each([
    ['runs', here, 'Spotify 1.2.95 runs', 'works'],
    ['not running', { ...here, running: false }, 'Spotify 1.2.95, not running', 'off'],
    ['not known whether it runs', { ...here, running: null }, 'Spotify 1.2.95 is installed', 'unknown'],
    ['no version', { ...here, version: null }, 'Spotify runs', 'works'],
    ['not here', { ...here, installed: false, running: null }, 'Spotify not found here', 'off'],
  ])('%s', (_name, spotify, text, lamp) => {
    expect(spotifyLine(spotify, false)).toEqual({ text, lamp });
  });

  it('tells "not asked yet" from "could not look"', () => {
    expect(spotifyLine(null, false).text).not.toBe(spotifyLine(null, true).text);
    expect(spotifyLine(here, true).lamp).toBe('unknown');
  });
});
