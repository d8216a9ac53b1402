import type { Catalog, ResolvedEntry } from '../../contract/catalog';
import type { CheckReport, Diagnosis } from '../../contract/diagnosis';
import type { Answers } from '../../contract/question';
import type { Check, RunSecrets } from '../checks/check';
import { runChecks } from '../checks/run';
import { usableAnswers, withReport } from '../diagnosis/answers';
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
  answers?: Answers;
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
  plan(request: Pick<DoctorRequest, 'entry' | 'only' | 'answers' | 'secrets'>): Check[];
  run(request: DoctorRequest): Promise<Diagnosis>;
  /**
   * Judges a diagnosis anew with one answer more, another one, or (null) without it. Nothing is looked at
   * again, except by the check that reads the answer. An answer that fits no question changes nothing.
   */
  answer(held: Diagnosis, question: string, option: string | null, signal: AbortSignal): Promise<Diagnosis>;
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

/** What a pasted token is for. */
const WITH_TOKEN = ['webapi.account', 'webapi.devices'];

/** Binds checks, catalogue and ports into runs. */
export function openDoctor(ports: Ports, catalog: Catalog, checks: readonly Check[]): Doctor {
  /** Checks that the person gave what they need: an answer, or a token. */
  const given = ({ answers = {}, secrets }: Pick<DoctorRequest, 'answers' | 'secrets'>) => {
    const heard = usableAnswers(catalog, answers);
    return [
      ...catalog.questions.flatMap(({ id, readBy }) => (readBy !== null && Object.hasOwn(heard, id) ? readBy : [])),
      ...(secrets?.webApiToken ? WITH_TOKEN : []),
    ];
  };
  const plan: Doctor['plan'] = ({ entry, only, ...said }) => {
    if (only) return checks.filter((check) => only.includes(check.id));
    const held = entry === null ? null : catalog.entries.find(({ id }) => id === entry);
    const served = new Set(given(said));
    if (!held) return checks.filter((check) => !check.onDemand || served.has(check.id));
    const steps = new Set(held.steps.flatMap((step) => step.verify));
    const wanted = new Set([...ALWAYS, ...checksOf(held)]);
    // A cause that would like to know is no reason to bother anybody; a step the person will do is.
    return checks.filter(({ id, onDemand }) =>
      onDemand ? steps.has(id) || (served.has(id) && wanted.has(id)) : wanted.has(id),
    );
  };
  return {
    checks,
    plan,
    async run(request) {
      const startedAt = new Date(ports.clock.now()).toISOString();
      const reports = await runChecks({
        checks: plan(request),
        ports,
        spotify: openSpotifyFacts(ports, request.signal),
        offline: request.offline,
        answers: request.answers,
        secrets: request.secrets,
        signal: request.signal,
        onStart: request.onStart,
        onDone: request.onDone,
      });
      return diagnose({
        catalog,
        reports,
        answers: request.answers,
        platform: ports.machine.platform,
        entry: request.entry,
        startedAt,
        finishedAt: new Date(ports.clock.now()).toISOString(),
        cancelled: request.signal.aborted,
      });
    },
    async answer(held, question, option, signal) {
      const { [question]: _before, ...others } = held.answers;
      const answers = option === null ? others : { ...others, [question]: option };
      const readBy = catalog.questions.find(({ id }) => id === question)?.readBy;
      const again = checks.filter(({ id }) => id === readBy);
      const spotify = openSpotifyFacts(ports, signal);
      const reports = again.length > 0 ? await runChecks({ checks: again, ports, spotify, answers, signal }) : [];
      const { entry, startedAt, finishedAt, cancelled } = held;
      return diagnose({
        catalog,
        reports: reports.reduce(withReport, held.checks),
        answers,
        platform: ports.machine.platform,
        ...{ entry, startedAt, finishedAt, cancelled },
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
