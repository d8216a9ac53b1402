import type { Catalog, ResolvedEntry } from '../../contract/catalog';
import type { CheckReport, Diagnosis, LeftOut } from '../../contract/diagnosis';
import type { Check, RunSecrets } from '../checks/check';
import { dueChecks, runChecks } from '../checks/run';
import { planWindows } from '../checks/windows-plan';
import { diagnose } from '../diagnosis/diagnose';
import type { Ports } from '../ports';
import { openSpotifyFacts } from '../spotify/open-facts';
import { chooseByStage } from './stages';

export interface DoctorRequest {
  /** Entry id, or null for "what is wrong?". */
  entry: string | null;
  /** Leaves out everything that contacts a host. */
  offline: boolean;
  /** Only these checks, by id; null = as the question needs. */
  only: readonly string[] | null;
  /** For "what is wrong?": asks everything, also once the answer is clear. */
  all?: boolean;
  /** Checks that the person has switched off. */
  off?: readonly string[];
  /** What the person said, by question. */
  answers?: Readonly<Record<string, string>>;
  /** What the person pasted for this run; kept in memory only. */
  secrets?: Readonly<RunSecrets>;
  signal: AbortSignal;
  onStart?: (check: string) => void;
  onDone?: (report: CheckReport) => void;
  /** How many reports are expected: fewer once the answer is clear. */
  onExpect?: (total: number) => void;
}

type Question = Pick<DoctorRequest, 'entry' | 'only' | 'off'>;

export interface Doctor {
  /** Every check there is, those on demand among them. */
  checks: readonly Check[];
  /** Checks the question may need, in the order they are shown. */
  plan(request: Question): Check[];
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
  const { platform } = ports.machine;
  /** What the question is about, and why some of it is not looked at. */
  const sort = ({ entry, only, off = [] }: Question): { due: Check[]; leftOut: LeftOut[] } => {
    const held = entry === null ? undefined : catalog.entries.find(({ id }) => id === entry);
    const steps = new Set(held?.steps.flatMap((step) => step.verify));
    const about = only ?? (held ? [...ALWAYS, ...checksOf(held)] : checks.map(({ id }) => id));
    const asked = checks.filter(({ id }) => about.includes(id));
    const whyNot = ({ id, onDemand }: Check): LeftOut['why'] | null => {
      // A cause that would like to know is no reason to bother anybody; a step the person will do is.
      if (onDemand && !only && !steps.has(id)) return 'on-demand';
      return off.includes(id) ? 'switched-off' : null;
    };
    return {
      due: asked.filter((check) => whyNot(check) === null),
      leftOut: asked.flatMap((check) => {
        const why = check.platforms.includes(platform) ? whyNot(check) : null;
        return why ? { check: check.id, why } : [];
      }),
    };
  };
  const plan: Doctor['plan'] = (question) => sort(question).due;
  return {
    checks,
    plan,
    async run(request) {
      const startedAt = new Date(ports.clock.now()).toISOString();
      const { due, leftOut } = sort(request);
      const end = new AbortController();
      const signal = AbortSignal.any([request.signal, end.signal]);
      const { windows, listProcesses } = planWindows(ports, dueChecks(due, platform, request.offline), signal);
      const staged = request.entry === null && request.only === null && !request.all;
      const reports = await runChecks({
        checks: due,
        choose: staged ? chooseByStage(catalog, platform) : undefined,
        ports,
        windows,
        spotify: openSpotifyFacts(ports, signal, listProcesses),
        offline: request.offline,
        answers: request.answers,
        secrets: request.secrets,
        signal: request.signal,
        onStart: request.onStart,
        onDone: request.onDone,
        onExpect: request.onExpect,
      });
      // Whatever the run left behind ends with it.
      end.abort();
      const ran = new Set(reports.map(({ id }) => id));
      const settled = due.flatMap(({ id }) => (ran.has(id) ? [] : { check: id, why: 'settled' as const }));
      return diagnose({
        catalog,
        reports,
        platform,
        entry: request.entry,
        startedAt,
        finishedAt: new Date(ports.clock.now()).toISOString(),
        cancelled: request.signal.aborted,
        leftOut: [...settled, ...leftOut],
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
