import { openFindingTexts } from '../../catalog/finding-texts';
import type { Catalog, ResolvedEntry } from '../../contract/catalog';
import type { CauseJudgement, CheckReport, Finding } from '../../contract/diagnosis';
import type { Answers } from '../../contract/question';
import type { Platform } from '../../contract/words';
import { answerFindings, usableAnswers } from './answers';
import { groundsOf, judgeCauses } from './causes';
import type { OpenCheck } from './still-deciding';
import { openReadings } from './unsettled';

/** Where a run stands. */
export interface Standing {
  catalog: Pick<Catalog, 'checks' | 'answers' | 'questions' | 'readings'>;
  /** What has answered, in the order of the run's checks. */
  reports: readonly CheckReport[];
  /** Checks that have not. */
  left: readonly OpenCheck[];
  answers?: Answers;
  platform: Platform;
}

/**
 * Opens a run for its causes while it goes on: for an entry, those that are confirmed or ruled out whatever
 * the checks left will find. Pure.
 *
 * A finding counts once nothing open can show it to be harmless; a cause is ruled out once nothing open can
 * confirm it. So nobody is told what has to be taken back.
 */
export function openSettled({
  catalog,
  reports,
  left,
  answers = {},
  platform,
}: Standing): (entry: ResolvedEntry) => CauseJudgement[] {
  const texts = openFindingTexts(catalog);
  const said = answerFindings(catalog, usableAnswers(catalog, answers), '');
  const findings = [...reports.flatMap((report) => report.findings), ...said];
  const open = new Set(left.flatMap((check) => check.findings));
  const readings = openReadings(findings, open);
  const counts: Finding[] = [];
  for (const finding of findings) {
    const mayBe = texts.of(finding.id)?.tone === 'broken' ? readings.of(finding).all : [];
    if (!mayBe.some(({ harmless }) => harmless)) counts.push(finding);
    else if (mayBe.some(({ harmless }) => !harmless)) open.add(finding.id);
  }
  const grounds = groundsOf(counts, reports, texts, platform);
  return (entry) => {
    const mayBeConfirmed = entry.causes.filter(({ confirmedBy }) => confirmedBy.some((id) => open.has(id)));
    return judgeCauses(entry, grounds).filter(
      ({ id, state }) =>
        state === 'confirmed' || (state === 'ruled-out' && !mayBeConfirmed.some((cause) => cause.id === id)),
    );
  };
}
