import { describe, expect, it } from 'vitest';
import type { CheckHere } from '../../../contract/api';
import type { CheckReport } from '../../../contract/diagnosis';
import { rowOf, rowsOf, summary } from './checkRows';

const DNS: CheckHere = {
  id: 'net.dns',
  question: 'Do names resolve?',
  unknown: 'Names could not be tried.',
  looksAt: 'the name servers',
  reach: 'network',
  here: true,
  onDemand: false,
  findings: {
    'dns/works': { tone: 'works', side: null, text: 'Names resolve ({ms} ms).', shows: [] },
    'dns/slow': { tone: 'context', side: null, text: 'Slowly.', shows: [] },
    'dns/dead': { tone: 'broken', side: 'network', text: 'No name server answers.', shows: [] },
  },
};
const found = (id: string, data = {}) => ({ id, from: 'net.dns', data, at: '' });
const report = (over: Partial<CheckReport>): CheckReport => ({
  id: 'net.dns',
  status: 'ok',
  findings: [],
  ms: 12,
  reason: null,
  ...over,
});

describe('rowOf', () => {
  it('says what was found, without the context beside it', () => {
    const both = [found('dns/slow'), found('dns/works', { ms: 9 })];
    expect(rowOf('net.dns', report({ findings: both }), false, DNS)).toEqual({
      id: 'net.dns',
      question: 'Do names resolve?',
      status: 'ok',
      ms: 12,
      evidence: ['Names resolve (9 ms).'],
    });
    const broken = [found('dns/slow'), found('dns/dead')];
    expect(rowOf('net.dns', report({ status: 'problem', findings: broken }), false, DNS).evidence).toEqual([
      'No name server answers.',
    ]);
  });

  it('says why a check cannot tell', () => {
    const row = rowOf('net.dns', report({ status: 'unknown', reason: { code: 'timeout' } }), false, DNS);
    expect(row.evidence).toEqual(['Names could not be tried.', 'It took too long.']);
  });

  it('shows a running check as running and one without an answer as waiting', () => {
    expect(rowOf('net.dns', report({}), true, DNS).status).toBe('running');
    expect(rowOf('net.dns', undefined, false, DNS).status).toBe('waiting');
    expect(rowOf('net.new', undefined, false, undefined).question).toBe('net.new');
  });
});

describe('rowsOf', () => {
  it('keeps the order of the run and loses no answer', () => {
    const reports = [report({ id: 'sys.disk' }), report({})];
    const rows = rowsOf(['net.link', 'net.dns'], reports, ['net.link'], [DNS]);
    expect(rows.map(({ id, status }) => [id, status])).toEqual([
      ['net.link', 'running'],
      ['net.dns', 'ok'],
      ['sys.disk', 'ok'],
    ]);
  });
});

describe('summary', () => {
  it('counts problems and what could not tell, nothing else', () => {
    const statuses = ['ok', 'problem', 'unknown', 'unknown', 'not-applicable'] as const;
    expect(summary(statuses.map((status) => report({ status })))).toEqual({ problems: 1, unknown: 2 });
  });
});
