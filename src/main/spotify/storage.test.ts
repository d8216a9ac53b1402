import { describe, expect, it } from 'vitest';
import type { Install } from './facts';
import { parsePrefs } from './prefs';
import { storagePlaceOf } from './storage';

const install = { prefs: '/p', storageFolder: '/home/ada/.cache/spotify/Storage' } as Install;
const place = (text: string) =>
  storagePlaceOf(install, [{ state: 'read', path: '/p', file: parsePrefs(new TextEncoder().encode(text)) }]);

describe('storagePlaceOf', () => {
  it.each([
    ['storage.last-location="/home/ada/.cache/spotify/Storage"\n', false],
    ['storage.last-location="/home/somebody/.cache/spotify/Storage"\n', false],
    ['storage.last-location="C:\\\\Users\\\\x\\\\AppData\\\\Local\\\\Spotify\\\\Storage"\n', false],
    ['storage.last-location="/Users/x/Library/Application Support/Spotify/PersistentCache/Storage/"\n', false],
    ['storage.last-location="/mnt/music/Spotify"\n', true],
    ['storage.location="D:\\\\Spotify\\\\Storage"\nstorage.last-location="D:\\\\Spotify\\\\Storage"\n', true],
  ])('%s moved: %s', (text, moved) => {
    expect(place(text)?.moved).toBe(moved);
  });

  it('knows none without a full path', () => {
    expect(place('storage.size=1\n')).toBeNull();
    expect(place('storage.last-location="Storage"\n')).toBeNull();
    expect(storagePlaceOf(install, [{ state: 'missing', path: '/p' }])).toBeNull();
  });
});
