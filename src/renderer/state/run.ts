import type { EventPayload } from '../../contract/api';
import type { ResolvedEntry } from '../../contract/catalog';
import type { CauseJudgement, CheckReport, Diagnosis } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';

/** A run of checks as the page sees it. */
export interface Run {
  /** Null until the host named it. */
  id: string | null;
  /** Entry the run is about, or null for all checks. */
  entry: string | null;
  /** What the run will look at, in order. */
  checks: readonly string[];
  running: readonly string[];
  reports: readonly CheckReport[];
  finished: number;
  total: number;
  stopping: boolean;
}

/** A run that was asked for and not yet named. */
export function askedRun(entry: string | null): Run {
  return { id: null, entry, checks: [], running: [], reports: [], finished: 0, total: 0, stopping: false };
}

/** The host named the run and what it looks at. */
export function namedRun(run: Run, id: string, checks: readonly string[]): Run {
  return { ...run, id, checks, total: checks.length };
}

/** Takes in what ended since the last message. A message of another run changes nothing. */
export function advance(run: Run, message: EventPayload<'doctor.progress'>): Run {
  if (run.id !== message.run) return run;
  const { done, running, finished, total } = message;
  const ended = new Set(done.map(({ id }) => id));
  return { ...run, reports: [...run.reports.filter(({ id }) => !ended.has(id)), ...done], running, finished, total };
}

/** How many diagnoses the page keeps: enough to come back to an entry checked a while ago. */
const KEPT = 12;

/** Adds a diagnosis, newest first. */
export function keepDiagnosis(kept: readonly Diagnosis[], diagnosis: Diagnosis): Diagnosis[] {
  return [
    diagnosis,
    ...kept.filter(({ startedAt, entry }) => startedAt !== diagnosis.startedAt || entry !== diagnosis.entry),
  ].slice(0, KEPT);
}

/** The newest diagnosis that says something about an entry: its own run, or one of the whole computer. */
export function diagnosisFor(kept: readonly Diagnosis[], entry: Pick<ResolvedEntry, 'id' | 'code'>): Diagnosis | null {
  return (
    kept.find((one) => one.entry === null || one.entry === entry.id || Object.hasOwn(one.causes, entry.code)) ?? null
  );
}

/** How each cause an entry can have on this system was judged; one the diagnosis does not name is unknown. */
export function judgementsFor(
  diagnosis: Diagnosis | null,
  entry: Pick<ResolvedEntry, 'code' | 'causes'>,
  platform: Platform,
): readonly CauseJudgement[] {
  const judged = diagnosis && Object.hasOwn(diagnosis.causes, entry.code) ? diagnosis.causes[entry.code] : undefined;
  const here = entry.causes.filter(({ platforms }) => platforms?.includes(platform) ?? true);
  return here.map(
    ({ id, checks }) => judged?.find((one) => one.id === id) ?? { id, state: 'unknown', evidence: [], missing: checks },
  );
}
