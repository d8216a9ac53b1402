import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../contract/catalog';
import { announcement, splitWords } from './announcement';

const hit = (id: string): SearchHit => ({
  id,
  code: id,
  title: id,
  side: 'computer',
  severity: 'error',
  score: 1,
  matched: '',
});

describe('what is said about an answer', () => {
  it('counts', () => {
    expect(announcement({ query: 'auth', ambiguous: false, question: null, results: [hit('a')] })).toBe(
      '1 entry fits.',
    );
  });

  it('takes the words of the search apart where they name the number', () => {
    const question = '2 has three meanings. Were you signing in or playing something?';
    const answer = { query: ' 2 ', ambiguous: true, question, results: [hit('a'), hit('b'), hit('c')] };
    expect(splitWords(answer)).toEqual({
      lead: '2 has three meanings.',
      question: 'Were you signing in or playing something?',
    });
    expect(announcement(answer)).toBe(`3 entries fit. ${question}`);
  });

  it('says that several fit where the search only asks, or asks nothing', () => {
    const answer = {
      query: 'one\ntwo',
      ambiguous: true,
      question: 'What does Spotify show?',
      results: [hit('a'), hit('b')],
    };
    expect(splitWords(answer)).toEqual({
      lead: 'This fits 2 entries equally well.',
      question: 'What does Spotify show?',
    });
    expect(splitWords({ ...answer, question: null }).question).toBe('');
  });

  it('says so when nothing fits', () => {
    expect(announcement({ query: 'zzz', ambiguous: false, question: null, results: [] })).toContain('zzz');
  });
});
