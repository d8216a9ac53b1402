/** A proxy somebody named, and how it is spoken to. */
export interface ProxyEndpoint {
  scheme: 'http' | 'https' | 'socks';
  host: string;
  /** 1 to 65535. */
  port: number;
  /** A name or password stands beside it, which is not ours to use. */
  hasLogin: boolean;
}

/** A proxy setting of the system. */
export type ProxySetting =
  | { state: 'none' }
  /** Picked by a script, or by one the network announces. */
  | { state: 'script' }
  /** `endpoint` is the one that takes Spotify's traffic; null where it goes past the proxy. */
  | { state: 'set'; endpoint: ProxyEndpoint | null }
  /** Switched on, with an address nobody can read. */
  | { state: 'unusable' };

const DEFAULT_PORT = { http: 80, https: 443, socks: 1080 } as const;
const LONGEST = 1000;

/**
 * Reads an address of a proxy as people and programs write it: `host:port`, `http://name:secret@host:port/`,
 * `socks5h://[::1]:1080`, and KDE's `http://host 8080`. Null when it is none.
 */
export function readEndpoint(text: string, unnamed: ProxyEndpoint['scheme'] = 'http'): ProxyEndpoint | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  const parts =
    /^(?:([a-z][a-z0-9]{1,9}):\/\/)?(?:(\S*)@)?(\[[0-9a-f:.]{2,45}\]|[^\s:/@[\]]{1,253})(?:[: ](\d{1,5}))?\/?$/i.exec(
      trimmed,
    );
  if (!parts?.[3]) return null;
  const scheme = parts[1] === undefined ? unnamed : schemeOf(parts[1]);
  if (scheme === null) return null;
  const port = parts[4] === undefined ? DEFAULT_PORT[scheme] : Number(parts[4]);
  if (port < 1 || port > 65_535) return null;
  return { scheme, host: parts[3].replace(/^\[|\]$/g, ''), port, hasLogin: (parts[2] ?? '') !== '' };
}

function schemeOf(text: string): ProxyEndpoint['scheme'] | null {
  const name = text.toLowerCase();
  if (name === 'http' || name === 'https') return name;
  return /^socks[45]?[ah]?$/.test(name) ? 'socks' : null;
}

/**
 * First way of a proxy script's answer: `PROXY host:port; SOCKS5 host:port; DIRECT`. `fallback` tells whether
 * the traffic may go past the proxy when it fails. Null when it cannot be read.
 */
export function readScriptAnswer(text: string): { endpoint: ProxyEndpoint | null; fallback: boolean } | null {
  const ways = text.slice(0, 5000).split(';');
  const first = (ways[0] ?? '').trim();
  if (/^direct$/i.test(first)) return { endpoint: null, fallback: true };
  const named = /^(proxy|http|https|socks|socks4|socks5)\s+(\S+)$/i.exec(first);
  if (!named?.[1] || !named[2]) return null;
  const scheme = named[1].toLowerCase() === 'proxy' ? 'http' : schemeOf(named[1]);
  const endpoint = scheme && readEndpoint(named[2], scheme);
  return endpoint ? { endpoint, fallback: ways.some((way) => /^\s*direct\s*$/i.test(way)) } : null;
}

/**
 * Whether a list of exceptions lets traffic to a host go past the proxy. A bare name stands for itself on
 * Windows and macOS (`exact`), for all names below it as well on Linux.
 */
export function goesPast(exceptions: readonly string[], host: string, bareName: 'exact' | 'below'): boolean {
  return exceptions.slice(0, 2000).some((written) => {
    const rule = written
      .trim()
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .replace(/:\d+$/, '');
    if (rule === '*') return true;
    // `.spotify.com`, `*.spotify.com`, `*spotify.com`
    const bare = rule.replace(/^\*?\.?/, '');
    if (bare === '' || /[*/]/.test(bare)) return false;
    const reachesBelow = bare !== rule || bareName === 'below';
    return host === bare || (reachesBelow && host.endsWith(`.${bare}`));
  });
}
