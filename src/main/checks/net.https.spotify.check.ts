import type { HttpAnswer } from '../ports';
import { addressKind } from './addresses';
import { type CheckContext, defineCheck, type FoundFact } from './check';
import { isCertificateError } from './control-hosts';
import { errorName } from './reasons';

/** Sign-in, the client's own service, the Web API, and the pictures' CDN. Only the first serves web pages. */
const TARGETS = [
  { host: 'accounts.spotify.com', path: '/', pages: true },
  { host: 'spclient.wg.spotify.com', path: '/', pages: false },
  { host: 'api.spotify.com', path: '/v1/', pages: false },
  { host: 'i.scdn.co', path: '/', pages: false },
] as const;
type Target = (typeof TARGETS)[number];

const ATTEMPT_MS = 4000;

const FINDINGS = [
  'https/works',
  'https/accounts-works',
  'https/unreachable',
  'https/host-down',
  'https/filtered',
  'https/server-error',
  'https/too-many',
] as const;
type Found = FoundFact<(typeof FINDINGS)[number]>;

type Seen =
  | { host: string; kind: 'answers' | 'too-many' }
  | { host: string; kind: 'filtered' | 'server-error'; status: number }
  | { host: string; kind: 'certificate' | 'silent' | 'nameless'; error: string };

export const check = defineCheck({
  id: 'net.https.spotify',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  timeoutMs: 30_000,
  findings: FINDINGS,
  async run(context) {
    let seen = await Promise.all(TARGETS.map((target) => look(context, target)));
    const [first] = seen;
    if (first !== undefined && seen.every(isUnreached)) {
      return { status: 'problem', findings: [{ id: 'https/unreachable', data: { error: mainError(seen) } }] };
    }
    // Some answer. One that does not gets a second chance, and its name a look, before anybody is blamed.
    seen = await Promise.all(seen.map((one) => (one.kind === 'silent' ? lookAgain(context, one.host) : one)));
    const broken = seen.flatMap((one) => brokenFact(one) ?? []);
    const works: Found[] = [];
    if (seen.every(({ kind }) => kind === 'answers')) works.push({ id: 'https/works' });
    if (first?.kind === 'answers') works.push({ id: 'https/accounts-works' });
    const findings = [...works, ...broken];
    if (broken.length > 0) return { status: 'problem', findings };
    // Its name leads nowhere here: the hosts file or the name server, which have checks of their own.
    const nameless = seen.find(({ kind }) => kind === 'nameless');
    if (nameless) {
      return { status: 'unknown', findings, reason: { code: 'needs-other-check', detail: nameless.host } };
    }
    return { status: 'ok', findings };
  },
});

async function look({ ports, signal }: CheckContext, target: Target): Promise<Seen> {
  const { host, path } = target;
  try {
    const answer = await ports.net.http(`https://${host}${path}`, { timeoutMs: ATTEMPT_MS, signal });
    return readAnswer(target, answer);
  } catch (error) {
    signal.throwIfAborted();
    const name = errorName(error);
    return { host, kind: isCertificateError(name) ? 'certificate' : 'silent', error: name };
  }
}

async function lookAgain(context: CheckContext, host: string): Promise<Seen> {
  const { ports, signal } = context;
  try {
    const found = await ports.net.lookup(host, { timeoutMs: ATTEMPT_MS, signal });
    if (found.every(({ address }) => addressKind(address) !== 'public')) {
      return { host, kind: 'nameless', error: found[0]?.address ?? 'ENOTFOUND' };
    }
  } catch (error) {
    signal.throwIfAborted();
    return { host, kind: 'nameless', error: errorName(error) };
  }
  const target = TARGETS.find((one) => one.host === host);
  return target === undefined ? { host, kind: 'nameless', error: 'ENOTFOUND' } : look(context, target);
}

function isUnreached(one: Seen): one is Seen & { error: string } {
  return one.kind === 'certificate' || one.kind === 'silent' || one.kind === 'nameless';
}

/** What most of them met; on a tie the sign-in server's, which comes first. */
function mainError(seen: readonly Seen[]): string {
  const errors = seen.flatMap((one) => ('error' in one ? [one.error] : []));
  const count = (error: string) => errors.filter((other) => other === error).length;
  return errors.reduce((best, error) => (count(error) > count(best) ? error : best), errors[0] ?? 'UNKNOWN');
}

function brokenFact(one: Seen): Found | null {
  switch (one.kind) {
    case 'filtered':
      return { id: 'https/filtered', data: { host: one.host, status: one.status } };
    case 'certificate':
      // The others show good ones, so somebody stands in for this host alone.
      return { id: 'https/filtered', data: { host: one.host, status: one.error } };
    case 'server-error':
      return { id: 'https/server-error', data: { host: one.host, status: one.status } };
    case 'too-many':
      return { id: 'https/too-many', data: { host: one.host } };
    case 'silent':
      return { id: 'https/host-down', data: { host: one.host, error: one.error } };
    default:
      return null;
  }
}

/** Signs of Spotify's own front, and of the CDNs its pictures come from. */
const OURS = /envoy|edgeproxy|google|varnish|fastly|akamai|ecacc|cloudfront/i;
/** Filters and proxies that name themselves. */
const MIDDLEBOX =
  /squid|zscaler|blue ?coat|proxysg|mcafee|skyhigh|forti|netskope|sophos|websense|forcepoint|barracuda|check ?point|palo ?alto|umbrella|opendns|privoxy|guardian|pi-?hole|adguard|kerio|untangle/i;
const SPOTIFY_NAME = /(^|\.)(spotify\.com|spotify\.net|scdn\.co|spotifycdn\.com)$/;

/** Tells an answer of Spotify's from one that something on the way gave in its place. */
function readAnswer({ host, pages }: Target, { status, headers, body }: HttpAnswer): Seen {
  const signs = [headers.server, headers.via, headers['x-squid-error']].filter((sign) => sign !== undefined).join(' ');
  const page = /html/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(body);
  const filtered: Seen = { host, kind: 'filtered', status };
  // Only a proxy asks for its own login (407), only a network for a sign-in (511).
  if (status === 407 || status === 511) return filtered;
  if (status === 403 || status === 451 || status >= 500) {
    if (MIDDLEBOX.test(signs)) return filtered;
    if (status < 500 && !OURS.test(signs) && (page || signs !== '')) return filtered;
  }
  if (status >= 300 && status < 400 && !staysHome(headers.location, host)) return filtered;
  if (status === 200 && page && !pages && !OURS.test(signs)) return filtered;
  if (status === 429) return { host, kind: 'too-many' };
  return status >= 500 ? { host, kind: 'server-error', status } : { host, kind: 'answers' };
}

function staysHome(location: string | undefined, host: string): boolean {
  if (location === undefined) return true;
  try {
    return SPOTIFY_NAME.test(new URL(location, `https://${host}/`).hostname);
  } catch {
    return false;
  }
}
