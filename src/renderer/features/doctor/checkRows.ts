import { describeFinding } from '../../../catalog/sentence';
import type { CheckHere } from '../../../contract/api';
import type { CheckReport } from '../../../contract/diagnosis';
import type { CheckStatus } from '../../../contract/words';
import { retellValue } from '../../state/retell';
import { t } from '../../strings';
import type { LampState } from '../../ui/Lamp';

export interface CheckRow {
  id: string;
  question: string;
  status: CheckStatus | 'running' | 'waiting';
  ms: number | null;
  evidence: readonly string[];
}

/** One check of a run in words: its question, its state, and what it found or why it cannot tell. */
export function rowOf(
  id: string,
  report: CheckReport | undefined,
  running: boolean,
  text: CheckHere | undefined,
): CheckRow {
  const question = text?.question ?? id;
  if (running) return { id, question, status: 'running', ms: null, evidence: [] };
  if (!report) return { id, question, status: 'waiting', ms: null, evidence: [] };
  return { id, question, status: report.status, ms: report.ms, evidence: evidenceOf(report, text) };
}

function evidenceOf(report: CheckReport, text: CheckHere | undefined): CheckRow['evidence'] {
  // Broken findings come first; where something is broken or works, context is beside the point.
  const tones = report.status === 'problem' ? ['broken'] : report.status === 'ok' ? ['works'] : [];
  const telling = report.findings.filter(({ id }) => tones.includes(text?.findings[id]?.tone ?? ''));
  const said = (telling.length > 0 ? telling : report.findings).flatMap(
    (finding) => describeFinding(finding, text, retellValue) ?? [],
  );
  // What was found says more than that it does not decide the question.
  if (report.status !== 'unknown' || said.length > 0) return said;
  const reason = report.reason ? t.reason[report.reason.code] : '';
  return [text?.unknown ?? '', reason].filter((one) => one !== '');
}

export const LAMPS: Record<CheckRow['status'], LampState> = {
  ok: 'works',
  problem: 'broken',
  unknown: 'unknown',
  'not-applicable': 'off',
  running: 'checking',
  waiting: 'off',
};

/** How many checks found a problem, and how many could not tell. */
export function summary(reports: readonly CheckReport[]): { problems: number; unknown: number } {
  const count = (status: CheckStatus) => reports.filter((report) => report.status === status).length;
  return { problems: count('problem'), unknown: count('unknown') };
}

/** The checks of a run in its order; one the run did not name beforehand comes last. */
export function rowsOf(
  order: readonly string[],
  reports: readonly CheckReport[],
  running: readonly string[],
  texts: readonly CheckHere[],
): CheckRow[] {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const textById = new Map(texts.map((text) => [text.id, text]));
  const ids = [...new Set([...order, ...byId.keys()])];
  return ids.map((id) => rowOf(id, byId.get(id), running.includes(id), textById.get(id)));
}
