import { editDistance } from './distance';

/** A known word near an unknown one, and how sure it is that this one was meant (0 to 1). */
export interface Near {
  word: string;
  likeness: number;
}

/** Slips of the finger allowed in a word of this length. Short words have too many neighbours. */
function slipsAllowed(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** Which letters a word has, one bit each: words that differ in many letters need no closer look. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function countBits(bits: number): number {
  let left = bits;
  let count = 0;
  while (left !== 0) {
    left &= left - 1;
    count += 1;
  }
  return count;
}

/**
 * Prepares the search for misspelt words among the known ones. The returned function gives the nearest
 * words, best first, at most three; none for words with digits and for words of under four letters.
 */
export function createSpelling(known: readonly string[]): (word: string) => Near[] {
  let words: string[] | null = null;
  let letters = new Int32Array(0);
  const remembered = new Map<string, Near[]>();

  const search = (word: string): Near[] => {
    const allowed = slipsAllowed(word.length);
    if (allowed === 0 || /\d/.test(word)) return [];
    // Most questions are spelt right: the list is made when the first one is not.
    if (words === null) {
      words = [...known].filter((other) => other.length >= 3 && !/\d/.test(other));
      letters = Int32Array.from(words, lettersOf);
    }
    const bits = lettersOf(word);
    const found: Near[] = [];
    for (let at = 0; at < words.length; at += 1) {
      // One slip changes at most two letters of the set.
      if (countBits((letters[at] ?? 0) ^ bits) > allowed * 2) continue;
      const other = words[at] ?? '';
      if (Math.abs(other.length - word.length) > allowed) continue;
      const slips = editDistance(word, other, allowed);
      if (slips > allowed) continue;
      // People rarely get the first letter wrong; short words have neighbours that mean something else.
      const likeness = (slips > 1 ? 0.65 : word.length < 6 ? 0.7 : 0.85) - (other[0] === word[0] ? 0 : 0.25);
      if (likeness >= 0.55) found.push({ word: other, likeness });
    }
    return found.sort((a, b) => b.likeness - a.likeness).slice(0, 3);
  };

  return (word) => {
    const held = remembered.get(word);
    if (held) return held;
    const found = search(word);
    // Somebody who types has the same few words looked up again and again; not more than those are kept.
    if (remembered.size > 200) remembered.clear();
    remembered.set(word, found);
    return found;
  };
}
