import { describe, expect, it } from 'vitest';
import { judge, readSaid, type Said } from './judge';

const said = (side: string, codes: string[], findings: string[], status: 'ok' | 'problem' = 'ok'): Said => ({
  verdict: { side, certain: true, sentence: 'It is so.' },
  checks: [{ id: 'net.hosts', status, findings: findings.map((id) => ({ id })), ms: 1, reason: null }],
  suspects: codes.map((code) => ({ code, why: [] })),
});

describe('judging a diagnosis', () => {
  it('finds nothing to say about one that is as expected', () => {
    const answer = said('computer', ['accesspoint:39', 'auth:3'], ['hosts/spotify-blocked'], 'problem');
    const expected = { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'] } as const;
    expect(judge(answer, expected)).toEqual({ verdictRight: true, firstRight: true, misses: [] });
    expect(judge(said('none', [], []), { side: ['none', 'unknown'], first: [] }).misses).toEqual([]);
  });

  it('tells the wrong side and the wrong code apart', () => {
    const answer = said('computer', ['auth:3', 'accesspoint:39'], []);
    expect(judge(answer, { side: 'network', first: ['auth:3'] })).toMatchObject({
      verdictRight: false,
      firstRight: true,
    });
    expect(judge(answer, { side: 'computer', first: ['accesspoint:39'] })).toMatchObject({
      verdictRight: true,
      firstRight: false,
    });
  });

  it('wants a code where there must be one, and none where there must be none', () => {
    expect(judge(said('network', [], []), { side: 'network', first: ['auth:3'] }).firstRight).toBe(false);
    expect(judge(said('none', ['auth:3'], []), { side: 'none', first: [] }).firstRight).toBe(false);
  });

  it('misses findings, and minds those that must not be there', () => {
    const { misses } = judge(said('none', [], ['b']), { side: 'none', first: [], findings: ['a'], not: ['b'] });
    expect(misses).toEqual(['a is missing', 'b is there']);
  });

  it('minds words that the sentence lacks', () => {
    expect(judge(said('none', [], []), { side: 'none', first: [], says: /line 4/ }).misses).toHaveLength(1);
  });

  it('lets no check report a problem where nothing is wrong, unless that is known to do no harm', () => {
    const answer = said('none', [], [], 'problem');
    expect(judge(answer, { side: 'none', first: [] }).misses).toEqual(['net.hosts reports a problem']);
    expect(judge(answer, { side: 'none', first: [], harmless: ['net.hosts'] }).misses).toEqual([]);
  });

  it('refuses an answer that is none', () => {
    expect(() => readSaid('{"verdict": {"side": "none"}}')).toThrow();
  });
});
