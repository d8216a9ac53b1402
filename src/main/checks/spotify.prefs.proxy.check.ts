import { PortError, type Ports } from '../ports';
import { prefsValue } from '../spotify/prefs';
import { findProxy } from '../spotify/prefs-findings';
import { type ProxyAddress, type ProxyScheme, readProxySetting } from '../spotify/prefs-proxy';
import { type CheckOutcome, defineCheck, type FoundFact } from './check';

type Id =
  | 'prefs-proxy/none'
  | 'prefs-proxy/set'
  | 'prefs-proxy/incomplete'
  | 'prefs-proxy/dead'
  | 'prefs-proxy/needs-login'
  | 'prefs-proxy/forbids'
  | 'prefs-proxy/answers';

const TARGET = { host: 'accounts.spotify.com', port: 443 };
const TIMEOUT_MS = 4000;

/** The proxy set inside Spotify, and whether it lets Spotify through. Its address stays in here. */
export const check = defineCheck<Id>({
  id: 'spotify.prefs.proxy',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  timeoutMs: 12_000,
  findings: [
    'prefs-proxy/none',
    'prefs-proxy/set',
    'prefs-proxy/incomplete',
    'prefs-proxy/dead',
    'prefs-proxy/needs-login',
    'prefs-proxy/forbids',
    'prefs-proxy/answers',
  ],
  async run({ ports, spotify, signal, offline }) {
    const used = (await spotify.prefs())[0];
    if (used?.state === 'missing') {
      const isHere = (await spotify.installs()).length > 0;
      return isHere ? { status: 'ok', findings: [{ id: 'prefs-proxy/none' }] } : { status: 'not-applicable' };
    }
    if (used?.state !== 'read') return { status: 'unknown', reason: { code: 'not-readable' } };
    const setting = readProxySetting(used.file);
    const found = findProxy(used.file);
    if (setting.state === 'none') return { status: 'ok', findings: [found] };
    if (setting.state === 'incomplete') return { status: 'problem', findings: [found] };
    if (offline) return { status: 'unknown', findings: [found], reason: { code: 'offline-run' } };
    const hasLogin = Boolean(prefsValue(used.file, 'network.proxy.user'));
    return tryProxy(ports, setting.scheme, setting.address, { found, hasLogin, signal });
  },
});

interface Known {
  found: FoundFact<Id>;
  /** Spotify has a user name for the proxy, which is not ours to use. */
  hasLogin: boolean;
  signal: AbortSignal;
}

async function tryProxy(
  { net }: Ports,
  scheme: ProxyScheme,
  proxy: ProxyAddress,
  { found, hasLogin, signal }: Known,
): Promise<CheckOutcome<Id>> {
  const limits = { timeoutMs: TIMEOUT_MS, signal };
  try {
    await net.tcp(proxy.host, proxy.port, limits);
    // SOCKS, and proxies that speak TLS themselves: a connection is all that can be asked for.
    if (scheme !== 'http') return { status: 'ok', findings: [found, { id: 'prefs-proxy/answers' }] };
    return judge(await net.connectThrough(proxy, TARGET, limits), found, hasLogin);
  } catch (error) {
    if (!(error instanceof PortError) || error.code === 'cancelled' || signal.aborted) throw error;
    if (NETWORK_DOWN.has(error.system)) {
      return { status: 'unknown', findings: [found], reason: { code: 'no-answer', detail: error.system } };
    }
    const dead = { id: 'prefs-proxy/dead' as const, data: { error: wordError(error), system: error.system } };
    return { status: 'problem', findings: [found, dead] };
  }
}

function judge(status: number, found: FoundFact<Id>, hasLogin: boolean): CheckOutcome<Id> {
  if (status >= 200 && status < 300) return { status: 'ok', findings: [found, { id: 'prefs-proxy/answers' }] };
  if (status === 407) {
    // With a login in Spotify this is what a healthy proxy says to a stranger.
    if (hasLogin) return { status: 'ok', findings: [found, { id: 'prefs-proxy/answers', data: { wantsLogin: true } }] };
    return { status: 'problem', findings: [found, { id: 'prefs-proxy/needs-login' }] };
  }
  if (status >= 400 && status < 500) {
    return { status: 'problem', findings: [found, { id: 'prefs-proxy/forbids', data: { status } }] };
  }
  // 502 to 504: the proxy works but cannot get further, for which the network may be to blame.
  return { status: 'unknown', findings: [found], reason: { code: 'unreadable-answer', detail: `status ${status}` } };
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
