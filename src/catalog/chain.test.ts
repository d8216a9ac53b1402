import { describe, expect, it } from 'vitest';
import type { CheckText } from '../contract/catalog';
import type { CheckReport } from '../contract/diagnosis';
import { lightChain } from './chain';

const link = (probe?: string) => ({ label: probe ?? 'end', role: 'neutral' as const, ...(probe ? { probe } : {}) });
const report = (id: string, over: Partial<CheckReport>): CheckReport => ({
  id,
  status: 'ok',
  findings: [],
  ms: 1,
  reason: null,
  ...over,
});
const finding = (id: string, from: string, data = {}) => ({ id, from, data, at: '2026-01-01T00:00:00Z' });
const AP: CheckText = {
  id: 'net.ap.tcp',
  question: '?',
  unknown: '-',
  looksAt: '-',
  findings: {
    'ap/port-4070-blocked': { tone: 'context', side: null, text: 'Port 4070 is filtered.', shows: [] },
    'ap/reachable': { tone: 'works', side: null, text: 'Answers on port {port}.', shows: [] },
    'ap/all-silent': { tone: 'broken', side: 'network', text: 'Nothing answers.', shows: [] },
  },
};

const states = (checks: CheckReport[], running: string[] = []) =>
  lightChain({ chain: [link('net.ap.tcp')] }, checks, running).map(({ state }) => state);

describe('lightChain', () => {
  it('answers one state per link, in order', () => {
    const lit = lightChain(
      { chain: [link('net.link'), link('net.dns'), link(), link('net.ap.tcp')] },
      [report('net.ap.tcp', { status: 'problem' }), report('net.link', {})],
      ['net.dns'],
    );
    expect(lit.map(({ state }) => state)).toEqual(['works', 'checking', 'unknown', 'broken']);
  });

  it('never lights a lamp for a check that could not tell or does not apply', () => {
    expect(states([report('net.ap.tcp', { status: 'unknown', reason: { code: 'timeout' } })])).toEqual(['unknown']);
    expect(states([report('net.ap.tcp', { status: 'not-applicable' })])).toEqual(['unknown']);
    expect(states([])).toEqual(['unknown']);
  });

  it('keeps the reason and tells "could not tell" from "nobody looked"', () => {
    const reason = { code: 'timeout' as const };
    const chain = [link('net.ap.tcp'), link('net.dns')];
    const lit = lightChain({ chain }, [report('net.ap.tcp', { status: 'unknown', reason })], []);
    expect(lit.map(({ checked }) => checked)).toEqual([true, false]);
    expect(lit[0]?.reason).toEqual(reason);
  });

  it('shows a running check as running although it answered before', () => {
    expect(states([report('net.ap.tcp', {})], ['net.ap.tcp'])).toEqual(['checking']);
  });

  it('takes the newest answer of a check', () => {
    expect(states([report('net.ap.tcp', {}), report('net.ap.tcp', { status: 'problem' })])).toEqual(['broken']);
  });

  it('says the finding that carries the state, not the context beside it', () => {
    const findings = [
      finding('ap/port-4070-blocked', 'net.ap.tcp'),
      finding('ap/reachable', 'net.ap.tcp', { port: 443 }),
    ];
    const [lit] = lightChain({ chain: [link('net.ap.tcp')] }, [report('net.ap.tcp', { findings })], [], [AP]);
    expect(lit?.evidence).toBe('Answers on port 443.');
    expect(lit?.finding?.id).toBe('ap/reachable');
  });
});
