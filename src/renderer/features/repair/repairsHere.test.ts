import { describe, expect, it } from 'vitest';
import type { RepairHere } from '../../../contract/catalog';
import type { CheckReport } from '../../../contract/diagnosis';
import type { Job } from '../../../contract/repairs';
import { repairedBy, repairsHere } from './repairsHere';

const text = (id: string, over: Partial<RepairHere> = {}): RepairHere => ({
  id,
  title: id,
  does: '',
  platforms: ['linux'],
  harm: 1,
  loses: null,
  undo: '',
  proven: null,
  warnings: {},
  guide: null,
  needs: ['hosts/spotify-blocked'],
  calm: [],
  ...over,
});
const texts = (...all: RepairHere[]) => new Map(all.map((one) => [one.id, one]));

const job = (over: Partial<Job> = {}): Job => ({
  id: 'j',
  repair: 'rep.a',
  entry: 'auth-3',
  at: '2026-01-02T10:00:00.000Z',
  state: 'done',
  fault: null,
  verified: 'yes',
  evidence: [{ finding: 'hosts/clean', check: 'net.hosts', text: 'No line names Spotify.' }],
  changes: [],
  undo: true,
  undoneAt: null,
  bytes: 0,
  busy: false,
  ...over,
});

const saw = (id: string, at: string): CheckReport => ({
  id: 'net.hosts',
  status: 'problem',
  findings: [{ id, from: 'net.hosts', data: {}, at }],
  ms: 1,
  reason: null,
});

describe('repairs of a step', () => {
  it('are those of this system, the mildest first, else as the catalogue has them', () => {
    const known = texts(
      text('rep.hard', { harm: 3 }),
      text('rep.b'),
      text('rep.mac', { platforms: ['macos'], harm: 0 }),
      text('rep.a'),
      text('rep.nothing', { harm: 0 }),
    );
    const step = { repair: ['rep.hard', 'rep.mac', 'rep.b', 'rep.unknown', 'rep.a', 'rep.nothing'] };
    expect(repairsHere(step, 'linux', known).map(({ id }) => id)).toEqual([
      'rep.nothing',
      'rep.b',
      'rep.a',
      'rep.hard',
    ]);
    expect(repairsHere(step, 'linux', null)).toEqual([]);
  });
});

describe('a tick', () => {
  const ticks = (jobs: Job[], reports: CheckReport[] = [], known = texts(text('rep.a'))) => [
    ...repairedBy(jobs, 'auth-3', known, reports),
  ];

  it('comes with a repair that helped, and its evidence', () => {
    expect(ticks([job()])).toEqual([['rep.a', 'Backline did this. No line names Spotify.']]);
  });

  it.each([
    ['put back', { state: 'undone' }],
    ['cut off', { state: 'acting', verified: null }],
    ['still at work', { busy: true }],
    ['without effect', { verified: 'no' }],
    ['not proven', { verified: 'unknown' }],
    ['done for another entry', { entry: 'auth-2' }],
  ] as const)('does not come with one that is %s', (_name, over) => {
    expect(ticks([job(over)])).toEqual([]);
  });

  it('follows the newest job of a repair, whatever older ones say', () => {
    expect(ticks([job({ state: 'undone' }), job({ id: 'older' })])).toEqual([]);
    expect(ticks([job(), job({ id: 'older', state: 'undone' })])).toHaveLength(1);
  });

  it('goes when a check sees the fault later, and not for what was seen before', () => {
    const before = '2026-01-02T09:59:59.999Z';
    const after = '2026-01-02T10:05:00.000Z';
    expect(ticks([job()], [saw('hosts/spotify-blocked', after)])).toEqual([]);
    expect(ticks([job()], [saw('hosts/spotify-blocked', before)])).toHaveLength(1);
    expect(ticks([job()], [saw('hosts/update-blocked', after)])).toHaveLength(1);
  });

  it('stays where what calls for a repair also shows that it worked', () => {
    const known = texts(text('rep.a', { calm: ['hosts/spotify-blocked'] }));
    expect(ticks([job()], [saw('hosts/spotify-blocked', '2026-01-02T10:05:00.000Z')], known)).toHaveLength(1);
  });
});
