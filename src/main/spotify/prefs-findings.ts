import type { Phrase } from '../../contract/phrases';
import type { FoundFact } from '../checks/check';
import { formatSize } from '../checks/sizes';
import { type PrefsDamage, type PrefsFile, prefsValue } from './prefs';
import { readProxySetting } from './prefs-proxy';
import { showKey } from './prefs-show';
import { cacheLimitIn, storagePlaceIn } from './storage';

/** Findings a prefs file alone can give. */
export const PREFS_FINDINGS = [
  'prefs/readable',
  'prefs/damaged',
  'prefs/duplicate-keys',
  'prefs/signed-in',
  'prefs/signed-out',
  'prefs/autostart',
  'prefs/no-autostart',
  'prefs/clock-apart',
  'prefs-proxy/none',
  'prefs-proxy/set',
  'prefs-proxy/incomplete',
  'hwaccel/on',
  'hwaccel/off',
  'storage/capped',
  'storage/moved',
] as const;
export type PrefsFinding = (typeof PREFS_FINDINGS)[number];

/** How a damage reads inside "Spotify's settings file is damaged (...)". */
export const DAMAGE_WORDS: Readonly<Record<PrefsDamage, Phrase>> = {
  empty: 'empty',
  binary: 'not text',
  'too-large': 'far too large',
  'not-prefs': 'not in the form of a settings file',
  truncated: 'cut off at its end',
};

/** All findings of one file. A damaged file gives no more than that, for the rest cannot be trusted. */
export function findInPrefs(file: PrefsFile): FoundFact<PrefsFinding>[] {
  const whole = findWholeness(file);
  if (file.damage !== null || file.scope === 'user') return whole;
  const moved: FoundFact<PrefsFinding>[] = storagePlaceIn(file)?.moved ? [{ id: 'storage/moved' }] : [];
  return [
    ...whole,
    findSignIn(file),
    ...findAutostart(file),
    ...findClock(file),
    findProxy(file),
    findAcceleration(file),
    ...findCacheLimit(file),
    ...moved,
  ];
}

/** Whether the file is whole, and its first duplicate key. */
export function findWholeness(
  file: PrefsFile,
): FoundFact<'prefs/readable' | 'prefs/damaged' | 'prefs/duplicate-keys'>[] {
  if (file.damage !== null) {
    return [{ id: 'prefs/damaged', data: { why: DAMAGE_WORDS[file.damage], damage: file.damage } }];
  }
  const twice = file.warnings.find((warning) => warning.code === 'duplicate-key');
  return [
    { id: 'prefs/readable' },
    ...(twice?.key
      ? [{ id: 'prefs/duplicate-keys' as const, data: { key: showKey(twice.key), line: twice.line } }]
      : []),
  ];
}

/** Whether a sign-in is stored. Nothing of it but this yes or no leaves here. */
export function findSignIn(file: PrefsFile): FoundFact<'prefs/signed-in' | 'prefs/signed-out'> {
  const stored = ['autologin.blob', 'autologin.saved_credentials', 'auth.refresh_token'].some((key) => {
    const value = prefsValue(file, key);
    return typeof value === 'string' && value !== '' && value !== '{}';
  });
  return { id: stored ? 'prefs/signed-in' : 'prefs/signed-out' };
}

/** What is set, without trying it. */
export function findProxy(
  file: PrefsFile,
): FoundFact<'prefs-proxy/none' | 'prefs-proxy/set' | 'prefs-proxy/incomplete'> {
  const proxy = readProxySetting(file);
  if (proxy.state === 'none') return { id: 'prefs-proxy/none', ...(proxy.off ? { data: { off: true } } : {}) };
  if (proxy.state === 'incomplete') return { id: 'prefs-proxy/incomplete' };
  return { id: 'prefs-proxy/set', data: { scheme: SCHEME_WORDS[proxy.scheme] } };
}

/** How a scheme reads inside "A ... proxy is set". */
const SCHEME_WORDS = { http: 'HTTP', https: 'HTTPS', socks4: 'SOCKS4', socks5: 'SOCKS5' } as const;

/** Absent means on. */
export function findAcceleration(file: PrefsFile): FoundFact<'hwaccel/on' | 'hwaccel/off'> {
  return { id: prefsValue(file, 'ui.hardware_acceleration') === false ? 'hwaccel/off' : 'hwaccel/on' };
}

/** Whether Spotify starts with the computer, where somebody chose; what the default does is not certain. */
export function findAutostart(file: PrefsFile): FoundFact<'prefs/autostart' | 'prefs/no-autostart'>[] {
  const mode = prefsValue(file, 'app.autostart-mode');
  if (mode === 'off') return [{ id: 'prefs/no-autostart' }];
  if (mode !== 'normal' && mode !== 'minimized') return [];
  return [
    { id: 'prefs/autostart', data: { how: (mode === 'normal' ? 'with its window' : 'minimized') satisfies Phrase } },
  ];
}

/** More than this is no matter of slow lines; the check of the clock draws the same line. */
const CLOCK_APART_S = 300;

/** Spotify keeps how far the computer's clock was from its servers' when it last ran, in seconds; that meaning is inferred. */
export function findClock(file: PrefsFile): FoundFact<'prefs/clock-apart'>[] {
  const delta = prefsValue(file, 'core.clock_delta');
  if (typeof delta !== 'number' || Math.abs(delta) <= CLOCK_APART_S) return [];
  return [{ id: 'prefs/clock-apart', data: { seconds: Math.abs(delta) } }];
}

/** The limit of the streaming cache, where one is set. */
export function findCacheLimit(file: PrefsFile): FoundFact<'storage/capped'>[] {
  const megabytes = cacheLimitIn(file);
  return megabytes === null ? [] : [{ id: 'storage/capped', data: { size: formatSize(megabytes * 1e6), megabytes } }];
}
