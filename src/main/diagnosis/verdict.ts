import { ANSWER, type FindingTexts } from '../../catalog/finding-texts';
import { sayVerdict } from '../../catalog/verdict-words';
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
  const others = faults.filter((fault) => fault !== first && fault.side === side).map((fault) => fault.evidence);
  // What the person said for this side stands early, so that they see it was heard.
  const said = findings
    .filter((finding) => finding.from === ANSWER && texts.of(finding.id)?.side === side)
    .map((finding) => texts.evidence(finding));
  const because = new Map([evidence, ...said, ...others].map((one) => [one.text, one]));
  return verdictOf(
    side,
    certain,
    { lead: certain ? 'sure' : 'guess', rest: evidence.text, evidence },
    [...because.values()].slice(0, 6),
  );
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
    return verdictOf(
      'none',
      false,
      { lead: 'proxied', rest: '' },
      works.filter(({ finding }) => finding.endsWith('-proxy/answers')),
    );
  if (silent.length === 0)
    return verdictOf(
      'none',
      true,
      { lead: 'works', rest: '' },
      works.filter(({ check }) => (NEEDED as readonly string[]).includes(check)),
    );
  const offline = reports.some(
    (report) => silent.some((id) => id === report.id) && report.reason?.code === 'offline-run',
  );
  const check = silent[0] ?? '';
  const open = { lead: 'open' as const, rest: texts.check(check)?.question ?? check, check };
  return verdictOf('unknown', false, offline ? { lead: 'offline', rest: '' } : open, works.slice(0, 6));
}

function verdictOf(side: Verdict['side'], certain: boolean, said: Verdict['said'], because: Evidence[]): Verdict {
  return { side, certain, sentence: sayVerdict({ side, said }), said, because };
}
