import { describe, expect, it } from 'vitest';
import type { CheckText } from '../../../contract/catalog';
import type { CauseJudgement, CheckReport } from '../../../contract/diagnosis';
import { t } from '../../strings';
import { whyUnknown } from './whyUnknown';

const HOSTS: CheckText = {
  id: 'net.hosts',
  question: '?',
  unknown: 'It could not be read.',
  looksAt: '-',
  findings: {},
};
const unknown = (missing: string[]): CauseJudgement => ({ id: 'a', state: 'unknown', evidence: [], missing });
const report = (over: Partial<CheckReport>): CheckReport => ({
  id: 'net.hosts',
  status: 'ok',
  findings: [],
  ms: 1,
  reason: null,
  ...over,
});

describe('whyUnknown', () => {
  it('has nothing to say about a cause that was judged', () => {
    expect(whyUnknown({ checks: [] }, { ...unknown([]), state: 'confirmed' }, true, [], [])).toBeNull();
  });

  it('tells what no check can read from what was not checked yet', () => {
    expect(whyUnknown({ checks: [] }, unknown([]), true, [], [])).toBe(t.entry.notCheckable);
    expect(whyUnknown({ checks: ['net.hosts'] }, unknown(['net.hosts']), true, [], [])).toBe(t.entry.notChecked);
    expect(whyUnknown({ checks: ['net.hosts'] }, unknown(['net.hosts']), false, [], [])).toBeNull();
  });

  it('gives the words and the reason of the check that could not tell', () => {
    const failed = report({ status: 'unknown', reason: { code: 'no-permission' } });
    expect(whyUnknown({ checks: ['net.hosts'] }, unknown(['net.hosts']), true, [failed], [HOSTS])).toBe(
      'It could not be read. The system did not allow a look.',
    );
  });

  it('invents no reason where every check answered and none decided', () => {
    expect(whyUnknown({ checks: ['net.hosts'] }, unknown([]), true, [report({})], [HOSTS])).toBeNull();
  });
});
