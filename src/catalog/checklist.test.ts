import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckText, ResolvedStep } from '../contract/catalog';
import type { CauseJudgement, CheckReport } from '../contract/diagnosis';
import type { Progress } from '../contract/state';
import { runs } from '../testing/runs';
import { type Checked, planChecklist } from './checklist';

const step = (id: string, over: Partial<ResolvedStep> = {}): ResolvedStep => ({
  id,
  title: id,
  kind: 'person',
  how: { any: 'Do it.' },
  why: null,
  note: null,
  platforms: ['windows', 'macos', 'linux'],
  verify: [],
  repair: [],
  open: null,
  command: null,
  needsAdmin: false,
  loses: null,
  harm: 0,
  minutes: [1, 2],
  mends: [],
  ...over,
});
const cause = (id: string) => ({ id, text: `${id}.`, sources: ['a'], confidence: 'high' as const });
const entry = (steps: ResolvedStep[], causes: string[] = []) => ({
  steps,
  causes: causes.map((id) => ({ ...cause(id), confirmedBy: [], ruledOutBy: [], hintedBy: [], checks: [] })),
});
const judged = (id: string, state: CauseJudgement['state'], text?: string): CauseJudgement => ({
  id,
  state,
  evidence: text === undefined ? [] : [{ finding: 'a/b', check: 'a.b', text }],
  missing: [],
});
const NEW: Pick<Progress, 'steps'> = { steps: {} };
const marked = (id: string, state: 'todo' | 'done' | 'skipped') => ({ steps: { [id]: { state, at: '' } } });
const ids = (plan: readonly { id: string }[]) => plan.map(({ id }) => id);

const LINK: CheckText = {
  id: 'net.link',
  question: '?',
  unknown: '-',
  looksAt: '-',
  findings: {
    'link/up': { tone: 'works', side: null, text: '{name} is up.', shows: [] },
    'link/wifi': { tone: 'context', side: null, text: 'It is Wi-Fi.', shows: [] },
  },
};
const linkReport = (status: CheckReport['status'], finding: string): Checked => ({
  texts: [LINK],
  reports: [
    {
      id: 'net.link',
      status,
      ms: 1,
      reason: null,
      findings: [{ id: finding, from: 'net.link', data: { name: 'eth0' }, at: '' }],
    },
  ],
});

describe('planChecklist', () => {
  it('puts steps of a confirmed cause first, then harmless, then quick', () => {
    const steps = [
      step('slow', { minutes: [20, 30] }),
      step('harmful', { harm: 3 }),
      step('quick', { minutes: [1, 1] }),
      step('needed', { harm: 2, minutes: [5, 5], mends: ['stopped'] }),
    ];
    const plan = planChecklist(
      entry(steps, ['stopped']),
      [judged('stopped', 'confirmed', 'netprofm is stopped.')],
      'windows',
      NEW,
    );
    expect(ids(plan)).toEqual(['needed', 'quick', 'slow', 'harmful']);
    expect(plan[0]).toMatchObject({ state: 'first', why: 'netprofm is stopped.' });
    expect(plan[1]).toMatchObject({ state: 'todo', why: null });
  });

  it('keeps the order of the catalogue between equals and asks for admin rights last', () => {
    const steps = [step('admin', { needsAdmin: true }), step('b'), step('a')];
    expect(ids(planChecklist(entry(steps), [], 'linux', NEW))).toEqual(['b', 'a', 'admin']);
  });

  it('folds a step when every cause it mends is ruled out, and says why', () => {
    const steps = [step('vpn', { mends: ['vpn', 'adapter'] }), step('other')];
    const plan = planChecklist(
      entry(steps, ['vpn', 'adapter']),
      [judged('vpn', 'ruled-out', 'No VPN is connected.'), judged('adapter', 'ruled-out')],
      'windows',
      NEW,
    );
    expect(plan.at(-1)).toEqual({
      id: 'vpn',
      kind: 'person',
      state: 'folded',
      why: 'No VPN is connected. Ruled out here: adapter.',
    });
  });

  it('takes no account of causes that other systems alone have', () => {
    const steps = [step('restart', { mends: ['vpn', 'service'] }), step('other')];
    const held = entry(steps, ['vpn', 'service']);
    const here = {
      ...held,
      causes: held.causes.map((one) => (one.id === 'service' ? { ...one, platforms: ['windows' as const] } : one)),
    };
    const ruled = judged('vpn', 'ruled-out', 'No VPN is connected.');
    expect(planChecklist(here, [ruled], 'linux', NEW).at(-1)).toMatchObject({ id: 'restart', state: 'folded' });
    expect(planChecklist(here, [ruled], 'windows', NEW).find(({ id }) => id === 'restart')?.state).not.toBe('folded');
  });

  it('does not fold while one of its causes is unknown or was never judged', () => {
    const steps = [step('vpn', { mends: ['vpn', 'adapter'] })];
    const ruled = judged('vpn', 'ruled-out');
    expect(planChecklist(entry(steps), [ruled, judged('adapter', 'unknown')], 'windows', NEW)[0]?.state).toBe('first');
    expect(planChecklist(entry(steps), [ruled], 'windows', NEW)[0]?.state).toBe('first');
    expect(planChecklist(entry([step('general')]), [ruled], 'windows', NEW)[0]?.state).toBe('first');
  });

  it('leaves out steps of other systems', () => {
    const steps = [step('win', { platforms: ['windows'] }), step('web', { platforms: ['web'] }), step('all')];
    expect(ids(planChecklist(entry(steps), [], 'linux', NEW))).toEqual(['all']);
  });

  it('ticks a verify step that its check proved, with the proof', () => {
    const steps = [step('look', { kind: 'verify', verify: ['net.link', 'net.dns'] }), step('next')];
    const plan = planChecklist(entry(steps), [], 'windows', NEW, linkReport('ok', 'link/up'));
    expect(plan[0]).toMatchObject({ id: 'look', state: 'done', why: 'eth0 is up.' });
    expect(plan[1]).toMatchObject({ id: 'next', state: 'first' });
  });

  it.each([
    ['a check that could not tell', linkReport('unknown', 'link/up')],
    ['a problem', linkReport('problem', 'link/up')],
    ['mere context', linkReport('ok', 'link/wifi')],
    ['no answer', { texts: [LINK], reports: [] }],
  ])('does not tick a verify step for %s', (_name, checked) => {
    const steps = [step('look', { kind: 'verify', verify: ['net.link'] })];
    expect(planChecklist(entry(steps), [], 'windows', NEW, checked)[0]?.state).toBe('first');
  });

  it('lets no check tick what only a person can do', () => {
    const steps = [step('look', { kind: 'person', verify: ['net.link'] })];
    expect(planChecklist(entry(steps), [], 'windows', NEW, linkReport('ok', 'link/up'))[0]?.state).toBe('first');
  });

  it('follows what the person said: done, skipped, or set back to do', () => {
    const steps = [step('one', { mends: ['x'] }), step('two')];
    const out = [judged('x', 'ruled-out')];
    const plan = (progress: Pick<Progress, 'steps'>) =>
      planChecklist(entry(steps, ['x']), out, 'windows', progress).find(({ id }) => id === 'one')?.state;
    expect(plan(marked('one', 'done'))).toBe('done');
    expect(plan(marked('one', 'skipped'))).toBe('folded');
    expect(plan(marked('one', 'todo'))).toBe('first');
    expect(plan(NEW)).toBe('folded');
  });

  it('has exactly one first step as long as anything is to do, loses none and repeats none', () => {
    const anyStep = fc.record({
      kind: fc.constantFrom('verify', 'repair', 'open', 'person' as const),
      harm: fc.integer({ min: 0, max: 3 }),
      minutes: fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 60 })),
      mends: fc.subarray(['x', 'y', 'z']),
      verify: fc.subarray(['net.link']),
      needsAdmin: fc.boolean(),
    });
    const states = fc.constantFrom('confirmed', 'ruled-out', 'unknown' as const);
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 8 }),
        fc.tuple(states, states),
        fc.dictionary(fc.constantFrom('0', '1', '2', '3'), fc.constantFrom('todo', 'done', 'skipped' as const)),
        (parts, [x, y], said) => {
          const steps = parts.map((part, index) => step(String(index), part as Partial<ResolvedStep>));
          const progress = {
            steps: Object.fromEntries(Object.entries(said).map(([id, state]) => [id, { state, at: '' }])),
          };
          const judgements = [judged('x', x), judged('y', y)];
          const plan = planChecklist(
            entry(steps, ['x', 'y', 'z']),
            judgements,
            'macos',
            progress,
            linkReport('ok', 'link/up'),
          );
          expect(ids(plan).sort()).toEqual(steps.map(({ id }) => id).sort());
          const open = plan.filter(({ state }) => state === 'first' || state === 'todo');
          expect(open.map(({ state }) => state)).toEqual(open.map((_, index) => (index === 0 ? 'first' : 'todo')));
          const ranks = plan.map(({ state }) => ['done', 'first', 'todo', 'folded'].indexOf(state));
          expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
          for (const one of plan) if (one.state === 'folded') expect(one.why).toBeTruthy();
        },
      ),
      { numRuns: runs(2_000) },
    );
  });
});
