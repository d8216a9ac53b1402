import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallInput, CallName, EventName, EventPayload } from '../../contract/api';
import type { Job, PlanShown } from '../../contract/repairs';
import { DEFAULT_SETTINGS } from '../../contract/state';

const PLAN: PlanShown = {
  plan: 'p1',
  repair: 'rep.a',
  state: 'ready',
  evidence: [],
  reason: null,
  fault: null,
  changes: [],
  guide: null,
  warnings: [],
  losses: [],
  undo: true,
};
const GUIDE: PlanShown = { ...PLAN, state: 'guide', guide: { why: 'admin', commands: [], open: null } };
const CALM: PlanShown = { ...PLAN, state: 'not-needed' };
const JOB: Job = {
  id: 'j1',
  repair: 'rep.a',
  entry: 'e',
  at: '2026-01-01T00:00:00.000Z',
  state: 'done',
  fault: null,
  verified: 'yes',
  evidence: [],
  changes: [],
  undo: true,
  undoneAt: null,
  bytes: 0,
  busy: false,
};
const PLACE = { entry: 'e', step: 's' };
const ok = (value: unknown) => ({ ok: true, value });
const notDone = (fault: string) => ({ ok: false, failure: { code: 'repair/not-done', params: { fault } } });
const RUN = { 'doctor.start': () => ok({ run: 'r', checks: [] }) };

/** A host that answers only what a test told it to, and can send events. */
function fakeHost(answers: { [N in CallName]?: (input: CallInput<N>) => unknown }) {
  const asked: string[] = [];
  const listeners = new Map<string, (payload: never) => void>();
  const call = new Proxy(
    {},
    {
      get: (_target, name: string) => async (input: never) => {
        asked.push(name);
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

/** The stores anew for each test: they live as long as their module. */
async function open(consent = true) {
  vi.resetModules();
  await import('../../testing/words');
  const repairs = await import('./repairs');
  const { useSettings } = await import('./settings');
  const { useDoctor } = await import('./doctor');
  const { useNotice } = await import('./notice');
  useSettings.setState({ settings: { ...DEFAULT_SETTINGS, consent } });
  const at = () => repairs.useRepairs.getState().standings['rep.a'];
  return { ...repairs, useDoctor, useNotice, at };
}

/** An answer that comes when the test says so. */
function later<T>() {
  let give: (value: T) => void = () => undefined;
  const answer = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { answer, give };
}

beforeEach(() => vi.unstubAllGlobals());

describe('a plan', () => {
  it('is asked for and shown', async () => {
    fakeHost({ 'repair.plan': () => ok(PLAN) });
    const { planRepair, at } = await open();
    const planning = planRepair('rep.a', PLACE);
    expect(at()?.phase).toBe('planning');
    await planning;
    expect(at()).toMatchObject({ phase: 'planned', plan: PLAN, fault: null, place: PLACE });
  });

  it('is not asked for before the person agreed', async () => {
    const { asked } = fakeHost({});
    const { planRepair, at, useDoctor } = await open(false);
    await planRepair('rep.a', PLACE);
    expect(asked).toEqual([]);
    expect(at()).toBeUndefined();
    expect(useDoctor.getState().waiting?.entry).toBe('e');
  });

  it('that could not be made leaves nothing behind but words', async () => {
    fakeHost({ 'repair.plan': () => ({ ok: false, failure: { code: 'call/failed', params: {} } }) });
    const { planRepair, at, useNotice } = await open();
    await planRepair('rep.a', PLACE);
    expect(at()).toBeUndefined();
    expect(useNotice.getState().notice?.tone).toBe('problem');
  });

  it('comes too late for a panel that was closed meanwhile', async () => {
    const { answer, give } = later<unknown>();
    fakeHost({ 'repair.plan': () => answer });
    const { planRepair, closeRepair, at } = await open();
    const planning = planRepair('rep.a', PLACE);
    closeRepair('rep.a');
    give(ok(PLAN));
    await planning;
    expect(at()).toBeUndefined();
  });

  it('keeps what is shown while it is looked at again; what was asked for meanwhile is looked at after it', async () => {
    const looks = [later<unknown>(), later<unknown>()];
    let asks = 0;
    const { asked } = fakeHost({ 'repair.plan': () => (asks++ === 0 ? ok(GUIDE) : looks[asks - 2]?.answer), ...RUN });
    const { planRepair, useRepairs, at } = await open();
    await planRepair('rep.a', PLACE);
    const again = planRepair('rep.a', PLACE, true);
    await planRepair('rep.a', PLACE, true);
    await planRepair('rep.a', PLACE, true);
    expect(asked).toEqual(['repair.plan', 'repair.plan']);
    expect(at()).toMatchObject({ phase: 'planned', plan: GUIDE });
    looks[0]?.give(ok({ ...GUIDE, state: 'refused', fault: 'changed' }));
    await again;
    expect(asked).toEqual(['repair.plan', 'repair.plan', 'repair.plan']);
    const calm = new Promise((resolve) => useRepairs.subscribe(resolve));
    looks[1]?.give(ok(CALM));
    await calm;
    expect(at()).toMatchObject({ plan: CALM, guided: true });
  });

  it('that a person was guided through, and is not needed any more, is mended: the checks run again, once', async () => {
    const answers = [GUIDE, CALM, CALM];
    const { asked } = fakeHost({ 'repair.plan': () => ok(answers.shift()), ...RUN });
    const { planRepair, isMended, at } = await open();
    await planRepair('rep.a', PLACE);
    expect(isMended(at() ?? null)).toBe(false);
    await planRepair('rep.a', PLACE, true);
    expect(isMended(at() ?? null)).toBe(true);
    await planRepair('rep.a', PLACE, true);
    expect(isMended(at() ?? null)).toBe(true);
    expect(asked.filter((name) => name === 'doctor.start')).toHaveLength(1);
  });

  it('that was never needed is not mended', async () => {
    const { asked } = fakeHost({ 'repair.plan': () => ok(CALM) });
    const { planRepair, isMended, at } = await open();
    await planRepair('rep.a', PLACE);
    await planRepair('rep.a', PLACE, true);
    expect(isMended(at() ?? null)).toBe(false);
    expect(asked).not.toContain('doctor.start');
  });
});

describe('doing it', () => {
  it('ends with the job, and the checks of the entry run again', async () => {
    const { asked } = fakeHost({ 'repair.plan': () => ok(PLAN), 'repair.run': () => ok(JOB), ...RUN });
    const { planRepair, runRepair, at } = await open();
    await planRepair('rep.a', PLACE);
    const running = runRepair('rep.a');
    expect(at()?.phase).toBe('running');
    // A second press while it runs is none.
    await runRepair('rep.a');
    await running;
    expect(at()).toMatchObject({ phase: 'ended', job: JOB });
    expect(asked).toEqual(['repair.plan', 'repair.run', 'doctor.start']);
  });

  it('says why nothing was changed, above a plan made anew', async () => {
    fakeHost({ 'repair.plan': () => ok(PLAN), 'repair.run': () => notDone('changed') });
    const { planRepair, runRepair, at } = await open();
    await planRepair('rep.a', PLACE);
    await runRepair('rep.a');
    expect(at()).toMatchObject({ phase: 'planned', fault: 'changed' });
  });

  it('does nothing without a plan', async () => {
    const { asked } = fakeHost({});
    const { runRepair } = await open();
    await runRepair('rep.a');
    expect(asked).toEqual([]);
  });
});

describe('settling', () => {
  it('changes the job in the list and in its panel', async () => {
    const undone: Job = { ...JOB, state: 'undone', undo: false };
    fakeHost({
      'repair.plan': () => ok(PLAN),
      'repair.run': () => ok(JOB),
      'repair.jobs': () => ok([JOB]),
      'repair.undo': () => ok(undone),
      ...RUN,
    });
    const { planRepair, runRepair, followRepairs, settleJob, useRepairs, at } = await open();
    await planRepair('rep.a', PLACE);
    await runRepair('rep.a');
    await followRepairs();
    expect(await settleJob('j1', 'undo')).toBeNull();
    expect(useRepairs.getState().jobs).toEqual([undone]);
    expect(at()).toMatchObject({ job: undone });
  });

  it('answers why not, and `failed` for what has no name', async () => {
    fakeHost({
      'repair.undo': () => notDone('spotify-would-not-quit'),
      'repair.finish': () => ({ ok: false, failure: { code: 'call/failed', params: {} } }),
    });
    const { settleJob, useNotice } = await open();
    expect(await settleJob('j1', 'undo')).toBe('spotify-would-not-quit');
    expect(useNotice.getState().notice).toBeNull();
    expect(await settleJob('j1', 'finish')).toBe('failed');
    expect(useNotice.getState().notice?.tone).toBe('problem');
  });

  it('hears of jobs that change elsewhere', async () => {
    const { send } = fakeHost({ 'repair.jobs': () => ok([]) });
    const { followRepairs, useRepairs } = await open();
    await followRepairs();
    send('repair.changed', { jobs: [JOB] });
    expect(useRepairs.getState().jobs).toEqual([JOB]);
  });
});

describe('the one accented button', () => {
  it('belongs to what was asked for last on that entry and waits for an answer', async () => {
    fakeHost({});
    const { accentedRepair } = await open();
    const ready = { place: PLACE, phase: 'planned', plan: PLAN, fault: null } as const;
    const ended = { place: PLACE, phase: 'ended', plan: PLAN, job: JOB } as const;
    expect(accentedRepair({}, 'e')).toBeNull();
    expect(accentedRepair({ a: ready, b: ready }, 'e')).toBe('b');
    expect(accentedRepair({ a: ready, b: { ...ready, plan: GUIDE } }, 'e')).toBe('a');
    expect(accentedRepair({ a: ready }, 'other')).toBeNull();
    expect(accentedRepair({ a: ended }, 'e')).toBeNull();
    expect(accentedRepair({ a: { ...ended, job: { ...JOB, verified: 'no' } } }, 'e')).toBe('a');
    expect(accentedRepair({ a: { ...ended, job: { ...JOB, state: 'acting' } } }, 'e')).toBe('a');
  });
});
