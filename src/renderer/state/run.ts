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
  /** Causes that this run has settled, by entry code. */
  causes: Diagnosis['causes'];
  finished: number;
  total: number;
  stopping: boolean;
}

/** A run that was asked for and not yet named. */
export function askedRun(entry: string | null): Run {
  return { id: null, entry, checks: [], running: [], reports: [], causes: {}, finished: 0, total: 0, stopping: false };
}

/** The host named the run and what it looks at. */
export function namedRun(run: Run, id: string, checks: readonly string[]): Run {
  return { ...run, id, checks, total: checks.length };
}

/** Takes in what ended since the last message. A message of another run changes nothing. */
export function advance(run: Run, message: EventPayload<'doctor.progress'>): Run {
  if (run.id !== message.run) return run;
  const { done, causes, running, finished, total } = message;
  const ended = new Set(done.map(({ id }) => id));
  const reports = [...run.reports.filter(({ id }) => !ended.has(id)), ...done];
  return { ...run, reports, causes: mergeCauses(run.causes, causes), running, finished, total };
}

function mergeCauses(held: Run['causes'], fresh: Run['causes']): Run['causes'] {
  const merged = Object.entries(fresh).map(([code, causes]) => [code, [...ownOf(held, code), ...causes]]);
  return merged.length > 0 ? { ...held, ...Object.fromEntries(merged) } : held;
}

function ownOf(causes: Run['causes'], code: string): readonly CauseJudgement[] {
  return (Object.hasOwn(causes, code) ? causes[code] : undefined) ?? [];
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

/**
 * How each cause an entry can have on this system was judged; one the diagnosis does not name is unknown. While
 * a run goes on its own judgement counts first; a cause it has not settled stays as it was for as long as what
 * that rested on has not been looked at again.
 */
export function judgementsFor(
  diagnosis: Diagnosis | null,
  entry: Pick<ResolvedEntry, 'code' | 'causes'>,
  platform: Platform,
  run: Pick<Run, 'causes' | 'reports'> | null = null,
): readonly CauseJudgement[] {
  const settled = ownOf(run?.causes ?? {}, entry.code);
  const judged = ownOf(diagnosis?.causes ?? {}, entry.code);
  const answered = new Set(run?.reports.map(({ id }) => id));
  const here = entry.causes.filter(({ platforms }) => platforms?.includes(platform) ?? true);
  return here.map(({ id, checks }) => {
    const before = judged.find((one) => one.id === id);
    const stands = before?.evidence.some(({ check }) => answered.has(check)) ? undefined : before;
    return (
      settled.find((one) => one.id === id) ??
      stands ?? { id, state: 'unknown', evidence: [], missing: checks.filter((check) => !answered.has(check)) }
    );
  });
}

/** Whether a run will still say something about a cause. */
export function isBeingChecked(
  run: Pick<Run, 'id' | 'checks' | 'reports'> | null,
  cause: Pick<ResolvedEntry['causes'][number], 'checks'>,
  { state }: CauseJudgement,
): boolean {
  if (!run || state !== 'unknown') return false;
  // Before it is named, it may look at any of them.
  if (run.id === null) return cause.checks.length > 0;
  return cause.checks.some((id) => run.checks.includes(id) && !run.reports.some((report) => report.id === id));
}
