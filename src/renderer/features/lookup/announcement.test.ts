import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../contract/catalog';
import { announcement, meanings } from './announcement';

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

  it('says that a number has several meanings and asks what splits them', () => {
    const answer = {
      query: ' 2 ',
      ambiguous: true,
      question: 'Were you signing in?',
      results: [hit('a'), hit('b'), hit('c')],
    };
    expect(announcement(answer)).toBe('3 entries fit. 2 has three meanings. Were you signing in?');
  });

  it('does not repeat pasted text', () => {
    const answer = { query: 'one\ntwo', ambiguous: true, question: null, results: [hit('a'), hit('b')] };
    expect(meanings(answer)).toBe('This fits 2 entries equally well.');
  });

  it('says so when nothing fits', () => {
    expect(announcement({ query: 'zzz', ambiguous: false, question: null, results: [] })).toContain('zzz');
  });
});
