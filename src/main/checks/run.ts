import { type CheckReport, type Finding, type Reason, Reason as ReasonSchema } from '../../contract/diagnosis';
import { CHECK_STATUSES } from '../../contract/words';
import type { Ports } from '../ports';
import type { SpotifyFacts } from '../spotify/facts';
import type { Check, CheckContext, CheckOutcome, FindingData, FoundFact } from './check';
import { reasonOf } from './reasons';

export interface RunOptions {
  checks: readonly Check[];
  ports: Ports;
  /** Made anew for each run. */
  spotify: SpotifyFacts;
  /** Cancels the run; checks that have not answered become `unknown` with reason `cancelled`. */
  signal?: AbortSignal;
  /** Network checks are not run: they become `unknown` with reason `offline-run`. */
  offline?: boolean;
  onStart?: (id: string) => void;
  onDone?: (report: CheckReport) => void;
  limits?: Partial<RunLimits>;
}

export interface RunLimits {
  /** The whole run, in milliseconds. */
  wholeMs: number;
  /** Checks at work at a time. */
  local: number;
  network: number;
}
const LIMITS: RunLimits = { wholeMs: 45_000, local: 6, network: 8 };

/**
 * Runs checks side by side, those of this computer first. Never throws and never takes longer than the
 * whole run's limit: a check that throws, hangs or answers outside its closed list becomes `unknown`
 * with a reason. The reports come in the order of `checks`, whoever finished first.
 */
export async function runChecks(options: RunOptions): Promise<CheckReport[]> {
  const { checks, ports, spotify, offline = false } = options;
  const limits = { ...LIMITS, ...options.limits };
  const end = new AbortController();
  const stop = (code: Reason['code']) => () => end.abort({ code } satisfies Reason);
  const onCancel = stop('cancelled');
  if (options.signal?.aborted) onCancel();
  options.signal?.addEventListener('abort', onCancel, { once: true });
  const timer = setTimeout(stop('timeout'), limits.wholeMs);
  const memo: Memo = new Map();
  const reports = new Map<Check, CheckReport>();

  const settle = (check: Check, report: CheckReport) => {
    reports.set(check, report);
    quietly(() => options.onDone?.(report));
  };
  const judge = async (check: Check) => {
    if (end.signal.aborted) {
      settle(check, unknown(check.id, end.signal.reason, 0));
      return;
    }
    quietly(() => options.onStart?.(check.id));
    settle(check, await runOne(check, { ports, spotify, offline }, memo, end.signal));
  };

  try {
    const due: Check[] = [];
    for (const check of checks) {
      if (!check.platforms.includes(ports.machine.platform)) {
        settle(check, { id: check.id, status: 'not-applicable', findings: [], ms: 0, reason: null });
      } else if (offline && check.reach === 'network') {
        settle(check, unknown(check.id, { code: 'offline-run' }, 0));
      } else {
        due.push(check);
      }
    }
    const reach = (kind: Check['reach']) => due.filter((check) => check.reach === kind);
    await Promise.all([pool(reach('local'), limits.local, judge), pool(reach('network'), limits.network, judge)]);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onCancel);
  }
  return checks.flatMap((check) => reports.get(check) ?? []);
}

async function runOne(
  check: Check,
  given: Pick<CheckContext, 'ports' | 'spotify' | 'offline'>,
  memo: Memo,
  runSignal: AbortSignal,
): Promise<CheckReport> {
  const { ports } = given;
  const startedAt = ports.clock.monotonic();
  const own = new AbortController();
  const passOn = () => own.abort(runSignal.reason);
  runSignal.addEventListener('abort', passOn, { once: true });
  const timer = setTimeout(() => own.abort({ code: 'timeout' } satisfies Reason), check.timeoutMs);
  const elapsed = () => Math.max(0, Math.round(ports.clock.monotonic() - startedAt));
  const context: CheckContext = {
    ...given,
    signal: own.signal,
    shared: (key, compute) => once(memo, own.signal, key, compute),
  };
  try {
    const outcome = await new Promise<CheckOutcome<string>>((resolve, reject) => {
      // Settles at once when time is up, whether or not the check listens to its signal.
      own.signal.addEventListener('abort', () => reject(new Stopped()), { once: true });
      Promise.resolve(context)
        .then((given) => check.run(given))
        .then(resolve, reject);
    });
    return toReport(check, outcome, elapsed(), ports.clock.now());
  } catch (error) {
    if (own.signal.aborted) return unknown(check.id, own.signal.reason, elapsed());
    const reason = reasonOf(error);
    // Nobody cancelled this check: something it started was.
    return unknown(check.id, reason.code === 'cancelled' ? { ...reason, code: 'failed' } : reason, elapsed());
  } finally {
    clearTimeout(timer);
    runSignal.removeEventListener('abort', passOn);
    // Whatever the check left running ends here.
    own.abort({ code: 'cancelled' } satisfies Reason);
  }
}

class Stopped extends Error {}

type Memo = Map<string, { answer: Promise<unknown>; signal: AbortSignal }>;

/**
 * One computation for a run, however many checks ask. It runs under the signal of the check that asked
 * first; when that one's time ends early, the next who waits starts it again under its own.
 */
async function once<T>(memo: Memo, signal: AbortSignal, key: string, compute: () => Promise<T>): Promise<T> {
  for (;;) {
    const known = memo.get(key);
    if (known === undefined) {
      const answer = compute();
      memo.set(key, { answer, signal });
      return answer;
    }
    try {
      return (await known.answer) as T;
    } catch (error) {
      if (!known.signal.aborted || signal.aborted) throw error;
      if (memo.get(key) === known) memo.delete(key);
    }
  }
}

function unknown(id: string, reason: Reason, ms: number): CheckReport {
  return { id, status: 'unknown', findings: [], ms, reason };
}

/** Holds an answer to the check's own promise; one that breaks it tells nothing. */
function toReport(check: Check, outcome: CheckOutcome<string>, ms: number, now: number): CheckReport {
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

async function pool<T>(items: readonly T[], limit: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

/** A listener's fault is not the run's. */
function quietly(call: () => void): void {
  try {
    call();
  } catch {
    // The listener is on its own.
  }
}
