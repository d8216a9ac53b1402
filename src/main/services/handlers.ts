import { takesAnswer } from '../../catalog/questions';
import type { CallInput } from '../../contract/api';
import type { Catalog, EntrySummary } from '../../contract/catalog';
import type { companionCalls } from '../../contract/companion';
import type { CheckReport, Diagnosis } from '../../contract/diagnosis';
import { CallFailure } from '../../contract/failure';
import type { logCalls } from '../../contract/logs';
import type { repairCalls } from '../../contract/repairs';
import type { reportCalls } from '../../contract/report';
import type { Settings } from '../../contract/state';
import type { updateCalls } from '../../contract/updates';
import type { Announce, Handlers } from '../ipc/bind';
import type { Opener, Ports } from '../ports';
import type { Repair } from '../repairs/repair';
import type { Doctor } from './doctor';
import { type Along, judgeAlong } from './judge-along';
import { openLink, openSource } from './links';
import { describeSpotify } from './spotify-here';
import type { Store } from './store';
import type { WorkLog } from './work-log';

export interface HandlerParts {
  ports: Ports;
  catalog: () => Promise<Catalog>;
  doctor: () => Promise<Doctor>;
  /** Repairs that code has. */
  repairs: () => Promise<readonly Pick<Repair, 'id' | 'needs' | 'lesser' | 'calm'>[]>;
  workLog: WorkLog;
  settings: Store<Settings>;
  opener: Opener;
  info: { version: string; host: string; dataFolder: string };
  announce: Announce;
  onFault(where: string, error: unknown): void;
}

/** How often progress is sent at most, in milliseconds: more would only paint what nobody can read. */
const BATCH_MS = 100;
/** Longest that the check which reads an answer may take, in milliseconds. */
const ANSWER_MS = 20_000;

/** What other services answer: logs, recordings and the watch, repairs, reports, updates, tray and palette. */
type ElsewhereCalls = typeof logCalls &
  typeof repairCalls &
  typeof reportCalls &
  typeof updateCalls &
  typeof companionCalls &
  Record<'history.worked' | 'history.export', unknown>;
/** The calls answered here. */
export type CoreHandlers = Omit<Handlers, keyof ElsewhereCalls>;

/** Handlers of look-up, diagnosis, checklists, history and settings, and a way to stop what runs. */
export function createHandlers(parts: HandlerParts): { handlers: CoreHandlers; cancelRuns(): void } {
  const { ports, workLog, settings, announce } = parts;
  const runs = new Map<string, AbortController>();
  let last: { run: string; diagnosis: Diagnosis } | null = null;
  let runCount = 0;

  const find = async (id: string) => {
    const entry = (await parts.catalog()).entries.find((held) => held.id === id);
    if (!entry) throw new CallFailure('catalog/unknown-entry', { entry: id });
    return entry;
  };
  const cancelRuns = () => {
    for (const controller of runs.values()) controller.abort();
  };

  const checkAnswer = async (id: string, option: string) => {
    const question = (await parts.catalog()).questions.find((held) => held.id === id);
    if (!question || !takesAnswer(question, option)) throw new CallFailure('call/bad-input', { field: 'answers' });
  };

  const startRun = async (input: CallInput<'doctor.start'>) => {
    const { entry, offline, all = false, answers = {}, webApiToken } = input;
    for (const [question, option] of Object.entries(answers)) await checkAnswer(question, option);
    const held = entry === null ? null : await find(entry);
    // One run at a time: a new question makes the old answer worthless.
    cancelRuns();
    runCount += 1;
    const run = `run-${runCount}`;
    const controller = new AbortController();
    runs.set(run, controller);
    const doctor = await parts.doctor();
    // SECURITY: the token lives in this call and its run alone: it is in no store, event, history or log.
    const secrets = { webApiToken: webApiToken?.trim() || undefined };
    const question = { entry, only: null, off: (await settings.get()).checksOff, answers, secrets };
    const plan = doctor.plan(question);
    const { platform } = ports.machine;
    const along = judgeAlong({ catalog: await parts.catalog(), platform, entry: held, plan, answers });
    const progress = batchProgress(run, plan.length, along, announce);
    void doctor
      .run({
        ...question,
        offline,
        all,
        signal: controller.signal,
        onStart: progress.start,
        onDone: progress.done,
        onExpect: progress.expect,
      })
      .then(async (diagnosis) => {
        last = { run, diagnosis };
        progress.flush();
        announce('doctor.done', { run, diagnosis });
        // The page has its answer; a history that cannot be written must not keep it waiting.
        if (!diagnosis.cancelled) await workLog.noteDiagnosed(held, diagnosis.verdict);
      })
      .catch((error: unknown) => parts.onFault('doctor', error))
      .finally(() => {
        progress.stop();
        runs.delete(run);
      });
    return { run, checks: plan.map((check) => check.id) };
  };

  /** Judges the newest diagnosis anew; answers that come together take their turns. */
  let answering: Promise<unknown> = Promise.resolve();
  const answer = async ({ startedAt, question, option }: CallInput<'doctor.answer'>) => {
    if (option !== null) await checkAnswer(question, option);
    const doctor = await parts.doctor();
    const judging = answering.then(async () => {
      if (runs.size > 0) throw new CallFailure('doctor/busy');
      if (last?.diagnosis.startedAt !== startedAt) throw new CallFailure('doctor/unknown-run');
      const { run, diagnosis: held } = last;
      const diagnosis = await doctor.answer(held, question, option, AbortSignal.timeout(ANSWER_MS));
      // A run that ended meanwhile knows more.
      if (last.run === run) {
        last = { run, diagnosis };
        announce('doctor.done', last);
      }
      return diagnosis;
    });
    answering = judging.catch(() => {});
    return judging;
  };
  // Whoever changes them, a page or the tray: every window hears of it.
  settings.watch((next) => announce('settings.changed', next));

  const handlers: CoreHandlers = {
    'app.info': async () => ({ ...parts.info, platform: ports.machine.platform }),
    'spotify.here': () => describeSpotify(ports),
    'catalog.list': async () => (await parts.catalog()).entries.map(toSummary),
    'catalog.entry': ({ id }) => find(id),
    'catalog.checks': async () => {
      const [{ checks }, doctor] = await Promise.all([parts.catalog(), parts.doctor()]);
      const real = new Map(doctor.checks.map((check) => [check.id, check]));
      return checks.flatMap((text) => {
        const check = real.get(text.id);
        if (!check) return [];
        const here = check.platforms.includes(ports.machine.platform);
        return [{ ...text, reach: check.reach, here, onDemand: check.onDemand === true }];
      });
    },
    'catalog.links': async () => (await parts.catalog()).links.map(({ id, title }) => ({ id, title })),
    'catalog.questions': async () => (await parts.catalog()).questions,
    'doctor.start': startRun,
    'doctor.answer': answer,
    'catalog.repairs': async () => {
      const built = await parts.repairs();
      return (await parts.catalog()).repairs.flatMap((text) => {
        const repair = built.find(({ id }) => id === text.id);
        return repair
          ? [
              {
                ...text,
                needs: repair.needs.filter((id) => !repair.lesser?.includes(id)),
                calm: [...(repair.calm ?? [])],
              },
            ]
          : [];
      });
    },
    'doctor.cancel': async ({ run }) => {
      const controller = runs.get(run);
      if (!controller) throw new CallFailure('doctor/unknown-run');
      controller.abort();
      return {};
    },
    'doctor.last': async () => last?.diagnosis ?? null,
    'progress.get': ({ entry }) => workLog.progress(entry),
    'progress.step': async ({ entry, step, state }) => {
      await find(entry);
      return workLog.markStep(entry, step, state);
    },
    'progress.note': async ({ entry, note }) => {
      await find(entry);
      return workLog.writeNote(entry, note);
    },
    'progress.reset': async ({ entry }) => {
      await find(entry);
      return workLog.resetSteps(entry);
    },
    'history.list': () => workLog.history(),
    'history.opened': async ({ entry }) => {
      await workLog.noteOpened(await find(entry));
      return {};
    },
    'history.solved': async ({ entry, solved }) => {
      const held = await find(entry);
      const progress = await workLog.progress(entry);
      const done = held.steps.filter((step) => progress.steps[step.id]?.state === 'done').map((step) => step.title);
      return workLog.noteSolved(held, solved, done);
    },
    'history.clear': () => workLog.clearHistory(),
    'settings.get': () => settings.get(),
    'settings.set': (change) => settings.change((held) => ({ ...held, ...change })),
    'source.open': async ({ source }) => {
      await openSource(await parts.catalog(), source, parts.opener);
      return {};
    },
    'link.open': async ({ link }) => {
      await openLink((await parts.catalog()).links, link, ports.machine.platform, parts.opener);
      return {};
    },
  };
  return { handlers, cancelRuns };
}

function toSummary({ id, code, title, subsystem, side, severity, platforms, reliability }: EntrySummary): EntrySummary {
  return { id, code, title, subsystem, side, severity, platforms, reliability };
}

/** Collects what ended and sends it at most every `BATCH_MS`; the first result goes out at once. */
function batchProgress(run: string, planned: number, along: Along, announce: Announce) {
  let done: CheckReport[] = [];
  const running = new Set<string>();
  let finished = 0;
  let total = planned;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sentAt = 0;
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    sentAt = performance.now();
    announce('doctor.progress', { run, done, causes: along.fresh(), running: [...running], finished, total });
    done = [];
  };
  const later = () => {
    if (performance.now() - sentAt >= BATCH_MS) flush();
    else timer ??= setTimeout(flush, BATCH_MS);
  };
  return {
    start: (check: string) => {
      running.add(check);
      later();
    },
    done: (report: CheckReport) => {
      running.delete(report.id);
      finished += 1;
      done.push(report);
      along.take(report);
      later();
    },
    expect: (count: number) => {
      total = count;
    },
    flush,
    stop: () => {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
