import type { Catalog, ResolvedEntry } from '../../contract/catalog';
import type { CheckReport, Diagnosis } from '../../contract/diagnosis';
import type { Check, RunSecrets } from '../checks/check';
import { dueChecks, runChecks } from '../checks/run';
import { planWindows } from '../checks/windows-plan';
import { diagnose } from '../diagnosis/diagnose';
import type { Ports } from '../ports';
import { openSpotifyFacts } from '../spotify/open-facts';

export interface DoctorRequest {
  /** Entry id, or null for "what is wrong?". */
  entry: string | null;
  /** Leaves out everything that contacts a host. */
  offline: boolean;
  /** Only these checks, by id; null = as the question needs. */
  only: readonly string[] | null;
  /** What the person said, by question. */
  answers?: Readonly<Record<string, string>>;
  /** What the person pasted for this run; kept in memory only. */
  secrets?: Readonly<RunSecrets>;
  signal: AbortSignal;
  onStart?: (check: string) => void;
  onDone?: (report: CheckReport) => void;
}

export interface Doctor {
  /** Every check there is, those on demand among them. */
  checks: readonly Check[];
  /** Checks the question needs, in the order they are shown. */
  plan(request: Pick<DoctorRequest, 'entry' | 'only'>): Check[];
  run(request: DoctorRequest): Promise<Diagnosis>;
}

/** Without these no verdict can be spoken, whatever the entry. */
const ALWAYS = [
  'spotify.install',
  'spotify.process',
  'net.link',
  'net.internet',
  'net.dns',
  'net.ap.tcp',
  'net.https.spotify',
  'net.hosts',
  'spotify.modified',
];

/** Binds checks, catalogue and ports into runs. */
export function openDoctor(ports: Ports, catalog: Catalog, checks: readonly Check[]): Doctor {
  const plan: Doctor['plan'] = ({ entry, only }) => {
    if (only) return checks.filter((check) => only.includes(check.id));
    const held = entry === null ? null : catalog.entries.find(({ id }) => id === entry);
    if (!held) return checks.filter((check) => !check.onDemand);
    const steps = new Set(held.steps.flatMap((step) => step.verify));
    const wanted = new Set([...ALWAYS, ...checksOf(held)]);
    // A cause that would like to know is no reason to bother anybody; a step the person will do is.
    return checks.filter((check) => (check.onDemand ? steps : wanted).has(check.id));
  };
  return {
    checks,
    plan,
    async run(request) {
      const startedAt = new Date(ports.clock.now()).toISOString();
      const planned = plan(request);
      const end = new AbortController();
      const signal = AbortSignal.any([request.signal, end.signal]);
      const due = dueChecks(planned, ports.machine.platform, request.offline);
      const { windows, listProcesses } = planWindows(ports, due, signal);
      const reports = await runChecks({
        checks: planned,
        ports,
        windows,
        spotify: openSpotifyFacts(ports, signal, listProcesses),
        offline: request.offline,
        answers: request.answers,
        secrets: request.secrets,
        signal: request.signal,
        onStart: request.onStart,
        onDone: request.onDone,
      });
      // Whatever the run left behind ends with it.
      end.abort();
      return diagnose({
        catalog,
        reports,
        platform: ports.machine.platform,
        entry: request.entry,
        startedAt,
        finishedAt: new Date(ports.clock.now()).toISOString(),
        cancelled: request.signal.aborted,
      });
    },
  };
}

/** Checks that an entry's causes, chain and steps name. */
function checksOf(entry: ResolvedEntry): string[] {
  return [
    ...entry.causes.flatMap((cause) => cause.checks),
    ...entry.chain.flatMap((link) => link.probe ?? []),
    ...entry.steps.flatMap((step) => step.verify),
  ];
}
