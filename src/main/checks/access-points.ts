import { type HttpAnswer, PortError } from '../ports';
import type { CheckContext } from './check';
import { errorName } from './reasons';
import { isSignedBySpotify } from './web-answer';

export const RESOLVER_HOST = 'apresolve.spotify.com';
/** What the client falls back to when the list cannot be had. */
export const FALLBACK_HOST = 'ap.spotify.com';

export type ApList =
  | { state: 'list'; points: { host: string; port: number }[] }
  /** No usable answer; `error` is the system's name of the fault, `HTTP <status>`, `EMPTY` or `GARBAGE`. */
  | { state: 'failed'; error: string }
  /** An answer that cannot be Spotify's. */
  | { state: 'foreign'; status: number };

/** Asks once for a run for the access points a client would be offered. Failures are data. */
export function accessPoints(context: CheckContext): Promise<ApList> {
  return context.shared('access-points', async () => {
    try {
      const { status, headers, body } = await askTwice(context);
      const list = readAnswer(status, body);
      // Spotify's front gives odd answers in Spotify's own name.
      if (list.state !== 'foreign' || !isSignedBySpotify(headers)) return list;
      return { state: 'failed', error: status === 200 ? 'GARBAGE' : `HTTP ${status}` };
    } catch (error) {
      context.signal.throwIfAborted();
      return { state: 'failed', error: errorName(error) };
    }
  });
}

/** A second time where nothing came: one lost question about the name is enough for that. */
async function askTwice({ ports, signal }: CheckContext): Promise<HttpAnswer> {
  const url = `https://${RESOLVER_HOST}/?type=accesspoint&type=dealer&type=spclient`;
  try {
    return await ports.net.http(url, { timeoutMs: 4000, signal });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof PortError) || error.code !== 'timeout') throw error;
    return ports.net.http(url, { timeoutMs: 4000, signal });
  }
}

/** Reads `{"accesspoint": ["ap-gew4.spotify.com:4070", ...]}`, or the older `{"ap_list": [...]}`. */
export function readAnswer(status: number, body: string): ApList {
  if (status >= 500 || status === 429) return { state: 'failed', error: `HTTP ${status}` };
  // Spotify's list neither redirects nor wants a login; sign-in pages, filters and proxies do.
  if (status !== 200) return { state: 'foreign', status };
  if (body.trim() === '') return { state: 'failed', error: 'EMPTY' };
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return { state: 'foreign', status };
  }
  if (typeof answer !== 'object' || answer === null) return { state: 'foreign', status };
  const { accesspoint, ap_list: legacy } = answer as Record<string, unknown>;
  const listed = Array.isArray(accesspoint) ? accesspoint : legacy;
  if (!Array.isArray(listed)) return { state: 'foreign', status };
  const points = listed.slice(0, 50).flatMap((text) => pointOf(text) ?? []);
  if (points.length > 0) return { state: 'list', points };
  // Names of somebody else's are never contacted.
  return listed.length > 0 ? { state: 'foreign', status } : { state: 'failed', error: 'EMPTY' };
}

function pointOf(text: unknown): { host: string; port: number } | null {
  const found = typeof text === 'string' ? /^([a-z0-9-]+(?:\.[a-z0-9-]+)*\.spotify\.com):(\d{1,5})$/.exec(text) : null;
  return found?.[1] === undefined ? null : { host: found[1], port: Number(found[2]) };
}
