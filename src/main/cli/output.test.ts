import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { harmless, json } from './output';

/** What a terminal takes for an order, or turns the direction of reading. */
const ORDERS = /[^\t\n\P{Cc}]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe('[sec-21] a text from a stranger', () => {
  it.each([
    ['a new title', '\u001b]0;owned\u0007text', ']0;ownedtext'],
    ['colours', '\u001b[31mred\u001b[0m', '[31mred[0m'],
    ['a link that says something else', '\u001b]8;;https://evil.example\u001b\\here', ']8;;https://evil.example\\here'],
    ['one sign in place of two', 'a\u009b2Jb', 'a2Jb'],
    ['a line written over', 'good\rbad', 'goodbad'],
    ['another direction', 'x\u202egpj.exe', 'xgpj.exe'],
    ['lines and columns', 'a\tb\nc', 'a\tb\nc'],
  ])('gives a terminal no order: %s', (_, text, shown) => expect(harmless(text)).toBe(shown));

  it('gives none as text or as JSON, which says the same as before', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(harmless(text)).not.toMatch(ORDERS);
        const written = json({ text });
        expect(written).not.toMatch(ORDERS);
        expect(written).not.toMatch(/[\n\t]/);
        // A half of a pair of signs is written as its escape, as JSON does.
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify({ text })));
      }),
      { numRuns: runs(20_000) },
    ));
});
