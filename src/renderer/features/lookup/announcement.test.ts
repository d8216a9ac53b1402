import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../contract/catalog';
import { speak } from '../../strings';
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
    const answer = { query: 'auth', ambiguous: false, question: null, split: null, results: [hit('a')] };
    expect(announcement(answer)).toBe('1 entry fits.');
  });

  it('says what a number may mean and asks the question that splits it, in the language of the page', async () => {
    const split = {
      number: '2',
      among: [
        { code: 'auth:2', subsystem: 'auth' },
        { code: 'Error code 2', subsystem: 'offline' },
      ],
    };
    const answer = { query: ' 2 ', ambiguous: true, question: 'not read', split, results: [hit('a'), hit('b')] };
    expect(splitWords(answer)).toEqual({
      lead: '2 has two meanings.',
      question: 'Were you signing in, or does it just not play?',
    });
    expect(announcement(answer)).toBe(
      '2 entries fit. 2 has two meanings. Were you signing in, or does it just not play?',
    );
    await speak('de');
    expect(announcement(answer)).toBe(
      '2 Einträge passen. 2 hat zwei Bedeutungen. War es beim Anmelden, oder spielt es nur nichts ab?',
    );
    await speak('en');
  });

  it('says that several fit where there is nothing to ask', () => {
    const answer = { query: 'one', ambiguous: true, question: null, split: null, results: [hit('a'), hit('b')] };
    expect(splitWords(answer)).toEqual({ lead: 'This fits 2 entries equally well.', question: '' });
  });

  it('says so when nothing fits', () => {
    expect(announcement({ query: 'zzz', ambiguous: false, question: null, split: null, results: [] })).toContain('zzz');
  });
});
