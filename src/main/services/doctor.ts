import type { Catalog, ResolvedEntry } from '../../contract/catalog';
import type { CheckReport, Diagnosis, LeftOut } from '../../contract/diagnosis';
import type { Answers } from '../../contract/question';
import type { Check, RunSecrets } from '../checks/check';
import { dueChecks, runChecks } from '../checks/run';
import { planWindows } from '../checks/windows-plan';
import { usableAnswers, withReport } from '../diagnosis/answers';
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
  answers?: Answers;
  /** What the person pasted for this run; kept in memory only. */
  secrets?: Readonly<RunSecrets>;
  signal: AbortSignal;
  onStart?: (check: string) => void;
  onDone?: (report: CheckReport) => void;
  /** How many reports are expected: fewer once the answer is clear. */
  onExpect?: (total: number) => void;
}

type Question = Pick<DoctorRequest, 'entry' | 'only' | 'off' | 'answers' | 'secrets'>;

export interface Doctor {
  /** Every check there is, those on demand among them. */
  checks: readonly Check[];
  /** Checks the question may need, in the order they are shown. */
  plan(request: Question): Check[];
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
  const { platform } = ports.machine;
  /** Checks that the person gave what they need: an answer, or a token. */
  const given = ({ answers = {}, secrets }: Question) => {
    const heard = usableAnswers(catalog, answers);
    return [
      ...catalog.questions.flatMap(({ id, readBy }) => (readBy !== null && Object.hasOwn(heard, id) ? readBy : [])),
      ...(secrets?.webApiToken ? WITH_TOKEN : []),
    ];
  };
  /** What the question is about, and why some of it is not looked at. */
  const sort = (request: Question): { due: Check[]; leftOut: LeftOut[] } => {
    const { entry, only, off = [] } = request;
    const held = entry === null ? undefined : catalog.entries.find(({ id }) => id === entry);
    const named = new Set([...given(request), ...(held?.steps.flatMap((step) => step.verify) ?? [])]);
    const about = only ?? (held ? [...ALWAYS, ...checksOf(held)] : checks.map(({ id }) => id));
    const asked = checks.filter(({ id }) => about.includes(id));
    const whyNot = ({ id, onDemand }: Check): LeftOut['why'] | null => {
      // A cause that would like to know is no reason to bother anybody; a step the person will do is.
      if (onDemand && !only && !named.has(id)) return 'on-demand';
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
        answers: request.answers,
        platform,
        entry: request.entry,
        startedAt,
        finishedAt: new Date(ports.clock.now()).toISOString(),
        cancelled: request.signal.aborted,
        leftOut: [...settled, ...leftOut],
      });
    },
    async answer(held, question, option, signal) {
      const { [question]: _before, ...others } = held.answers;
      const answers = option === null ? others : { ...others, [question]: option };
      const reader = checks.find(({ id }) => id === catalog.questions.find((one) => one.id === question)?.readBy);
      // Taken back, an answer leaves a check that ran for its sake alone with nothing to say.
      const drops = option === null && reader?.onDemand === true;
      const again = reader && !drops ? [reader] : [];
      const end = new AbortController();
      const { windows, listProcesses } = planWindows(ports, again, AbortSignal.any([signal, end.signal]));
      const spotify = openSpotifyFacts(ports, signal, listProcesses);
      const fresh =
        again.length > 0 ? await runChecks({ checks: again, ports, windows, spotify, answers, signal }) : [];
      end.abort();
      const kept = drops ? held.checks.filter(({ id }) => id !== reader.id) : held.checks;
      const reports = fresh.reduce(withReport, kept);
      const ran = new Set(reports.map(({ id }) => id));
      const leftOut = held.leftOut.filter(({ check }) => !ran.has(check));
      const { entry, startedAt, finishedAt, cancelled } = held;
      return diagnose({
        catalog,
        reports,
        answers,
        platform,
        ...{ entry, startedAt, finishedAt, cancelled },
        leftOut: drops ? [...leftOut, { check: reader.id, why: 'on-demand' }] : leftOut,
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
