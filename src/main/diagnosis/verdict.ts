import { ANSWER, type FindingTexts } from '../../catalog/finding-texts';
import type { CheckReport, Evidence, Finding, Verdict } from '../../contract/diagnosis';
import type { Fault } from './faults';
import { goesThroughProxy, openKnown, spotifyAnswers } from './known';

/** Checks that must have answered before "nothing wrong" may be said. */
const NEEDED = ['net.internet', 'net.dns', 'net.ap.tcp', 'net.https.spotify', 'net.hosts'] as const;
/** A proxy that is set decides whether Spotify gets out at all, so its check has to have answered too. */
const PROXIES: readonly (readonly [finding: string, check: string])[] = [
  ['prefs-proxy/set', 'spotify.prefs.proxy'],
  ['system-proxy/set', 'net.proxy.system'],
  ['env-proxy/set', 'net.proxy.env'],
];
/** Needed checks that tell nothing of a Spotify that goes through a proxy. */
const DIRECT: readonly string[] = ['net.internet', 'net.dns', 'net.ap.tcp', 'net.https.spotify'];

export const SIDE_SENTENCE: Readonly<Record<Exclude<Verdict['side'], 'none' | 'unknown'>, string>> = {
  spotify: 'It is Spotify, not you.',
  network: 'It is the network, not Spotify.',
  computer: 'It is this computer, not Spotify.',
  account: 'It is the account, not this computer.',
  developer: 'It is the program that calls Spotify.',
};
export const SIDE_GUESS: typeof SIDE_SENTENCE = {
  spotify: 'It looks like Spotify.',
  network: 'It looks like the network.',
  computer: 'It looks like this computer.',
  account: 'It looks like the account.',
  developer: 'It looks like the program that calls Spotify.',
};

/** What is said where nothing is broken; `open` is followed by the question that has no answer yet. */
export const CALM_SENTENCE = {
  proxied: 'Nothing wrong was found: Spotify goes out through a proxy, and that proxy lets it through.',
  works: 'Nothing wrong was found: Spotify’s servers answer from here, and this computer is in order.',
  offline: 'Nothing wrong was found on this computer; the network was not asked, so whose side it is cannot be told.',
  open: 'Whose side it is cannot be told, because this has no answer yet: ',
} as const;

/** One sentence on whose side the fault is, and what it rests on. Pure. */
export function judgeSide(
  faults: readonly Fault[],
  findings: readonly Finding[],
  reports: readonly CheckReport[],
  texts: FindingTexts,
): Verdict {
  const [first] = faults;
  if (!first) return judgeCalm(findings, reports, texts);
  const { side, certain, evidence } = first;
  const lead = certain ? SIDE_SENTENCE[side] : SIDE_GUESS[side];
  const others = faults.filter((fault) => fault !== first && fault.side === side).map((fault) => fault.evidence);
  // What the person said for this side stands early, so that they see it was heard.
  const said = findings
    .filter((finding) => finding.from === ANSWER && texts.of(finding.id)?.side === side)
    .map((finding) => texts.evidence(finding));
  const because = new Map([evidence, ...said, ...others].map((one) => [one.text, one]));
  return { side, certain, sentence: `${lead} ${evidence.text}`, because: [...because.values()].slice(0, 6) };
}

/** Nothing is broken: either all that matters works, or too little could be asked. */
function judgeCalm(findings: readonly Finding[], reports: readonly CheckReport[], texts: FindingTexts): Verdict {
  const known = openKnown(findings);
  const proxied = goesThroughProxy(known);
  const answered = (id: string) => {
    // A problem that is still here did no harm.
    const status = reports.find((report) => report.id === id)?.status;
    return status === 'ok' || status === 'problem';
  };
  const needed = [...NEEDED, ...PROXIES.flatMap(([finding, check]) => (known.has(finding) ? check : []))];
  // Where all of Spotify answers there is an internet, whatever the sites for comparison are like.
  const isSpared = (id: string) => (proxied && DIRECT.includes(id)) || (id === 'net.internet' && spotifyAnswers(known));
  const silent = needed.filter((id) => !answered(id) && !isSpared(id));
  const works: Evidence[] = findings
    .filter((finding) => texts.of(finding.id)?.tone === 'works')
    .map((finding) => texts.evidence(finding));
  if (silent.length === 0 && proxied && !DIRECT.every(answered))
    return {
      side: 'none',
      certain: false,
      sentence: CALM_SENTENCE.proxied,
      because: works.filter(({ finding }) => finding.endsWith('-proxy/answers')),
    };
  if (silent.length === 0)
    return {
      side: 'none',
      certain: true,
      sentence: CALM_SENTENCE.works,
      because: works.filter(({ check }) => (NEEDED as readonly string[]).includes(check)),
    };
  const offline = reports.some(
    (report) => silent.some((id) => id === report.id) && report.reason?.code === 'offline-run',
  );
  const questions = silent.map((id) => texts.check(id)?.question ?? id);
  return {
    side: 'unknown',
    certain: false,
    sentence: offline ? CALM_SENTENCE.offline : `${CALM_SENTENCE.open}${questions[0] ?? ''}`,
    because: works.slice(0, 6),
  };
}
