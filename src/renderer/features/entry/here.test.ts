import { describe, expect, it } from 'vitest';
import type { CauseJudgement } from '../../../contract/diagnosis';
import { hereOf, sortJudgements } from './here';

const judged = (...states: CauseJudgement['state'][]): CauseJudgement[] =>
  states.map((state, index) => ({ id: String(index), state, evidence: [], missing: [] }));

describe('hereOf', () => {
  it.each([
    ['unchecked', judged('unknown'), false, false],
    ['checking', judged('confirmed'), true, true],
    ['confirmed', judged('ruled-out', 'confirmed', 'unknown'), true, false],
    ['ruled-out', judged('ruled-out', 'ruled-out'), true, false],
    ['open', judged('ruled-out', 'unknown'), true, false],
    ['open', [], true, false],
  ] as const)('%s', (here, judgements, checked, checking) => {
    expect(hereOf(judgements, checked, checking)).toBe(here);
  });
});

describe('sortJudgements', () => {
  it('puts the confirmed first and the ruled out last, otherwise as they were', () => {
    const sorted = sortJudgements(judged('ruled-out', 'unknown', 'confirmed', 'unknown'));
    expect(sorted.map(({ id }) => id)).toEqual(['2', '1', '3', '0']);
  });
});
