import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckText } from '../contract/catalog';
import { runs } from '../testing/runs';
import { describeFinding, fillSentence } from './sentence';

const HOSTS: CheckText = {
  id: 'net.hosts',
  question: 'Does the hosts file redirect Spotify?',
  unknown: 'The hosts file could not be read.',
  looksAt: 'the hosts file',
  findings: {
    'hosts/spotify-blocked': { tone: 'broken', side: 'computer', text: 'Line {line} sends {name}.', shows: [] },
  },
};

describe('fillSentence', () => {
  it('puts values in their places, also twice', () => {
    expect(fillSentence('Line {line}: {name}, {name}', { line: 14, name: 'a.example' })).toBe(
      'Line 14: a.example, a.example',
    );
  });

  it('shows a question mark for what the data lacks instead of inventing it', () => {
    expect(fillSentence('{ms} ms, {constructor}', { ms: null })).toBe('? ms, ?');
  });

  it('does not fill a value that looks like a place again', () => {
    expect(fillSentence('{a}', { a: '{b}', b: 'secret' })).toBe('{b}');
  });

  it('keeps control and direction characters out and long values short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => {
        const text = fillSentence('<{v}>', { v: value });
        expect(text.length).toBeLessThanOrEqual(204);
        expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(text.startsWith('<')).toBe(true);
        expect(text.endsWith('>')).toBe(true);
      }),
      { numRuns: runs(4_000) },
    );
  });
});

describe('describeFinding', () => {
  const finding = { id: 'hosts/spotify-blocked', from: 'net.hosts', data: { line: 3, name: 'x' }, at: '' };

  it('words a finding of its check', () => {
    expect(describeFinding(finding, HOSTS)).toBe('Line 3 sends x.');
  });

  it('answers null for a finding or a check the catalogue does not have', () => {
    expect(describeFinding({ ...finding, id: 'toString' }, HOSTS)).toBeNull();
    expect(describeFinding(finding, undefined)).toBeNull();
  });
});
