import { type FindingTexts, openFindingTexts } from '../../catalog/finding-texts';
import type { Catalog } from '../../contract/catalog';
import type { CauseJudgement, CheckReport, Diagnosis, LeftOut } from '../../contract/diagnosis';
import type { Answers } from '../../contract/question';
import type { Platform } from '../../contract/words';
import { answerFindings, reportsAsIf, usableAnswers } from './answers';
import { groundsOf, judgeCauses } from './causes';
import { weighFaults } from './faults';
import { chooseQuestion } from './question';
import { rankSuspects } from './suspects';
import { judgeSide } from './verdict';

/** What a run gave, and what it was about. */
export interface DiagnosisInput {
  catalog: Catalog;
  reports: CheckReport[];
  /** What the person said, by question; what fits no question is left out. */
  answers?: Answers;
  platform: Platform;
  /** Entry id the run was about, or null. */
  entry: string | null;
  startedAt: string;
  finishedAt: string;
  cancelled: boolean;
  /** Checks that did not run; none when left out. */
  leftOut?: readonly LeftOut[];
}

/** Findings in; causes, verdict, suspects and the next question out. Pure: the same input, the same answer. */
export function diagnose(input: DiagnosisInput): Diagnosis {
  const { catalog, reports, platform, entry, answers = {}, startedAt, finishedAt, cancelled, leftOut = [] } = input;
  const texts = openFindingTexts(catalog);
  const used = usableAnswers(catalog, answers);
  const judge = (heard: Answers, list: CheckReport[]) =>
    judgeOnce(catalog, texts, platform, list, answerFindings(catalog, heard, finishedAt));
  const { verdict, suspects, judged } = judge(used, reports);
  const causes = Object.fromEntries(
    catalog.entries
      .filter((held) => held.id === entry || judged.get(held.code)?.some((cause) => cause.state !== 'unknown'))
      .map((held) => [held.code, judged.get(held.code) ?? []]),
  );
  // A run that was stopped left out what the probes could still tell by themselves.
  const question = cancelled
    ? null
    : chooseQuestion(catalog.questions, used, verdict, (tried, option) => {
        const finding = tried.options.find(({ id }) => id === option)?.finding;
        return judge({ ...used, [tried.id]: option }, reportsAsIf(reports, tried, finding, finishedAt));
      });
  return {
    verdict,
    checks: reports,
    suspects,
    causes,
    entry,
    startedAt,
    finishedAt,
    cancelled,
    leftOut: [...leftOut],
    question,
    answers: used,
  };
}

function judgeOnce(
  catalog: Catalog,
  texts: FindingTexts,
  platform: Platform,
  reports: readonly CheckReport[],
  said: ReturnType<typeof answerFindings>,
) {
  const findings = [...reports.flatMap((report) => report.findings), ...said];
  const { faults, heeded } = weighFaults(findings, texts);
  const judged = new Map<string, CauseJudgement[]>();
  const grounds = groundsOf(heeded, reports, texts, platform);
  for (const held of catalog.entries) judged.set(held.code, judgeCauses(held, grounds));
  return {
    verdict: judgeSide(faults, findings, reports, texts),
    suspects: rankSuspects(faults, catalog.entries, judged, platform),
    judged,
  };
}
