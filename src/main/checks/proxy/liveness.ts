import type { Reason } from '../../../contract/diagnosis';
import { PortError, type Ports } from '../../ports';

/** What trying a proxy showed. */
export type ProxyTrial =
  | { kind: 'answers' }
  /** It asks for a login (407). */
  | { kind: 'wants-login' }
  | { kind: 'forbids'; status: number }
  | { kind: 'dead'; error: string; system: string }
  | { kind: 'unclear'; reason: Reason };

/** Where it is asked for a way to: the first host Spotify needs. */
export const PROXY_TARGET = { host: 'accounts.spotify.com', port: 443 };
const TIMEOUT_MS = 4000;

/**
 * Connects to a proxy, then asks an HTTP one for a way to Spotify. `tunnel` is false for SOCKS and for
 * proxies that speak TLS themselves: a connection is all that can be asked for there. Throws only when
 * the check was stopped. The address is in no answer.
 */
export async function tryProxy(
  { net }: Ports,
  proxy: { host: string; port: number },
  tunnel: boolean,
  signal: AbortSignal,
): Promise<ProxyTrial> {
  const limits = { timeoutMs: TIMEOUT_MS, signal };
  try {
    await net.tcp(proxy.host, proxy.port, limits);
    return tunnel ? judge(await net.connectThrough(proxy, PROXY_TARGET, limits)) : { kind: 'answers' };
  } catch (error) {
    if (!(error instanceof PortError) || error.code === 'cancelled' || signal.aborted) throw error;
    if (NETWORK_DOWN.has(error.system)) {
      return { kind: 'unclear', reason: { code: 'no-answer', detail: error.system } };
    }
    return { kind: 'dead', error: wordError(error), system: error.system };
  }
}

function judge(status: number): ProxyTrial {
  if (status >= 200 && status < 300) return { kind: 'answers' };
  if (status === 407) return { kind: 'wants-login' };
  if (status >= 400 && status < 500) return { kind: 'forbids', status };
  // 502 to 504: the proxy works but cannot get further, for which the network may be to blame.
  return { kind: 'unclear', reason: { code: 'unreadable-answer', detail: `status ${status}` } };
}

/** No network or no name server at all: that is not the proxy's fault. */
const NETWORK_DOWN = new Set(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EAI_AGAIN', 'ESERVFAIL']);

const ERROR_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection closed',
  ENOTFOUND: 'no such host',
  EHOSTUNREACH: 'host not reachable',
};

function wordError(error: PortError): string {
  return ERROR_WORDS[error.system] ?? (error.code === 'timeout' ? 'no answer in time' : error.system);
}
