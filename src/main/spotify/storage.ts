import type { Install, PrefsRead } from './facts';
import { type PrefsFile, prefsValue } from './prefs';

/** Where Spotify keeps downloads. */
export interface StoragePlace {
  path: string;
  /** False for the folder Spotify takes by itself, which it makes anew when it is gone. */
  moved: boolean;
}

/** Ends of the places Spotify takes by itself, whoever's home folder stands before them. */
const OWN_PLACES = [
  'appdata/local/spotify/storage',
  'localstate/spotify/storage',
  'application support/spotify/persistentcache/storage',
  '.cache/spotify/storage',
  'com.spotify.client/cache/spotify/storage',
];

/** The downloads folder out of an install's prefs; null when they name none. */
export function storagePlaceOf(install: Install, prefs: readonly PrefsRead[]): StoragePlace | null {
  const read = prefs.find((one) => one.path === install.prefs);
  return read?.state === 'read' ? storagePlaceIn(read.file, install.storageFolder) : null;
}

/**
 * The downloads folder that a global prefs file names, or null. A home that was copied or renamed still names
 * the old default: that is recognised by its end and does not count as moved.
 */
export function storagePlaceIn(file: PrefsFile, ownFolder: string | null = null): StoragePlace | null {
  const named = ['storage.location', 'storage.last-location'].map((key) => prefsValue(file, key));
  const path = named.find((value) => typeof value === 'string' && /^([A-Za-z]:)?[\\/]/.test(value));
  if (typeof path !== 'string') return null;
  const plain = path
    .replace(/[\\/]+/g, '/')
    .replace(/\/$/, '')
    .toLowerCase();
  const isOwn = path === ownFolder || OWN_PLACES.some((end) => plain.endsWith(`/${end}`));
  return { path, moved: !isOwn };
}

/** Megabytes that the streaming cache may take, where a limit is set; downloads do not count. */
export function cacheLimitIn(file: PrefsFile): number | null {
  const size = prefsValue(file, 'storage.size');
  return typeof size === 'number' && size > 0 ? size : null;
}
