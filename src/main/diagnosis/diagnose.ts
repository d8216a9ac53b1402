import { openFindingTexts } from '../../catalog/finding-texts';
import type { Catalog } from '../../contract/catalog';
import type { CauseJudgement, CheckReport, Diagnosis, LeftOut } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';
import { judgeCauses } from './causes';
import { weighFaults } from './faults';
import { rankSuspects } from './suspects';
import { judgeSide } from './verdict';

/** What a run gave, and what it was about. */
export interface DiagnosisInput {
  catalog: Catalog;
  reports: CheckReport[];
  platform: Platform;
  /** Entry id the run was about, or null. */
  entry: string | null;
  startedAt: string;
  finishedAt: string;
  cancelled: boolean;
  /** Checks that did not run; none when left out. */
  leftOut?: readonly LeftOut[];
}

/** Findings in, causes, verdict and suspects out. Pure: the same findings always give the same answer. */
export function diagnose({ catalog, reports, platform, entry, leftOut = [], ...times }: DiagnosisInput): Diagnosis {
  const texts = openFindingTexts(catalog.checks);
  const findings = reports.flatMap((report) => report.findings);
  const { faults, heeded } = weighFaults(findings, texts);
  const judged = new Map<string, CauseJudgement[]>();
  for (const held of catalog.entries) judged.set(held.code, judgeCauses(held, heeded, reports, texts, platform));
  const causes = Object.fromEntries(
    catalog.entries
      .filter((held) => held.id === entry || judged.get(held.code)?.some((cause) => cause.state !== 'unknown'))
      .map((held) => [held.code, judged.get(held.code) ?? []]),
  );
  return {
    verdict: judgeSide(faults, findings, reports, texts),
    checks: reports,
    suspects: rankSuspects(faults, catalog.entries, judged, platform),
    causes,
    entry,
    leftOut: [...leftOut],
    ...times,
  };
}
