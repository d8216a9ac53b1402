import type { FindingTexts } from '../../catalog/finding-texts';
import type { ResolvedEntry } from '../../contract/catalog';
import type { CauseJudgement, CheckReport, Finding } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';

/**
 * Judges every cause of an entry by the findings: one that confirms beats any that rules out, and
 * without either the cause stays unknown. A check that could not tell never rules anything out.
 */
export function judgeCauses(
  entry: ResolvedEntry,
  findings: readonly Finding[],
  reports: readonly CheckReport[],
  texts: FindingTexts,
  platform: Platform,
): CauseJudgement[] {
  const told = new Set(
    reports.filter((report) => report.status === 'ok' || report.status === 'problem').map((report) => report.id),
  );
  const pick = (ids: readonly string[]) =>
    ids.flatMap((id) => findings.filter((finding) => finding.id === id)).map((finding) => texts.evidence(finding));
  const here = entry.causes.filter((cause) => cause.platforms?.includes(platform) ?? true);
  return here.map((cause) => {
    const confirmed = pick(cause.confirmedBy);
    if (confirmed.length > 0) return { id: cause.id, state: 'confirmed', evidence: confirmed, missing: [] };
    const ruledOut = pick(cause.ruledOutBy);
    if (ruledOut.length > 0) return { id: cause.id, state: 'ruled-out', evidence: ruledOut, missing: [] };
    return {
      id: cause.id,
      state: 'unknown',
      evidence: pick(cause.hintedBy),
      missing: cause.checks.filter((check) => !told.has(check)),
    };
  });
}
