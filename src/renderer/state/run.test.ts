import { describe, expect, it } from 'vitest';
import type { CauseJudgement, CheckReport, Diagnosis } from '../../contract/diagnosis';
import {
  advance,
  askedRun,
  diagnosisFor,
  isBeingChecked,
  judgementsFor,
  keepDiagnosis,
  namedRun,
  type Run,
} from './run';

const report = (id: string, status: CheckReport['status'] = 'ok'): CheckReport => ({
  id,
  status,
  findings: [],
  ms: 3,
  reason: null,
});
const diagnosis = (over: Partial<Diagnosis>): Diagnosis => ({
  verdict: { side: 'unknown', certain: false, sentence: '', said: { lead: 'unclear', rest: '' }, because: [] },
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
  ...over,
});

describe('a run', () => {
  const named = namedRun(askedRun('auth-3'), 'r1', ['net.link', 'net.dns']);

  it('takes in answers as they stream and replaces what runs', () => {
    const first = advance(named, {
      run: 'r1',
      done: [report('net.link')],
      causes: {},
      running: ['net.dns'],
      finished: 1,
      total: 2,
    });
    expect(first).toMatchObject({ finished: 1, total: 2, running: ['net.dns'] });
    const second = advance(first, {
      run: 'r1',
      done: [report('net.dns')],
      causes: {},
      running: [],
      finished: 2,
      total: 2,
    });
    expect(second.reports.map(({ id }) => id)).toEqual(['net.link', 'net.dns']);
    expect(second.running).toEqual([]);
  });

  it('keeps one answer per check, the newest', () => {
    const message = { run: 'r1', causes: {}, running: [], finished: 1, total: 2 };
    const once = advance(named, { ...message, done: [report('net.link')] });
    const twice = advance(once, { ...message, done: [report('net.link', 'problem')] });
    expect(twice.reports).toEqual([report('net.link', 'problem')]);
  });

  it('does not listen to another run', () => {
    const other = { run: 'r2', done: [report('net.link')], causes: {}, running: [], finished: 1, total: 1 };
    expect(advance(named, other)).toBe(named);
    expect(advance(askedRun(null), other)).toEqual(askedRun(null));
  });
});

describe('diagnoses', () => {
  it('are kept newest first, without the same one twice, and not without end', () => {
    const many = Array.from({ length: 20 }, (_, n) => diagnosis({ startedAt: `2026-01-01T00:00:${10 + n}Z` }));
    const kept = many.reduce<Diagnosis[]>((all, one) => keepDiagnosis(keepDiagnosis(all, one), one), []);
    expect(kept).toHaveLength(12);
    expect(kept[0]).toBe(many[19]);
  });

  it('speak for an entry when they were about it, named it, or were about everything', () => {
    const entry = { id: 'auth-3', code: 'auth:3' };
    const other = diagnosis({ entry: 'auth-4' });
    const naming = diagnosis({ entry: 'auth-4', causes: { 'auth:3': [] } });
    const all = diagnosis({});
    expect(diagnosisFor([other], entry)).toBeNull();
    expect(diagnosisFor([other, naming, all], entry)).toBe(naming);
    expect(diagnosisFor([other, all, naming], entry)).toBe(all);
  });

  it('leave a cause unknown that they do not name', () => {
    const causes = ['a', 'b'].map((id) => ({
      id,
      text: id,
      sources: ['s'],
      confidence: 'high' as const,
      confirmedBy: [],
      ruledOutBy: [],
      hintedBy: [],
      checks: ['net.link'],
    }));
    const said = { id: 'b', state: 'confirmed' as const, evidence: [], missing: [] };
    const found = judgementsFor(diagnosis({ causes: { 'auth:3': [said] } }), { code: 'auth:3', causes }, 'linux');
    expect(found.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'unknown'],
      ['b', 'confirmed'],
    ]);
    expect(judgementsFor(null, { code: 'auth:3', causes }, 'linux').every(({ state }) => state === 'unknown')).toBe(
      true,
    );
  });

  describe('beside a run', () => {
    const cause = { text: '-', sources: ['s'], confidence: 'high' as const };
    const rules = { confirmedBy: [], ruledOutBy: [], hintedBy: [] };
    const causes = [
      { ...cause, ...rules, id: 'proxy', checks: ['net.proxy.prefs'] },
      { ...cause, ...rules, id: 'firewall', checks: ['net.firewall', 'net.link'] },
    ];
    const entry = { code: 'auth:3', causes };
    const judged = (id: string, state: CauseJudgement['state'], check: string): CauseJudgement => ({
      id,
      state,
      evidence: [{ finding: 'f', check, text: '-' }],
      missing: [],
    });
    const held = diagnosis({ causes: { 'auth:3': [judged('proxy', 'confirmed', 'net.proxy.prefs')] } });
    const message = { run: 'r1', running: [], finished: 1, total: 3 };
    const named = namedRun(askedRun('auth-3'), 'r1', ['net.link', 'net.proxy.prefs', 'net.firewall']);
    const states = (run: Run, over: Diagnosis | null = held) =>
      judgementsFor(over, entry, 'linux', run).map(({ state }) => state);

    it('are followed by what the run has settled, message by message', () => {
      const fine = { 'auth:3': [judged('proxy', 'ruled-out', 'net.proxy.prefs')] };
      const first = advance(named, { ...message, done: [report('net.proxy.prefs')], causes: fine });
      expect(states(first)).toEqual(['ruled-out', 'unknown']);
      const found = { 'auth:3': [judged('firewall', 'confirmed', 'net.firewall')], 'auth:4': [] };
      const second = advance(first, { ...message, done: [report('net.firewall', 'problem')], causes: found });
      expect(states(second)).toEqual(['ruled-out', 'confirmed']);
      expect(states(second, null)).toEqual(['ruled-out', 'confirmed']);
    });

    it('stand until what they rest on was looked at again', () => {
      const first = advance(named, { ...message, done: [report('net.link')], causes: {} });
      expect(states(first)).toEqual(['confirmed', 'unknown']);
      const second = advance(first, { ...message, done: [report('net.proxy.prefs')], causes: {} });
      expect(states(second)).toEqual(['unknown', 'unknown']);
    });

    it('are being checked while a check of theirs has not answered', () => {
      const first = advance(named, { ...message, done: [report('net.link')], causes: {} });
      const checking = (run: Run | null, over: Diagnosis | null = null) =>
        judgementsFor(over, entry, 'linux', run).map((judgement, at) => {
          const held = causes[at];
          return held !== undefined && isBeingChecked(run, held, judgement);
        });
      expect(checking(first)).toEqual([true, true]);
      expect(checking(first, diagnosis({ causes: held.causes }))).toEqual([false, true]);
      const rest = [report('net.proxy.prefs'), report('net.firewall')];
      expect(checking(advance(first, { ...message, done: rest, causes: {} }))).toEqual([false, false]);
      expect(checking(askedRun('auth-3'))).toEqual([true, true]);
      expect(checking(null)).toEqual([false, false]);
    });
  });

  it('are not asked about causes of other systems', () => {
    const cause = { text: '-', sources: ['s'], confidence: 'high' as const, checks: [] };
    const found = { ...cause, confirmedBy: [], ruledOutBy: [], hintedBy: [] };
    const causes = [
      { ...found, id: 'everywhere' },
      { ...found, id: 'service', platforms: ['windows' as const] },
    ];
    const ids = (platform: 'windows' | 'linux') =>
      judgementsFor(null, { code: 'auth:3', causes }, platform).map(({ id }) => id);
    expect(ids('windows')).toEqual(['everywhere', 'service']);
    expect(ids('linux')).toEqual(['everywhere']);
  });
});
