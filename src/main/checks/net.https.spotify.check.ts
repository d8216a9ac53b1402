import { addressKind } from './addresses';
import { type CheckContext, defineCheck, type FoundFact } from './check';
import { isCertificateError } from './control-hosts';
import { errorName } from './reasons';
import { type Answered, readWebAnswer } from './web-answer';

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
  | (Answered & { host: string })
  | { host: string; kind: 'certificate' | 'silent' | 'nameless'; error: string };

export const check = defineCheck({
  id: 'net.https.spotify',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  stage: 1,
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
    return { host, ...readWebAnswer(target, answer) };
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
