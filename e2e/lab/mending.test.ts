import { describe, expect, it } from 'vitest';
import type { Expectation } from './fault';
import type { Answer, Mended } from './job';
import { judgeMending, mendAndUndo } from './mending';

const answer = (said: unknown, code = 0): Answer => ({ stdout: JSON.stringify(said), stderr: '', code, ms: 1 });
const doctor = (side: string, codes: string[], findings: string[]): Answer =>
  answer({
    verdict: { side, certain: true, sentence: 'It is so.' },
    checks: [{ id: 'net.hosts', status: 'ok', findings: findings.map((id) => ({ id })), ms: 1, reason: null }],
    suspects: codes.map((code) => ({ code, why: [] })),
  });
const job = (state: string, more = {}) => answer({ id: 'j', state, verified: 'yes', fault: null, undo: true, ...more });
const expected: Expectation = { side: 'computer', first: ['auth:3'], findings: ['hosts/spotify-blocked'] };
const found = doctor('computer', ['auth:3'], ['hosts/spotify-blocked']);
const calm = doctor('none', [], []);
const trip = (more: Partial<Mended> = {}): Mended => ({
  repair: job('done'),
  changed: ['/etc/hosts'],
  after: calm,
  undo: job('undone', { undo: false }),
  left: [],
  again: found,
  ...more,
});
const mend = { repair: 'rep.hosts.clean' } as const;

describe('judging a round trip', () => {
  it('has nothing to say about one that is as expected', () => {
    expect(judgeMending(mend, expected, trip())).toEqual([]);
  });

  it.each<[string, Partial<Mended>]>([
    ['a doctor that is not calm', { after: found }],
    ['a doctor that finds nothing afterwards', { again: calm }],
    ['a file that is not as it was', { left: ['/etc/hosts'] }],
    ['an undo that was refused', { undo: answer({ fault: 'changed' }) }],
    ['no undo', { undo: null }],
    ['a repair that failed', { repair: job('failed', { fault: 'no-space' }) }],
    ['a repair that says it did not help', { repair: job('done', { verified: 'no' }) }],
    ['a program that broke', { repair: { ...answer(null), stdout: '', code: 2 } }],
    ['a doctor that broke', { after: { ...calm, code: 2 } }],
  ])('minds %s', (_, more) => expect(judgeMending(mend, expected, trip(more))).not.toEqual([]));

  it('wants what is left to people, or refused, to be so, with nothing changed', () => {
    const guide = trip({
      repair: answer({ state: 'guide', fault: null, guide: { why: 'admin' } }),
      changed: [],
      after: null,
    });
    expect(judgeMending({ ...mend, ends: { guide: 'admin' } }, expected, guide)).toEqual([]);
    expect(judgeMending({ ...mend, ends: { guide: 'risky' } }, expected, guide)).toHaveLength(1);
    const refused = trip({ repair: job('failed', { fault: 'no-space' }), changed: [] });
    expect(judgeMending({ ...mend, ends: { fault: 'no-space' } }, expected, refused)).toEqual([]);
    expect(judgeMending({ ...mend, ends: { fault: 'link' } }, expected, refused)).toHaveLength(1);
    expect(judgeMending({ ...mend, ends: { fault: 'no-space' } }, expected, trip())).toHaveLength(2);
  });

  it('puts back only where there is something to put back', () => {
    const done = trip({ repair: job('done', { undo: false }), undo: null, again: null });
    expect(judgeMending({ ...mend, final: true }, expected, done)).toEqual([]);
    expect(judgeMending({ ...mend, final: true }, expected, trip())).toEqual(['it can be put back']);
  });
});

describe('a round trip', () => {
  it('mends, asks, puts back and asks again, and tells what differs', async () => {
    const files = new Map([['~/prefs', 'broken']]);
    const asked: string[] = [];
    const run = async (words: readonly string[]) => {
      asked.push(words.join(' '));
      files.set('~/prefs', words.includes('--undo') ? 'broken' : 'whole');
      return job(words.includes('--undo') ? 'undone' : 'done');
    };
    const look = async () => (files.get('~/prefs') === 'broken' ? found : calm);
    const seen = await mendAndUndo(mend, { run, doctor: look, see: () => new Map(files) });
    expect(asked).toEqual(['repair rep.hosts.clean --yes --json', 'repair --undo j --json']);
    expect(seen).toMatchObject({ changed: ['~/prefs'], left: [], after: calm, again: found });
  });
});
