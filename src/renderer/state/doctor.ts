import { create } from 'zustand';
import type { CallInput, EventPayload } from '../../contract/api';
import type { Diagnosis } from '../../contract/diagnosis';
import { ask, hear } from '../host';
import { report } from './notice';
import { advance, askedRun, keepDiagnosis, namedRun, type Run } from './run';
import { changeSettings, useSettings } from './settings';

/** What the person gives a run. It is handed on and not kept here once the run has begun. */
export type Given = Pick<CallInput<'doctor.start'>, 'all' | 'answers' | 'webApiToken'>;

interface Doctor {
  run: Run | null;
  diagnoses: readonly Diagnosis[];
  /** A run that waits until the person has seen what is contacted. */
  waiting: { entry: string | null; given: Given } | null;
  /** An answer is on its way to the verdict. */
  answering: boolean;
}

/** The run that goes on, and what earlier ones of this session said. */
export const useDoctor = create<Doctor>(() => ({ run: null, diagnoses: [], waiting: null, answering: false }));

/** Messages that arrived before the answer to `doctor.start` had named the run. */
let early: EventPayload<'doctor.progress'>[] = [];
let endedEarly: EventPayload<'doctor.done'>[] = [];

function takeProgress(message: EventPayload<'doctor.progress'>): void {
  const { run } = useDoctor.getState();
  if (run?.id === null) early.push(message);
  else if (run) useDoctor.setState({ run: advance(run, message) });
}

function takeDone(message: EventPayload<'doctor.done'>): void {
  const { run, diagnoses } = useDoctor.getState();
  if (run?.id === null) endedEarly.push(message);
  useDoctor.setState({
    diagnoses: keepDiagnosis(diagnoses, message.diagnosis),
    run: run?.id === message.run ? null : run,
  });
}

/** Hears runs from now on and fetches the newest diagnosis of this session. */
export async function followDoctor(): Promise<void> {
  hear('doctor.progress', takeProgress);
  hear('doctor.done', takeDone);
  const last = await ask('doctor.last', {});
  if (last) useDoctor.setState(({ diagnoses }) => ({ diagnoses: keepDiagnosis(diagnoses, last) }));
}

async function start(entry: string | null, offline: boolean, given: Given): Promise<void> {
  if (useDoctor.getState().run) return;
  early = [];
  endedEarly = [];
  useDoctor.setState({ run: askedRun(entry), waiting: null });
  try {
    const { run: id, checks } = await ask('doctor.start', { entry, offline, ...given });
    const named = early.reduce(advance, namedRun(askedRun(entry), id, checks));
    useDoctor.setState({ run: endedEarly.some(({ run }) => run === id) ? null : named });
  } catch (error) {
    useDoctor.setState({ run: null });
    report(error);
  } finally {
    early = [];
    endedEarly = [];
  }
}

/**
 * Starts a run, or first asks: nothing is looked at or contacted before the person agreed once. `given.all` asks
 * everything, also once the answer is clear.
 */
export async function startRun(entry: string | null, offline = false, given: Given = {}): Promise<void> {
  if (useSettings.getState().settings?.consent) await start(entry, offline, given);
  else useDoctor.setState({ waiting: { entry, given } });
}

/** The person has seen the list and agrees. */
export async function agreeAndStart(entry: string | null, offline: boolean, given: Given = {}): Promise<void> {
  if (await changeSettings({ consent: true })) await start(entry, offline, given);
}

/**
 * Adds an answer to the newest diagnosis, or (null) takes one back, and shows what follows from it.
 * Answers whether it counted.
 */
export async function answerQuestion(question: string, option: string | null): Promise<boolean> {
  const [newest] = useDoctor.getState().diagnoses;
  if (!newest || useDoctor.getState().answering) return false;
  useDoctor.setState({ answering: true });
  try {
    const diagnosis = await ask('doctor.answer', { startedAt: newest.startedAt, question, option });
    useDoctor.setState(({ diagnoses }) => ({ diagnoses: keepDiagnosis(diagnoses, diagnosis) }));
    return true;
  } catch (error) {
    report(error);
    return false;
  } finally {
    useDoctor.setState({ answering: false });
  }
}

export function refuseRun(): void {
  useDoctor.setState({ waiting: null });
}

/** Stops the run; what is known so far is judged and arrives as its end. */
export async function stopRun(): Promise<void> {
  const { run } = useDoctor.getState();
  if (!run?.id) return;
  useDoctor.setState({ run: { ...run, stopping: true } });
  try {
    await ask('doctor.cancel', { run: run.id });
  } catch (error) {
    useDoctor.setState({ run: null });
    report(error);
  }
}
