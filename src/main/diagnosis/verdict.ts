import type { FindingTexts } from '../../catalog/finding-texts';
import type { CheckReport, Evidence, Finding, Verdict } from '../../contract/diagnosis';

/**
 * Findings that decide the verdict, the deciding one first. Read from the top: what stands higher
 * explains what stands lower (a hosts line explains why an access point cannot be reached; a dead
 * name server explains it too). Within a group the order is the order of the layers a connection
 * passes through.
 */
export const DECIDING: readonly string[] = [
  // Without any connection nothing else can be judged.
  'link/down',
  'captive/portal',
  // Switches on this computer that send Spotify nowhere, whatever the network does.
  'hosts/accounts-blocked',
  'hosts/spotify-blocked',
  'hosts/redirected',
  'hosts/playback-blocked',
  'prefs-proxy/dead',
  'prefs-proxy/incomplete',
  'prefs-proxy/needs-login',
  'prefs-proxy/forbids',
  'system-proxy/dead',
  'system-proxy/needs-login',
  'system-proxy/forbids',
  'env-proxy/dead',
  'clock/wrong',
  'firewall/blocks-spotify',
  'firewall/blocks-by-default',
  'routes/none',
  // The network as a whole.
  'dns/dead',
  'internet/none',
  'nla/disabled',
  'nla/stopped',
  'onlineflag/offline-wrong',
  // The network against Spotify alone.
  'dns/blocked',
  'dns/missing',
  'dns/refused',
  'apresolve/foreign-answer',
  'tls/untrusted',
  'tls/wrong-name',
  'tls/expired',
  'https/filtered',
  'ap/all-refused',
  // Spotify itself.
  'https/server-error',
  'https/too-many',
  'https/host-down',
  'status/outage',
  // Silence: somebody drops the traffic, and from here it cannot be seen who.
  'ap/all-silent',
  'https/unreachable',
  'apresolve/failed',
  'ap/unresolvable',
  'sockets/stuck',
  'dns/slow',
  'ipv6/broken',
  'routes/conflict',
  // The app on this computer.
  'client/modified',
  'version/too-old',
  'disk/full',
  'prefs/damaged',
  'prefs/unreadable',
  'prefs/read-only',
  'cache/unwritable',
  'storage/missing',
  'folders/not-writable',
  'install/damaged',
  'process/duplicate',
  'process/hung',
  'process/leftover',
  'hosts/update-blocked',
  'update/blocked',
  'uri/missing',
  'uri/gone',
  'browser/none',
  'audio/none',
  'os/too-old',
  'install/two-kinds',
  'files/in-use',
  'dmg/mounted',
  'widevine/missing-and-blocked',
  'offline-mode/on',
  'geo/differs',
  'devices/none',
];

/** Verdicts that silence allows only as a guess: a filter and a dead server look alike from here. */
const GUESSED = new Set([
  'ap/all-silent',
  'https/unreachable',
  'apresolve/failed',
  'ap/unresolvable',
  'sockets/stuck',
  'dns/slow',
  'client/modified',
  'install/two-kinds',
  'hosts/update-blocked',
  'update/blocked',
  'files/in-use',
]);

/** Checks that must have answered before "nothing wrong" may be said. */
const NEEDED = ['net.internet', 'net.dns', 'net.ap.tcp', 'net.https.spotify', 'net.hosts'] as const;

const SIDE_SENTENCE: Readonly<Record<Exclude<Verdict['side'], 'none' | 'unknown'>, string>> = {
  spotify: 'It is Spotify, not you.',
  network: 'It is the network, not Spotify.',
  computer: 'It is this computer, not Spotify.',
  account: 'It is the account, not this computer.',
  developer: 'It is the program that calls Spotify.',
};
const SIDE_GUESS: typeof SIDE_SENTENCE = {
  spotify: 'It looks like Spotify.',
  network: 'It looks like the network.',
  computer: 'It looks like this computer.',
  account: 'It looks like the account.',
  developer: 'It looks like the program that calls Spotify.',
};

/** Broken findings, the deciding one first. */
export function rankBroken(findings: readonly Finding[], texts: FindingTexts): Finding[] {
  const place = new Map(DECIDING.map((id, at) => [id, at]));
  return findings
    .filter((finding) => texts.of(finding.id)?.tone === 'broken')
    .sort((a, b) => (place.get(a.id) ?? DECIDING.length) - (place.get(b.id) ?? DECIDING.length));
}

/** One sentence on whose side the fault is, and what it rests on. Pure. */
export function judgeSide(findings: readonly Finding[], reports: readonly CheckReport[], texts: FindingTexts): Verdict {
  const broken = rankBroken(findings, texts);
  const first = broken[0];
  if (first) {
    const side = texts.of(first.id)?.side ?? 'computer';
    const because = [first, ...broken.slice(1).filter((other) => texts.of(other.id)?.side === side)].map((finding) =>
      texts.evidence(finding),
    );
    const certain = !GUESSED.has(first.id);
    const lead = certain ? SIDE_SENTENCE[side] : SIDE_GUESS[side];
    return { side, certain, sentence: `${lead} ${because[0]?.text ?? ''}`.trim(), because: because.slice(0, 6) };
  }
  return judgeCalm(findings, reports, texts);
}

/** Nothing is broken: either all that matters works, or too little could be asked. */
function judgeCalm(findings: readonly Finding[], reports: readonly CheckReport[], texts: FindingTexts): Verdict {
  const silent = NEEDED.filter((id) => reports.find((report) => report.id === id)?.status !== 'ok');
  const works: Evidence[] = findings
    .filter((finding) => texts.of(finding.id)?.tone === 'works')
    .map((finding) => texts.evidence(finding));
  if (silent.length === 0)
    return {
      side: 'none',
      certain: true,
      sentence: 'Nothing wrong was found: Spotify’s servers answer from here, and this computer is in order.',
      because: works.filter(({ check }) => (NEEDED as readonly string[]).includes(check)),
    };
  const offline = reports.some(
    (report) => silent.includes(report.id as (typeof NEEDED)[number]) && report.reason?.code === 'offline-run',
  );
  const questions = silent.map((id) => texts.check(id)?.question ?? id);
  return {
    side: 'unknown',
    certain: false,
    sentence: offline
      ? 'Nothing wrong was found on this computer; the network was not asked, so whose side it is cannot be told.'
      : `Whose side it is cannot be told, because this has no answer yet: ${questions[0] ?? ''}`,
    because: works.slice(0, 6),
  };
}
