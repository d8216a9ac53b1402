import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnosis, Finding } from '../../contract/diagnosis';
import type { Answers } from '../../contract/question';
import { catalog, HEALTHY, judge, reports, toneOf } from '../../testing/reports';
import { LEANINGS, SAID_RULES } from './rules/answers';

type World = Record<string, Finding['data']>;

const NETWORK = ['net.internet', 'net.dns', 'net.ap.tcp', 'net.https.spotify'];
const { 'ap/reachable': _ap, 'apresolve/works': _list, 'https/works': _https, 'tls/direct': _tls, ...QUIET } = HEALTHY;

/** The network drops or refuses whatever goes to Spotify, and nothing else. */
const DROPPED: World = { ...QUIET, 'ap/all-silent': {}, 'https/unreachable': { error: 'ETIMEDOUT' } };
const REFUSED: World = { ...QUIET, 'ap/all-refused': {}, 'https/unreachable': { error: 'ECONNREFUSED' } };
const ONE_DOWN: World = { ...HEALTHY, 'https/host-down': { host: 'spclient.wg.spotify.com' } };
const STUCK: World = { ...HEALTHY, 'sockets/stuck': {} };
const OFFLINE: World = { 'hosts/clean': {}, 'link/up': {}, 'client/unmodified': {} };
const WORLDS: Record<string, { found: World; silent?: readonly string[] }> = {
  healthy: { found: HEALTHY },
  dropped: { found: DROPPED },
  refused: { found: REFUSED },
  'one server down': { found: ONE_DOWN },
  stuck: { found: STUCK },
  'not asked': { found: OFFLINE, silent: NETWORK },
};
const see = (name: keyof typeof WORLDS, answers: Answers = {}, entry: string | null = null) =>
  judge(reports(WORLDS[name]?.found ?? {}, WORLDS[name]?.silent), entry, answers);
/** What a person sees of a diagnosis, without the next question. */
const shown = ({ verdict, suspects, causes }: Diagnosis) => JSON.stringify({ verdict, suspects, causes });

describe('the question', () => {
  it.each<[keyof typeof WORLDS, string]>([
    ['dropped', 'mobile-data'],
    ['refused', 'mobile-data'],
    ['healthy', 'same-account'],
    ['not asked', 'websites'],
  ])('in the world "%s" is %s', (world, question) => {
    expect(see(world).question?.id).toBe(question);
  });

  it('is not asked where a probe is certain, or the run was stopped', () => {
    const { question } = judge(reports({ ...HEALTHY, 'disk/full': { free: '1 MB', what: 'cache' } }));
    expect(question).toBeNull();
  });

  it('shows no second time once answered, whatever the answer, and three are enough', () => {
    for (const world of Object.keys(WORLDS)) {
      const heard: Answers = {};
      for (let asked = 0; asked < 10; asked += 1) {
        const { question } = see(world, heard);
        if (!question) break;
        expect(heard).not.toHaveProperty(question.id);
        heard[question.id] = 'not-sure';
      }
      expect(Object.keys(heard).length, world).toBeLessThanOrEqual(3);
      expect(shown(see(world, heard)), world).toBe(shown(see(world)));
    }
  });

  it('is never one whose answers would all leave the verdict and the first suspect as they are', () => {
    for (const world of Object.keys(WORLDS)) {
      const { question } = see(world);
      const outcomes = question?.options.map(({ id }) => {
        // What a check would read is put in its place by the service; here the finding stands for it.
        const { verdict, suspects } = see(world, { [question.id]: id });
        return `${verdict.side} ${suspects[0]?.id}`;
      });
      if (outcomes) expect(new Set(outcomes).size, world).toBeGreaterThan(1);
    }
  });
});

describe('an answer', () => {
  it.each<[keyof typeof WORLDS, Answers, string]>([
    ['dropped', { 'mobile-data': 'plays' }, 'network'],
    ['dropped', { 'mobile-data': 'fails' }, 'spotify'],
    ['dropped', { 'same-network': 'plays' }, 'computer'],
    ['refused', { 'same-network': 'fails' }, 'network'],
    ['refused', { 'began-after': 'new-network' }, 'network'],
    ['one server down', { 'mobile-data': 'plays' }, 'network'],
    ['stuck', { 'web-player': 'fails' }, 'network'],
    ['healthy', { 'same-account': 'plays' }, 'computer'],
    ['healthy', { 'same-account': 'fails' }, 'account'],
    ['healthy', { 'which-songs': 'some' }, 'spotify'],
    ['healthy', { 'mobile-data': 'fails' }, 'account'],
    ['healthy', { websites: 'none' }, 'none'],
    ['not asked', { websites: 'none' }, 'network'],
  ])('in the world "%s": %o points to %s', (world, answers, side) => {
    const { verdict, answers: used } = see(world, answers);
    expect(verdict.side).toBe(side);
    expect(verdict.sentence).not.toContain('?');
    expect(used).toEqual(answers);
    if (side !== 'none') {
      expect(verdict.certain).toBe(false);
      expect(
        verdict.because.some(({ finding, text }) => finding.startsWith('said/') || text.includes('you said')),
      ).toBe(true);
    }
  });

  it('that fits no question is left out', () => {
    const { answers } = see('healthy', { 'mobile-data': 'perhaps', nonsense: 'x', 'account-country': 'se' });
    expect(answers).toEqual({ 'account-country': 'se' });
  });

  it('rules out what it truly rules out, and confirms nothing by itself', () => {
    const cause = (answers: Answers) =>
      see('not asked', answers, 'accounts-4').causes['accounts:4']?.find(({ id }) => id === 'really-offline');
    expect(cause({})?.state).toBe('unknown');
    expect(cause({ websites: 'open' })).toMatchObject({ state: 'ruled-out' });
    expect(cause({ websites: 'none' })).toMatchObject({ state: 'unknown' });
    const said = Object.keys(catalog.answers);
    const confirming = catalog.entries.flatMap(({ causes }) => causes.flatMap(({ confirmedBy }) => confirmedBy));
    expect(confirming.filter((id) => said.includes(id))).toEqual([]);
  });

  it('of every option changes what is shown in at least one world, or is "I can\'t tell"', () => {
    for (const { id, options, readBy } of catalog.questions) {
      if (readBy !== null) continue;
      for (const option of options) {
        const changes = Object.keys(WORLDS).filter(
          (world) => shown(see(world, { [id]: option.id })) !== shown(see(world)),
        );
        expect(changes.length > 0, `${id}=${option.id}`).toBe(option.finding !== undefined);
      }
    }
  });

  it('is read by rules that name findings and options there are', () => {
    for (const { about } of [...LEANINGS, ...SAID_RULES])
      for (const id of about) expect(toneOf.get(id), id).toBe('broken');
  });
});

const anyFindings = fc.uniqueArray(fc.constantFrom(...[...toneOf.keys()].filter((id) => !id.startsWith('said/'))), {
  maxLength: 14,
});
const anyAnswers = fc
  .tuple(
    ...catalog.questions
      .filter(({ readBy }) => readBy === null)
      .map(({ id, options }) =>
        fc
          .option(fc.constantFrom(...options.map((option) => option.id)), { nil: undefined })
          .map((option) => [id, option] as const),
      ),
  )
  .map(
    (pairs) =>
      Object.fromEntries(pairs.flatMap(([id, option]) => (option === undefined ? [] : [[id, option]]))) as Answers,
  );

it('no answer makes certain what no probe made certain, nor moves what one did', () => {
  fc.assert(
    fc.property(anyFindings, anyAnswers, (ids, answers) => {
      const list = reports(Object.fromEntries(ids.map((id) => [id, {}])));
      const before = judge(list).verdict;
      const after = judge(list, null, answers).verdict;
      if (after.certain) expect([after.side, after.sentence]).toEqual([before.side, before.sentence]);
      if (before.certain && before.side !== 'none') expect([after.side, after.certain]).toEqual([before.side, true]);
      if (after.certain) expect(before.certain).toBe(true);
    }),
    { numRuns: 300 },
  );
});
