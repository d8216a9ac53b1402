import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, Job } from '../../contract/repairs';
import { formsOf, holds, person, shaped, vocabulary } from '../../testing/private';
import { catalog } from '../../testing/reports';
import { runs } from '../../testing/runs';
import { type HistorySources, makeHistory, suggestHistoryName, writeHistory } from './history';
import type { Identity } from './redact/identity';
import { openRedactor } from './redact/redactor';

const AT = '2026-03-01T09:00:00.000Z';
const NOBODY: Identity = { users: [], homes: [], hosts: [], secrets: [] };
const CHANGE: Change = {
  kind: 'text',
  place: '/etc/hosts',
  line: 14,
  before: '0.0.0.0 apresolve.spotify.com',
  after: null,
};
const JOB: Job = {
  id: '20260301T090000000Z-rep.cache.clear',
  repair: 'rep.cache.clear',
  entry: catalog.entries[0]?.id ?? null,
  at: AT,
  state: 'done',
  fault: null,
  verified: 'yes',
  evidence: [],
  changes: [CHANGE],
  undo: true,
  undoneAt: null,
  bytes: 0,
  busy: false,
};
const sources = (over: Partial<HistorySources> = {}): HistorySources => ({
  madeBy: 'Backline 0.1.0',
  madeAt: AT,
  platform: 'linux',
  catalog,
  jobs: [],
  worked: [],
  items: [],
  ...over,
});
const make = (over: Partial<HistorySources>, identity = NOBODY) =>
  makeHistory(sources(over), openRedactor({ identity, vocabulary, versions: [] }));

describe('an exported history', () => {
  it('tells what was changed, worked through, and what came of it', () => {
    const title = catalog.repairs.find(({ id }) => id === JOB.repair)?.title ?? '';
    const made = make({
      jobs: [JOB, { ...JOB, state: 'undone', undoneAt: '2026-03-01T10:00:00.000Z' }],
      worked: [
        {
          entry: 'a',
          code: 'auth:3',
          title: 'Firewall',
          done: ['Look'],
          skipped: 1,
          steps: 4,
          at: AT,
          note: 'Since Monday.',
        },
      ],
      items: [
        {
          id: '1',
          at: AT,
          kind: 'repaired',
          entry: 'a',
          code: 'auth:3',
          title: 'Firewall',
          solved: null,
          detail: [title],
        },
        {
          id: '2',
          at: AT,
          kind: 'solved',
          entry: 'a',
          code: 'auth:3',
          title: 'Firewall',
          solved: 'partly',
          detail: [],
        },
      ],
    });
    expect(made).toMatchObject({ format: 'backline-history', version: 1, changed: [{ title, state: 'done' }, {}] });
    const text = writeHistory(made);
    expect(text).toContain(`${title} (\`${catalog.entries[0]?.code}\`): done, its check is calm`);
    expect(text).toContain('put back, 2026-03-01 10:00');
    expect(text).toContain('`/etc/hosts`, line 14: `0.0.0.0 apresolve.spotify.com` → nothing');
    expect(text).toContain('1 of 4 steps done, 1 skipped');
    expect(text).toContain('> Since Monday.');
    expect(text).toContain('repaired `auth:3`');
    expect(text).toContain('partly solved `auth:3`');
  });

  it('says so where there is nothing', () => {
    expect(writeHistory(make({}))).toContain('Nothing yet.');
  });

  it('is named after its day alone', () => {
    expect(suggestHistoryName(AT, 'md')).toBe('backline-history-2026-03-01.md');
    expect(suggestHistoryName('?', 'json')).toBe('backline-history-new.json');
  });

  const planting = person.chain(({ identity }) =>
    fc.record({ identity: fc.constant(identity), planted: fc.oneof(formsOf(identity), shaped) }),
  );

  it('holds nothing private, wherever it stood', () => {
    fc.assert(
      fc.property(planting, ({ identity, planted }) => {
        const line = `see ${planted.text} there`;
        const changes: Change[] = [
          { ...CHANGE, place: line, before: line, after: line },
          { kind: 'move', from: line, to: line, bytes: 1, files: 1 },
          { kind: 'setting', name: line, before: line, after: line },
          { kind: 'command', text: line },
          { kind: 'program', name: line, what: 'quit' },
          { kind: 'download', from: line, to: line },
        ];
        const item = { id: '1', at: AT, entry: '', code: '', title: line, solved: null, detail: [line] };
        const made = make(
          {
            jobs: [{ ...JOB, repair: line, changes, evidence: [{ finding: 'x', check: 'y', text: line }] }],
            worked: [{ entry: 'a', code: 'a', title: 'a', done: [], skipped: 0, steps: 1, at: null, note: line }],
            items: [
              { ...item, kind: 'diagnosed' },
              { ...item, kind: 'repaired', job: line },
            ],
          },
          identity,
        );
        for (const text of [writeHistory(made), JSON.stringify(made)]) expect(holds(text, planted)).toBe(false);
      }),
      { numRuns: runs(150) },
    );
  });
});
