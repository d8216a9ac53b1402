/** Addresses of the little internet. They look public and are reserved for examples. */

/** The home network: this computer, its router with the name server, a proxy. */
export const COMPUTER = '192.168.50.2';
export const ROUTER = '192.168.50.1';
export const PROXY = { address: '192.168.50.9', port: 3128 } as const;
export const COMPUTER_6 = '2001:db8:50::2';
export const ROUTER_6 = '2001:db8:50::1';
/** Where a sign-in page of the network lives. */
export const PORTAL = '192.168.50.8';
/** Somebody else's server, where wrong answers lead. */
export const ELSEWHERE = '198.51.100.66';

/** How a host behaves on a good day. */
export type Kind = 'web' | 'access-point';

export interface Place {
  name: string;
  address: string;
  kind: Kind;
  /** Only where the host has one. */
  address6?: string;
}

const WEB = [
  'apresolve.spotify.com',
  'accounts.spotify.com',
  'login5.spotify.com',
  'clienttoken.spotify.com',
  'spclient.wg.spotify.com',
  'gew4-spclient.spotify.com',
  'dealer.spotify.com',
  'api.spotify.com',
  'api-partner.spotify.com',
  'open.spotify.com',
  'xpui.app.spotify.com',
  'upgrade.scdn.co',
  'i.scdn.co',
  'audio-ak.spotifycdn.com',
  'audio-fa.scdn.co',
  'spotify.statuspage.io',
  'redirector.gvt1.com',
  'connectivitycheck.gstatic.com',
  'www.msftconnecttest.com',
  'captive.apple.com',
  'www.cloudflare.com',
  'www.wikipedia.org',
] as const;

/** What the list of access points names, in its order, and the client's own way out behind them. */
export const ACCESS_POINTS = ['gew4', 'gew1', 'guc3', 'gae2', 'gue1', 'gew2'].map((place) => `ap-${place}.spotify.com`);
export const FALLBACK = 'ap.spotify.com';

/** Sites with an IPv6 address as well. */
const SIX = new Set<string>(['www.cloudflare.com', 'www.wikipedia.org', 'accounts.spotify.com', 'i.scdn.co']);

export const PLACES: readonly Place[] = [
  ...WEB.map((name, index) => ({
    name,
    address: `203.0.113.${10 + index}`,
    kind: 'web' as const,
    ...(SIX.has(name) ? { address6: `2001:db8:1::${10 + index}` } : {}),
  })),
  ...[FALLBACK, ...ACCESS_POINTS].map((name, index) => ({
    name,
    address: `198.51.100.${10 + index}`,
    kind: 'access-point' as const,
  })),
];

export type WebHost = (typeof WEB)[number];

/** Hosts without which Spotify has no web side at all. */
export const SPOTIFY_WEB = WEB.filter(isSpotifyName);
export const OTHER_WEB = WEB.filter((name) => !SPOTIFY_WEB.includes(name));

/** The address of a host. */
export function addressOf(name: string): string {
  const place = PLACES.find((one) => one.name === name);
  if (!place) throw new Error(`no host is called ${name}`);
  return place.address;
}

/** Whether a name is one of Spotify's. */
export function isSpotifyName(name: string): boolean {
  return /(^|\.)(spotify\.com|scdn\.co|spotifycdn\.com)$/.test(name);
}
