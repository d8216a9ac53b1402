import type { CheckReport, Reason } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';
import type { Ports } from '../ports';
import type { SpotifyFacts } from '../spotify/facts';
import type { WindowsBatch } from '../windows/batch';
import type { Check, CheckContext, CheckOutcome, RunSecrets } from './check';
import { type Memo, once } from './once';
import { reasonOf } from './reasons';
import { toReport, unknown } from './reporting';

/**
 * Says what to run next out of the checks that have not run, from the reports so far in the order of the run's
 * checks. `now` is a part of `wanted`, and empty when the rest is not wanted any more.
 */
export type Choose = (
  left: readonly Check[],
  reports: readonly CheckReport[],
) => { now: readonly Check[]; wanted: readonly Check[] };

export interface RunOptions {
  checks: readonly Check[];
  /** Asked at the start and whenever what it chose has answered; all at once when left out. */
  choose?: Choose;
  ports: Ports;
  /** Made anew for each run, as is `windows`. */
  spotify: SpotifyFacts;
  /** Plans what `dueChecks` declare. */
  windows: WindowsBatch;
  /** Cancels the run; checks that have not answered become `unknown` with reason `cancelled`. */
  signal?: AbortSignal;
  /** Network checks are not run: they become `unknown` with reason `offline-run`. */
  offline?: boolean;
  /** What the person said; see `CheckContext`. */
  answers?: Readonly<Record<string, string>>;
  /** Forgotten when the run ends. A report that would hold one becomes `unknown`. */
  secrets?: Readonly<RunSecrets>;
  onStart?: (id: string) => void;
  onDone?: (report: CheckReport) => void;
  /** How many reports the run will give as far as it can be told: it changes with what is found. */
  onExpect?: (total: number) => void;
  limits?: Partial<RunLimits>;
}

export interface RunLimits {
  /** The whole run, in milliseconds. */
  wholeMs: number;
  /** Checks at work at a time. */
  local: number;
  network: number;
}
const LIMITS: RunLimits = { wholeMs: 60_000, local: 6, network: 8 };

/**
 * Runs checks side by side, those of this computer first. Never throws and never takes longer than the
 * whole run's limit: a check that throws, hangs or answers outside its closed list becomes `unknown`
 * with a reason. The reports come in the order of `checks`, whoever finished first; a check that `choose` did
 * not want has none.
 */
export async function runChecks(options: RunOptions): Promise<CheckReport[]> {
  const { checks, ports, spotify, windows, offline = false, answers = {}, secrets = {}, choose = everything } = options;
  const limits = { ...LIMITS, ...options.limits };
  const end = new AbortController();
  const stop = (code: Reason['code']) => () => end.abort({ code } satisfies Reason);
  const onCancel = stop('cancelled');
  if (options.signal?.aborted) onCancel();
  options.signal?.addEventListener('abort', onCancel, { once: true });
  const timer = setTimeout(stop('timeout'), limits.wholeMs);
  const memo: Memo = new Map();
  const reports = new Map<Check, CheckReport>();

  const inOrder = () => checks.flatMap((check) => reports.get(check) ?? []);
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
    settle(check, await runOne(check, { ports, spotify, windows, offline, answers, secrets }, memo, end.signal));
  };

  try {
    const { platform } = ports.machine;
    const due = new Set(dueChecks(checks, platform, offline));
    for (const check of checks) {
      if (due.has(check)) continue;
      const elsewhere = !check.platforms.includes(platform);
      if (elsewhere) settle(check, { id: check.id, status: 'not-applicable', findings: [], ms: 0, reason: null });
      else settle(check, unknown(check.id, { code: 'offline-run' }, 0));
    }
    // Who waits for the one batch is not at work, and must not keep the others from it.
    const waits = (check: Check) => platform === 'windows' && check.windows !== undefined;
    let left: readonly Check[] = [...due];
    while (left.length > 0) {
      // A run that was ended asks for nothing more: what is left becomes unknown.
      const { now, wanted } = end.signal.aborted ? everything(left) : choose(left, inOrder());
      quietly(() => options.onExpect?.(reports.size + wanted.length));
      if (now.length === 0) break;
      const local = now.filter(({ reach }) => reach === 'local');
      const network = now.filter(({ reach }) => reach === 'network');
      await Promise.all([
        pool(local.filter(waits), limits.local, judge),
        pool(
          local.filter((check) => !waits(check)),
          limits.local,
          judge,
        ),
        pool(network, limits.network, judge),
      ]);
      left = left.filter((check) => !reports.has(check));
    }
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onCancel);
  }
  return inOrder();
}

/** Those of the checks that a run has to work on. */
export function dueChecks(checks: readonly Check[], platform: Platform, offline: boolean): Check[] {
  return checks.filter((check) => check.platforms.includes(platform) && !(offline && check.reach === 'network'));
}

const everything = (left: readonly Check[]) => ({ now: left, wanted: left });

async function runOne(
  check: Check,
  given: Pick<CheckContext, 'ports' | 'spotify' | 'windows' | 'offline' | 'answers' | 'secrets'>,
  memo: Memo,
  runSignal: AbortSignal,
): Promise<CheckReport> {
  const { ports } = given;
  const startedAt = ports.clock.monotonic();
  const own = new AbortController();
  // Not a listener on the run's signal: one for each check would make Node warn of a leak.
  const signal = AbortSignal.any([runSignal, own.signal]);
  const timer = setTimeout(() => own.abort({ code: 'timeout' } satisfies Reason), check.timeoutMs);
  const elapsed = () => Math.max(0, Math.round(ports.clock.monotonic() - startedAt));
  const context: CheckContext = {
    ...given,
    signal,
    shared: (key, compute) => once(memo, signal, key, compute),
  };
  try {
    const outcome = await new Promise<CheckOutcome<string>>((resolve, reject) => {
      // Settles at once when time is up, whether or not the check listens to its signal.
      signal.addEventListener('abort', () => reject(new Stopped()), { once: true });
      Promise.resolve(context)
        .then((given) => check.run(given))
        .then(resolve, reject);
    });
    return keepSecret(toReport(check, outcome, elapsed(), ports.clock.now()), given.secrets);
  } catch (error) {
    if (signal.aborted) return unknown(check.id, signal.reason, elapsed());
    const reason = reasonOf(error);
    // Nobody cancelled this check: something it started was.
    return unknown(check.id, reason.code === 'cancelled' ? { ...reason, code: 'failed' } : reason, elapsed());
  } finally {
    clearTimeout(timer);
    // Whatever the check left running ends here.
    own.abort({ code: 'cancelled' } satisfies Reason);
  }
}

class Stopped extends Error {}

/** SECURITY: a report is shown, kept and shared; one that quotes what was pasted is dropped whole. */
function keepSecret(report: CheckReport, { webApiToken }: Readonly<RunSecrets>): CheckReport {
  const token = webApiToken?.trim();
  if (!token || !JSON.stringify(report).includes(token)) return report;
  return unknown(report.id, { code: 'failed', detail: 'an answer that held a secret' }, report.ms);
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
