import type { CheckText, ResolvedEntry } from '../../../contract/catalog';
import type { CauseJudgement, CheckReport } from '../../../contract/diagnosis';
import { t } from '../../strings';

/** Why nothing is known about a cause; nothing to say where it was judged. */
export function whyUnknown(
  cause: Pick<ResolvedEntry['causes'][number], 'checks'>,
  judgement: CauseJudgement,
  checked: boolean,
  reports: readonly CheckReport[],
  texts: readonly CheckText[],
): string | null {
  if (judgement.state !== 'unknown') return null;
  if (cause.checks.length === 0) return t.entry.notCheckable;
  if (!checked) return null;
  const open = judgement.missing.length > 0 ? judgement.missing : cause.checks;
  for (const id of open) {
    const report = reports.find((one) => one.id === id);
    if (report?.status !== 'unknown') continue;
    const text = texts.find((one) => one.id === id)?.unknown ?? '';
    const reason = report.reason ? t.reason[report.reason.code] : '';
    return [text, reason].filter(Boolean).join(' ') || t.entry.notChecked;
  }
  return open.every((id) => reports.some((report) => report.id === id)) ? null : t.entry.notChecked;
}
