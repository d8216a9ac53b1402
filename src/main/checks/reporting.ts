import { type CheckReport, type Finding, type Reason, Reason as ReasonSchema } from '../../contract/diagnosis';
import { CHECK_STATUSES } from '../../contract/words';
import type { Check, CheckOutcome, FindingData, FoundFact } from './check';

/** A check that could not tell, and why. */
export function unknown(id: string, reason: Reason, ms: number): CheckReport {
  return { id, status: 'unknown', findings: [], ms, reason };
}

/** Holds an answer to the check's own promise; one that breaks it tells nothing. */
export function toReport(check: Check, outcome: CheckOutcome<string>, ms: number, now: number): CheckReport {
  const found = outcome.findings ?? [];
  if (!CHECK_STATUSES.includes(outcome.status) || found.some(({ id }) => !check.findings.includes(id))) {
    return unknown(check.id, { code: 'failed', detail: 'an answer outside its list' }, ms);
  }
  const at = new Date(now).toISOString();
  return {
    id: check.id,
    status: outcome.status,
    findings: found.map((fact) => toFinding(check.id, fact, at)),
    ms,
    reason: outcome.status === 'unknown' ? cut(outcome.reason) : null,
  };
}

function toFinding(from: string, { id, data = {} }: FoundFact<string>, at: string): Finding {
  return { id, from, at, data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, scalar(value)])) };
}

function scalar(value: FindingData[string]): FindingData[string] {
  if (typeof value === 'string') return value.slice(0, 2000);
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function cut(reason: Reason): Reason {
  const fitting = { ...reason, ...(reason.detail === undefined ? {} : { detail: reason.detail.slice(0, 500) }) };
  return ReasonSchema.safeParse(fitting).success ? fitting : { code: 'failed' };
}
