import type { FoundFact } from '../checks/check';
import { type PrefsDamage, type PrefsFile, prefsValue } from './prefs';
import { readProxySetting } from './prefs-proxy';
import { showKey } from './prefs-show';

/** Findings a prefs file alone can give. */
export const PREFS_FINDINGS = [
  'prefs/readable',
  'prefs/damaged',
  'prefs/duplicate-keys',
  'prefs/signed-in',
  'prefs/signed-out',
  'prefs-proxy/none',
  'prefs-proxy/set',
  'prefs-proxy/incomplete',
  'hwaccel/on',
  'hwaccel/off',
] as const;
export type PrefsFinding = (typeof PREFS_FINDINGS)[number];

/** How a damage reads inside "Spotify's settings file is damaged (...)". */
export const DAMAGE_WORDS: Readonly<Record<PrefsDamage, string>> = {
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
  return [...whole, findSignIn(file), findProxy(file), findAcceleration(file)];
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
  if (proxy.state === 'none') return { id: 'prefs-proxy/none' };
  if (proxy.state === 'incomplete') return { id: 'prefs-proxy/incomplete' };
  return { id: 'prefs-proxy/set', data: { scheme: SCHEME_WORDS[proxy.scheme] } };
}

/** How a scheme reads inside "A ... proxy is set". */
const SCHEME_WORDS = { http: 'HTTP', https: 'HTTPS', socks4: 'SOCKS4', socks5: 'SOCKS5' } as const;

/** Absent means on. */
export function findAcceleration(file: PrefsFile): FoundFact<'hwaccel/on' | 'hwaccel/off'> {
  return { id: prefsValue(file, 'ui.hardware_acceleration') === false ? 'hwaccel/off' : 'hwaccel/on' };
}
