import { type FindingTexts, openFindingTexts } from '../../catalog/finding-texts';
import { codeKey } from '../../catalog/normal';
import type { Diagnosis } from '../../contract/diagnosis';
import { type DiagnosisInput, diagnose } from './diagnose';
import { type Fault, placeOf, weighFaults } from './faults';
import { openKnown } from './known';
import { CUT_OFF_BEFORE } from './precedence';
import { isFor, type Reading } from './rules/rule';
import { openReadings } from './unsettled';

/** A check that has not run, and all it can find. */
export interface OpenCheck {
  id: string;
  findings: readonly string[];
}

export type SoFar = Pick<DiagnosisInput, 'catalog' | 'reports' | 'platform'>;

/**
 * Which of the checks left could still change the verdict or the code that stands first: all of them while
 * nothing is clear, none once it is settled. Pure.
 *
 * Clear is an answer whose fault is certain, keeps Spotify from getting through and confirms a cause of the
 * first code. It can still change where an open finding stands above that fault, or where one would show that
 * fault, or one found beside it, in another light. Both are read off the checks' closed lists, the order of
 * what decides and the rules; single checks are not known here.
 */
export function stillDeciding(soFar: SoFar, left: readonly OpenCheck[]): string[] {
  const texts = openFindingTexts(soFar.catalog);
  const findings = soFar.reports.flatMap((report) => report.findings);
  const first = weighFaults(findings, texts).faults[0];
  if (!first || !isClear(first, soFar)) return left.map(({ id }) => id);

  const readings = openReadings(findings, new Set(left.flatMap((check) => check.findings)));
  // Everything found up to the deciding one wins a tie with it.
  const before = new Set(findings.slice(0, findings.indexOf(first.finding)));
  const deciding = new Set(readings.of(first.finding).hangsOn);
  for (const finding of findings.filter(isBroken(texts))) {
    const { all, hangsOn } = readings.of(finding);
    const worst = placeAtWorst(finding.id, all);
    if (worst < first.place || (worst === first.place && before.has(finding)))
      for (const id of hangsOn) deciding.add(id);
  }
  const decides = (id: string) =>
    deciding.has(id) || (isBroken(texts)({ id }) && placeAtWorst(id, readings.possible(id)) <= first.place);
  return left.filter((check) => check.findings.some(decides)).map(({ id }) => id);
}

const isBroken = (texts: FindingTexts) => (finding: { id: string }) => texts.of(finding.id)?.tone === 'broken';

/** The place that decides most among those a finding may take. */
function placeAtWorst(id: string, readings: readonly Reading[]): number {
  return Math.min(...readings.map((reading) => (reading.harmless ? Number.POSITIVE_INFINITY : placeOf(id, reading))));
}

/** Music and sign-in do without covers. */
const isAboutCovers = isFor('host', /^i\.scdn\.co$/);

function isClear(first: Fault, soFar: SoFar): boolean {
  const { finding, certain, place } = first;
  if (!certain || place >= CUT_OFF_BEFORE || isAboutCovers(openKnown([]), finding)) return false;
  const times = { startedAt: '', finishedAt: '', cancelled: false };
  return confirms(first, diagnose({ ...soFar, ...times, entry: null }));
}

/** The first code is one that Spotify shows for the fault, and the fault confirms a cause of it. */
function confirms({ finding, shows }: Fault, { suspects, causes }: Diagnosis): boolean {
  const code = suspects[0]?.code;
  if (code === undefined || !shows.some((shown) => codeKey(shown) === codeKey(code))) return false;
  return (causes[code] ?? []).some(
    ({ state, evidence }) => state === 'confirmed' && evidence.some((one) => one.finding === finding.id),
  );
}
