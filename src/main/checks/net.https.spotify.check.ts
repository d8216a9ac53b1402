import type { Phrase } from '../../contract/phrases';
import { addressKind } from './addresses';
import { type CheckContext, defineCheck, type FoundFact } from './check';
import { controlAnswers, isCertificateError } from './control-hosts';
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

/**
 * Sign-in of the app, Spotify Connect, and the two networks music comes from. What they say to a stranger means
 * nothing: that they show a certificate that holds is all that is looked at, and only where the others answer.
 * Where not one of them can be reached, nobody is blamed.
 */
const BACKSTAGE = ['login5.spotify.com', 'clienttoken.spotify.com', 'dealer.spotify.com'] as const;
const MUSIC = ['audio-ak.spotifycdn.com', 'audio-fa.scdn.co'] as const;

const ATTEMPT_MS = 4000;

const FINDINGS = [
  'https/works',
  'https/accounts-works',
  'https/unreachable',
  'https/host-down',
  'https/needed-host-down',
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
    const behind = Promise.all([...BACKSTAGE, ...MUSIC].map((host) => lookBehind(context, host)));
    // Nobody waits for it where the servers in front decide.
    behind.catch(() => undefined);
    let seen = await Promise.all(TARGETS.map((target) => look(context, target)));
    const again = seen.every(isOverdue) && (await isElsewhereQuick(context));
    if (again) seen = await Promise.all(TARGETS.map((target) => look(context, target)));
    if (seen.every(isUnreached)) {
      return { status: 'problem', findings: [{ id: 'https/unreachable', data: { error: mainError(seen) } }] };
    }
    // Some answer. One that does not gets a second chance, and its name a look, before anybody is blamed.
    const chance = again ? lookAtName : lookAgain;
    seen = await Promise.all(seen.map((one) => (one.kind === 'silent' ? chance(context, one) : one)));
    const [first] = seen;
    const allBehind = await behind;
    // Nobody's network fails just there, and there at every one of them: it is the way of looking that ends here.
    if (seen.every(({ kind }) => kind === 'answers') && (await isNoneReached(context, allBehind))) {
      return {
        status: 'unknown',
        findings: [{ id: 'https/accounts-works' }],
        reason: { code: 'no-answer', detail: BACKSTAGE[0] },
      };
    }
    const behindThem = onlyFaults(allBehind);
    const broken = [
      ...seen.flatMap((one) => brokenFact(one) ?? []),
      ...behindThem.flatMap((one) => neededFact(one) ?? []),
    ];
    const works: Found[] = [];
    if (seen.every(({ kind }) => kind === 'answers') && behindThem.length === 0) works.push({ id: 'https/works' });
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

function isOverdue(one: Seen): boolean {
  return one.kind === 'silent' && (one.error === 'ETIMEDOUT' || one.error === 'ETIMEOUT');
}

/**
 * Whether a site that has nothing to do with Spotify answered in its time. Then a computer that is busy itself may
 * be all that kept Spotify's servers from it; asked once more, a way that is really cut stays silent.
 */
async function isElsewhereQuick(context: CheckContext): Promise<boolean> {
  return (await controlAnswers(context)).some(({ answer }) => answer !== null);
}

async function lookAtName(context: CheckContext, one: Seen): Promise<Seen> {
  return (await findNameless(context, one.host)) ?? one;
}

async function lookAgain(context: CheckContext, { host }: Seen): Promise<Seen> {
  const nameless = await findNameless(context, host);
  if (nameless !== null) return nameless;
  const target = TARGETS.find((one) => one.host === host);
  return target === undefined ? handshake(context, host) : look(context, target);
}

/** Whether a name leads nowhere here; null when it leads somewhere. */
async function findNameless({ ports, signal }: CheckContext, host: string): Promise<Seen | null> {
  try {
    const found = await ports.net.lookup(host, { timeoutMs: ATTEMPT_MS, signal });
    if (found.some(({ address }) => addressKind(address) === 'public')) return null;
    return { host, kind: 'nameless', error: found[0]?.address ?? 'ENOTFOUND' };
  } catch (error) {
    signal.throwIfAborted();
    return { host, kind: 'nameless', error: errorName(error) };
  }
}

async function lookBehind(context: CheckContext, host: string): Promise<Seen> {
  const seen = await handshake(context, host);
  return seen.kind === 'silent' ? lookAgain(context, seen) : seen;
}

/** Whether no connection comes about with any server behind the others, although names of theirs lead somewhere. */
async function isNoneReached({ ports, signal }: CheckContext, behind: readonly Seen[]): Promise<boolean> {
  const silent = behind.filter(({ kind }) => kind === 'silent');
  if (silent.length === 0 || !behind.every(({ kind }) => kind === 'silent' || kind === 'nameless')) return false;
  // One that connects and then says nothing is kept from talking, which somebody does.
  const reached = await Promise.all(
    silent.map(({ host }) =>
      ports.net.tcp(host, 443, { timeoutMs: ATTEMPT_MS, signal }).then(
        () => true,
        () => false,
      ),
    ),
  );
  signal.throwIfAborted();
  return !reached.includes(true);
}

/** Goes as far as the certificate. */
async function handshake({ ports, signal }: CheckContext, host: string): Promise<Seen> {
  try {
    const { trustedByMozilla, trustedHere, error } = await ports.net.tls(host, 443, { timeoutMs: ATTEMPT_MS, signal });
    // Where the system's own authorities cannot be read, one of them may have signed it.
    if (trustedByMozilla || trustedHere !== false) return { host, kind: 'answers' };
    return { host, kind: 'certificate', error: error ?? 'UNKNOWN' };
  } catch (error) {
    signal.throwIfAborted();
    return { host, kind: 'silent', error: errorName(error) };
  }
}

/** Of two networks music comes from one is enough; names that lead nowhere are for other checks to judge. */
function onlyFaults(seen: readonly Seen[]): Seen[] {
  const isFault = ({ kind }: Seen) => kind === 'silent' || kind === 'certificate';
  const isMusic = ({ host }: Seen) => MUSIC.some((one) => one === host);
  const known = seen.filter(({ kind }) => kind !== 'nameless');
  const music = known.filter(isMusic);
  return known.filter((one) => isFault(one) && (!isMusic(one) || (one === music[0] && music.every(isFault))));
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

/** What each server behind the others is for: the end of "which Spotify needs for ...". */
function purposeOf(host: string): Phrase | 'Spotify Connect' {
  if (host.startsWith('dealer')) return 'Spotify Connect';
  return MUSIC.some((one) => one === host) ? 'music' : 'signing in';
}

function neededFact(one: Seen): Found | null {
  if (one.kind !== 'silent') return brokenFact(one);
  return { id: 'https/needed-host-down', data: { host: one.host, error: one.error, what: purposeOf(one.host) } };
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
