import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallInput, CallName, EventName, EventPayload } from '../../contract/api';
import type { Diagnosis } from '../../contract/diagnosis';
import { DEFAULT_SETTINGS } from '../../contract/state';

const DIAGNOSIS: Diagnosis = {
  verdict: { side: 'none', certain: true, sentence: 'Fine.', said: { lead: 'works', rest: '' }, because: [] },
  checks: [],
  suspects: [],
  causes: {},
  startedAt: '2026-01-01T00:00:00Z',
  finishedAt: '2026-01-01T00:00:01Z',
  entry: null,
  cancelled: false,
  leftOut: [],
  question: null,
  answers: {},
};

/** A host that answers only what a test told it to, and can send events. */
function fakeHost(answers: { [N in CallName]?: (input: CallInput<N>) => unknown }) {
  const asked: [name: string, input: unknown][] = [];
  const listeners = new Map<string, (payload: never) => void>();
  const call = new Proxy(
    {},
    {
      get: (_target, name: string) => async (input: never) => {
        asked.push([name, input]);
        const answer = answers[name as CallName];
        if (!answer) throw new Error(`unexpected call ${name}`);
        return answer(input);
      },
    },
  );
  const on = new Proxy(
    {},
    {
      get: (_target, name: string) => (listener: (payload: never) => void) => {
        listeners.set(name, listener);
        return () => listeners.delete(name);
      },
    },
  );
  vi.stubGlobal('window', { backline: { call, on } });
  const send = <N extends EventName>(name: N, payload: EventPayload<N>) => listeners.get(name)?.(payload as never);
  return { asked, send };
}

const ok = (value: unknown) => ({ ok: true, value });
const failed = { ok: false, failure: { code: 'doctor/busy', params: {} } };
const progress = (run: string, finished: number) => ({
  run,
  done: [{ id: `c${finished}`, status: 'ok' as const, findings: [], ms: 1, reason: null }],
  causes: {},
  running: [],
  finished,
  total: 2,
});

/** The stores anew for each test: they live as long as their module. */
async function open(consent = true) {
  vi.resetModules();
  await import('../../testing/words');
  const doctor = await import('./doctor');
  const { useSettings } = await import('./settings');
  useSettings.setState({ settings: { ...DEFAULT_SETTINGS, consent } });
  return doctor;
}

beforeEach(() => vi.unstubAllGlobals());

describe('a run', () => {
  it('is asked for, followed, and ends with its diagnosis', async () => {
    const { asked, send } = fakeHost({
      'doctor.last': () => ok(null),
      'doctor.start': () => ok({ run: 'r1', checks: ['c1', 'c2'] }),
    });
    const { followDoctor, startRun, useDoctor } = await open();
    await followDoctor();
    await startRun('auth-3');
    expect(asked.at(-1)).toEqual(['doctor.start', { entry: 'auth-3', offline: false }]);
    send('doctor.progress', progress('r1', 1));
    expect(useDoctor.getState().run).toMatchObject({ id: 'r1', finished: 1, total: 2 });
    send('doctor.done', { run: 'r1', diagnosis: DIAGNOSIS });
    expect(useDoctor.getState()).toMatchObject({ run: null, diagnoses: [DIAGNOSIS] });
  });

  it('asks for everything when told to, and follows a total that shrinks', async () => {
    const { asked, send } = fakeHost({
      'doctor.start': () => ok({ run: 'r1', checks: ['c1', 'c2'] }),
      'doctor.last': () => ok(null),
    });
    const { followDoctor, startRun, useDoctor } = await open();
    await followDoctor();
    await startRun(null, true, { all: true });
    expect(asked.at(-1)).toEqual(['doctor.start', { entry: null, offline: true, all: true }]);
    send('doctor.progress', { ...progress('r1', 1), total: 1 });
    expect(useDoctor.getState().run).toMatchObject({ finished: 1, total: 1 });
  });

  it('loses no message that comes before the answer that names it', async () => {
    const host = fakeHost({
      'doctor.last': () => ok(null),
      'doctor.start': () => {
        host.send('doctor.progress', progress('other', 1));
        host.send('doctor.progress', progress('r1', 1));
        return ok({ run: 'r1', checks: ['c1', 'c2'] });
      },
    });
    const { followDoctor, startRun, useDoctor } = await open();
    await followDoctor();
    await startRun(null);
    expect(useDoctor.getState().run?.reports.map(({ id }) => id)).toEqual(['c1']);
    expect(useDoctor.getState().run?.finished).toBe(1);
  });

  it('does not hang when it ended before it was named', async () => {
    const host = fakeHost({
      'doctor.last': () => ok(null),
      'doctor.start': () => {
        host.send('doctor.done', { run: 'r1', diagnosis: DIAGNOSIS });
        return ok({ run: 'r1', checks: [] });
      },
    });
    const { followDoctor, startRun, useDoctor } = await open();
    await followDoctor();
    await startRun(null);
    expect(useDoctor.getState()).toMatchObject({ run: null, diagnoses: [DIAGNOSIS] });
  });

  it('is not left standing when the host refuses it', async () => {
    fakeHost({ 'doctor.start': () => failed });
    const { startRun, useDoctor } = await open();
    await startRun(null);
    expect(useDoctor.getState().run).toBeNull();
  });

  it('goes on when another run ends', async () => {
    const { send } = fakeHost({
      'doctor.last': () => ok(null),
      'doctor.start': () => ok({ run: 'r2', checks: ['c1'] }),
    });
    const { followDoctor, startRun, useDoctor } = await open();
    await followDoctor();
    await startRun(null);
    send('doctor.done', { run: 'r1', diagnosis: DIAGNOSIS });
    expect(useDoctor.getState().run?.id).toBe('r2');
  });
});

describe('consent', () => {
  it('comes before anything is looked at', async () => {
    const { asked } = fakeHost({});
    const { startRun, useDoctor } = await open(false);
    await startRun('auth-3');
    expect(useDoctor.getState().waiting).toEqual({ entry: 'auth-3', given: {} });
    expect(asked).toEqual([]);
  });

  it('is kept, and then the run starts as it was asked for', async () => {
    const { asked } = fakeHost({
      'settings.set': () => ok({ ...DEFAULT_SETTINGS, consent: true }),
      'doctor.start': () => ok({ run: 'r1', checks: [] }),
    });
    vi.stubGlobal('document', { documentElement: { removeAttribute: () => undefined, dataset: {} } });
    const { agreeAndStart } = await open(false);
    await agreeAndStart('auth-3', true);
    expect(asked).toEqual([
      ['settings.set', { consent: true }],
      ['doctor.start', { entry: 'auth-3', offline: true }],
    ]);
  });

  it('refused forgets what was given for the run', async () => {
    fakeHost({});
    const { refuseRun, startRun, useDoctor } = await open(false);
    await startRun('auth-3', false, { webApiToken: 'planted' });
    refuseRun();
    expect(JSON.stringify(useDoctor.getState())).not.toContain('planted');
  });

  it('that could not be kept starts nothing', async () => {
    const { asked } = fakeHost({ 'settings.set': () => failed });
    const { agreeAndStart } = await open(false);
    await agreeAndStart(null, false);
    expect(asked.map(([name]) => name)).toEqual(['settings.set']);
  });
});

describe('an answer', () => {
  const answered: Diagnosis = { ...DIAGNOSIS, answers: { websites: 'none' } };

  it('goes to the newest diagnosis and takes its place', async () => {
    const { asked } = fakeHost({ 'doctor.answer': () => ok(answered) });
    const { answerQuestion, useDoctor } = await open();
    expect(await answerQuestion('websites', 'none')).toBe(false);
    useDoctor.setState({ diagnoses: [DIAGNOSIS] });
    expect(await answerQuestion('websites', 'none')).toBe(true);
    expect(asked).toEqual([
      ['doctor.answer', { startedAt: DIAGNOSIS.startedAt, question: 'websites', option: 'none' }],
    ]);
    expect(useDoctor.getState()).toMatchObject({ diagnoses: [answered], answering: false });
  });

  it('that is refused leaves everything as it was', async () => {
    fakeHost({ 'doctor.answer': () => failed });
    const { answerQuestion, useDoctor } = await open();
    useDoctor.setState({ diagnoses: [DIAGNOSIS] });
    expect(await answerQuestion('websites', 'none')).toBe(false);
    expect(useDoctor.getState()).toMatchObject({ diagnoses: [DIAGNOSIS], answering: false });
  });
});

describe('stopping', () => {
  it('waits for the judgement of what is known so far', async () => {
    const { asked, send } = fakeHost({
      'doctor.last': () => ok(null),
      'doctor.start': () => ok({ run: 'r1', checks: ['c1'] }),
      'doctor.cancel': () => ok({}),
    });
    const { followDoctor, startRun, stopRun, useDoctor } = await open();
    await followDoctor();
    await startRun(null);
    await stopRun();
    expect(asked.at(-1)).toEqual(['doctor.cancel', { run: 'r1' }]);
    expect(useDoctor.getState().run).toMatchObject({ stopping: true });
    send('doctor.done', { run: 'r1', diagnosis: { ...DIAGNOSIS, cancelled: true } });
    expect(useDoctor.getState().run).toBeNull();
  });
});
