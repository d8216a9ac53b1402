import type { PrefsFile } from './prefs';
import { prefsValue } from './prefs';

export type ProxyScheme = 'http' | 'https' | 'socks4' | 'socks5';

export interface ProxyAddress {
  host: string;
  /** 1 to 65535. */
  port: number;
  /** Null when the address names none. */
  scheme: ProxyScheme | null;
}

/**
 * Proxy setting of a global prefs file. Modes: 0 or absent detect, 1 none, 2 HTTP, 3 SOCKS4, 4 SOCKS5.
 * `incomplete` = a mode that needs an address, without a usable one, or a mode nobody knows.
 */
export type ProxySetting =
  /** `off`: somebody chose that there be none, where otherwise the system's would be used. */
  | { state: 'none'; off: boolean }
  | { state: 'incomplete'; scheme: ProxyScheme | null }
  | { state: 'set'; scheme: ProxyScheme; address: ProxyAddress };

const SCHEME_OF_MODE: Readonly<Record<number, ProxyScheme>> = { 2: 'http', 3: 'socks4', 4: 'socks5' };

/** Reads `host:port@scheme`. IPv6 hosts stand in brackets. Null when it does not fit. */
export function parseProxyAddress(text: string): ProxyAddress | null {
  // "127.0.0.1:1080@socks5", "[::1]:8080@http"
  const match = /^(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253}):([0-9]{1,5})(?:@(http|https|socks4|socks5))?$/.exec(
    text,
  );
  const port = Number(match?.[2]);
  if (!match?.[1] || port < 1 || port > 65_535) return null;
  const host = match[1].startsWith('[') ? match[1].slice(1, -1) : match[1];
  return { host, port, scheme: (match[3] as ProxyScheme | undefined) ?? null };
}

/** What a global prefs file says about a proxy. */
export function readProxySetting(file: PrefsFile): ProxySetting {
  const mode = file.entries.find((entry) => entry.key === 'network.proxy.mode');
  if (!mode || mode.kind === 'empty' || mode.value === 0 || mode.value === 1) {
    return { state: 'none', off: mode?.value === 1 };
  }
  const byMode = typeof mode.value === 'number' ? (SCHEME_OF_MODE[mode.value] ?? null) : null;
  const text = prefsValue(file, 'network.proxy.addr');
  const address = typeof text === 'string' ? parseProxyAddress(text) : null;
  if (byMode === null || address === null) return { state: 'incomplete', scheme: byMode };
  // Mode 2 is used for both `@http` and `@https`; else the mode decides.
  const scheme = byMode === 'http' && address.scheme === 'https' ? 'https' : byMode;
  return { state: 'set', scheme, address };
}
