import type { PrefsEntry } from './prefs';
import { type ProxyScheme, parseProxyAddress } from './prefs-proxy';

/** A key as it may be shown. The proxy's address tells no more than that it is set, and its scheme. */
export type ShownEntry =
  | { key: string; value: string | number | boolean | null }
  | { key: string; hidden: true; set?: boolean; scheme?: ProxyScheme | null };

const VERSION = /^\d{1,3}(\.\d{1,6}){2,4}(\.g[0-9a-f]{6,12})?$/;
const isVersion = (value: unknown) => typeof value === 'string' && VERSION.test(value);
const isNumberOrBool = (value: unknown) => typeof value === 'number' || typeof value === 'boolean';
const isOneOf = (values: readonly string[]) => (value: unknown) => typeof value === 'string' && values.includes(value);

/**
 * All that may be shown, and in which shape: a secret under a harmless name stays hidden too.
 * By allow-list, because new secret keys appear (`auth.refresh_token` did in 2025).
 */
const SHOWN: readonly [RegExp, (value: unknown) => boolean][] = [
  [/^app\.last-launched-version$/, isVersion],
  [/^last_seen_client_version$/, isVersion],
  [/^storage\.size$/, (value) => typeof value === 'number'],
  [/^network\.proxy\.mode$/, (value) => typeof value === 'number'],
  [/^ui\.hardware_acceleration$/, (value) => typeof value === 'boolean'],
  [/^app\.autostart-mode$/, isOneOf(['', 'off', 'normal', 'minimized'])],
  [/^app\.autostart-(configured|banner-seen)$/, (value) => typeof value === 'boolean'],
  [/^audio\.[a-z0-9_.]{1,60}$/, isNumberOrBool],
  [/^app\.window\.[a-z0-9_.]{1,60}$/, isNumberOrBool],
];

/** Shows one entry, or hides it. */
export function showEntry(entry: PrefsEntry): ShownEntry {
  const key = showKey(entry.key);
  if (entry.key === 'network.proxy.addr') {
    const address = typeof entry.value === 'string' ? parseProxyAddress(entry.value) : null;
    return { key, hidden: true, set: entry.kind === 'string' && entry.value !== '', scheme: address?.scheme ?? null };
  }
  const rule = SHOWN.find(([pattern]) => pattern.test(entry.key));
  if (!rule) return { key, hidden: true };
  if (entry.kind === 'empty') return { key, value: null };
  return rule[1](entry.value) ? { key, value: entry.value } : { key, hidden: true };
}

/** What stands in for a key that is not shaped like one of Spotify's. */
export const HIDDEN_KEY = '(hidden)';

/**
 * A key's name, when it is made of plain words as Spotify's are. In a damaged file a piece of a
 * credential can stand where a key should be ("BQD...x9=="): such a name is hidden as well.
 */
export function showKey(key: string): string {
  const words = key.split(/[._-]/);
  const isPlain = words.length <= 8 && words.every((word) => /^[a-z]{0,18}[0-9]{0,2}$/.test(word));
  const startsKnown =
    /^(app|apps|audio|auth|autologin|campaign|connect|core|es|gaia|language|last|network|ps|storage|ui)\b/;
  return isPlain && startsKnown.test(key.replace(/_/g, '.')) ? key : HIDDEN_KEY;
}
