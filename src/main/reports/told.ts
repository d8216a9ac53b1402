import { openFindingTexts } from '../../catalog/finding-texts';
import type { Catalog } from '../../contract/catalog';
import type { Diagnosis, Evidence } from '../../contract/diagnosis';
import type { Report } from '../../contract/report';
import type { ReportPart } from '../../contract/report-words';
import { answerFindings } from '../diagnosis/answers';
import type { Redactor } from './redact/redactor';
import { sayFindings, wordVerdict } from './sentences';

type Told = Pick<Report, 'verdict' | 'findings' | 'checks' | 'leftOut' | 'suspects' | 'causes'>;

/**
 * Everything in a report that rests on findings. How things were judged is taken from the diagnosis, what is
 * said about them is said anew from the data that may leave.
 */
export function tellFindings(
  { catalog, diagnosis }: { catalog: Catalog; diagnosis: Diagnosis | null },
  redactor: Redactor,
  parts: readonly ReportPart[],
): Told {
  if (diagnosis === null) return { verdict: null, findings: [], checks: [], leftOut: [], suspects: [], causes: {} };
  const texts = openFindingTexts(catalog);
  const heard = answerFindings(catalog, diagnosis.answers, diagnosis.finishedAt);
  const found = [...diagnosis.checks.flatMap((check) => check.findings), ...heard];
  const shown = found.map((finding) => redactor.finding(finding));
  const original = sayFindings(found, found, texts);
  const said = sayFindings(found, shown, texts);
  const placeOfText = (text: string, id?: string) =>
    found.findIndex(
      (finding, at) =>
        (id === undefined || finding.id === id) &&
        (original[at]?.plain.text === text || original[at]?.read.text === text),
    );
  const placeOf = ({ finding, text }: Evidence) => {
    const exact = placeOfText(text, finding);
    return exact >= 0 ? exact : found.findIndex(({ id }) => id === finding);
  };
  const real = (places: readonly number[]) => [...new Set(places.filter((place) => place >= 0))];
  const { verdict, checks, suspects, causes } = diagnosis;
  const because = real(verdict.because.map(placeOf));
  const deciding = said[because[0] ?? -1]?.read ?? null;
  return {
    verdict: {
      side: verdict.side,
      certain: verdict.certain,
      sentence: wordVerdict(verdict, deciding, catalog.checks).sentence,
      because,
    },
    findings: shown.map(({ id, from, data }) => ({ id, check: from, data })),
    checks: !parts.includes('checks')
      ? []
      : checks.map(({ id, status, ms, findings, reason }) => {
          const places = real(findings.map((finding) => found.indexOf(finding)));
          return {
            id,
            question: texts.check(id)?.question ?? id,
            status,
            ms,
            said: places.flatMap((at) => (texts.of(found[at]?.id ?? '') ? (said[at]?.plain.text ?? []) : [])),
            reason: reason?.code ?? null,
            detail: reason?.detail === undefined ? null : redactor.words(reason.detail, 200),
            because: places,
          };
        }),
    leftOut: parts.includes('checks') ? diagnosis.leftOut.filter(({ check }) => texts.check(check)).slice(0, 200) : [],
    suspects: !parts.includes('suspects')
      ? []
      : suspects.map(({ code, title, why }) => ({
          code,
          title,
          because: real(why.map(({ text }) => placeOfText(text))),
        })),
    causes: !parts.includes('causes')
      ? {}
      : Object.fromEntries(
          Object.entries(causes).map(([code, list]) => [
            code,
            list.map(({ id, state, evidence, missing }) => ({
              id,
              state,
              because: real(evidence.map(placeOf)),
              missing,
            })),
          ]),
        ),
  };
}
