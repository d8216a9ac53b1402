import type { HttpAnswer } from '../ports';

/** What an answer over a valid certificate means. */
export type Answered = { kind: 'answers' | 'too-many' } | { kind: 'filtered' | 'server-error'; status: number };

/** Signs of Spotify's own front, and of the CDNs its pictures come from. */
const OURS = /envoy|edgeproxy|google|varnish|fastly|akamai|ecacc|cloudfront/i;
/** Filters and proxies that name themselves. */
const MIDDLEBOX =
  /squid|zscaler|blue ?coat|proxysg|mcafee|skyhigh|forti|netskope|sophos|websense|forcepoint|barracuda|check ?point|palo ?alto|umbrella|opendns|privoxy|guardian|pi-?hole|adguard|kerio|untangle/i;
const SPOTIFY_NAME = /(^|\.)(spotify\.com|spotify\.net|scdn\.co|spotifycdn\.com)$/;

/**
 * Tells an answer of Spotify's from one that something on the way gave in its place.
 * `pages` says whether the host serves web pages on a good day.
 */
export function readWebAnswer(
  { host, pages }: { host: string; pages: boolean },
  { status, headers, body }: HttpAnswer,
): Answered {
  const signs = signsOf(headers);
  const page = /html/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(body);
  const filtered: Answered = { kind: 'filtered', status };
  // Only a proxy asks for its own login (407), only a network for a sign-in (511).
  if (status === 407 || status === 511) return filtered;
  if (status === 403 || status === 451 || status >= 500) {
    if (MIDDLEBOX.test(signs)) return filtered;
    if (status < 500 && !OURS.test(signs) && (page || signs !== '')) return filtered;
  }
  if (status >= 300 && status < 400 && !staysHome(headers.location, host)) return filtered;
  if (status === 200 && page && !pages && !OURS.test(signs)) return filtered;
  if (status === 429) return { kind: 'too-many' };
  return status >= 500 ? { kind: 'server-error', status } : { kind: 'answers' };
}

function staysHome(location: string | undefined, host: string): boolean {
  if (location === undefined) return true;
  try {
    return SPOTIFY_NAME.test(new URL(location, `https://${host}/`).hostname);
  } catch {
    return false;
  }
}

/** Whether an answer bears the signs of Spotify's own front, and none of a filter's. */
export function isSignedBySpotify(headers: HttpAnswer['headers']): boolean {
  const signs = signsOf(headers);
  return OURS.test(signs) && !MIDDLEBOX.test(signs);
}

function signsOf(headers: HttpAnswer['headers']): string {
  return [headers.server, headers.via, headers['x-squid-error']].filter((sign) => sign !== undefined).join(' ');
}
