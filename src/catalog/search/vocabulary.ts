import { createSpelling } from './typos';
import type { WordLists } from './word-index';
import { indexWord, isContext, isNearlyEmpty, splitWords } from './words';

/** A word the catalogue holds, in index form. */
export interface Term {
  /** Phrases that hold it, ascending. */
  phrases: Int32Array;
  /** How much it says: rare words say more. */
  weight: number;
}

/** A known word that a word of a question may stand for, and how sure that is (0 to 1). */
export interface Meaning {
  term: Term;
  likeness: number;
}

/** Every word of the catalogue's phrases, and how questions are read with them. */
export interface Vocabulary {
  /** What all words of a phrase say together. */
  whole: Float32Array;
  /** How many words a phrase has. */
  lengths: Uint16Array;
  /** What a word weighs that the catalogue does not know. */
  unknownWeight: number;
  /** Known words that a word may stand for, best first; `unfinished`: it may be only begun. */
  meanings(word: string, unfinished: boolean): Meaning[];
  /** Words of a text in index form, each once; words written apart or together by mistake are put right. */
  read(text: string): string[];
}

/** What a word weighs that the catalogue does not know, as a share of the rarest known word's weight. */
const UNKNOWN_SHARE = 0.5;
/** What a word that only says where it happens counts. */
const CONTEXT_SHARE = 0.5;
/** Likeness of a word that is only begun. */
const BEGUN = 0.8;
const MOST_BEGUN = 24;

/** Weighs the words of texts. `rowOf` tells the entry of each text, ascending; `rows` is how many there are. */
export function collectWords({ lists, figures }: WordLists, rowOf: Int32Array, rows: number): Vocabulary {
  const rarest = Math.log(1 + rows);
  const whole = new Float32Array(rowOf.length);
  const lengths = new Uint16Array(rowOf.length);
  const terms = new Map<string, Term>();
  for (const [form, list] of lists) {
    let held = 0;
    let last = -1;
    for (const at of list) {
      const row = rowOf[at] ?? 0;
      if (row !== last) held += 1;
      last = row;
    }
    const weight = Math.log(1 + rows / held) * (isContext(form) ? CONTEXT_SHARE : 1);
    terms.set(form, { phrases: Int32Array.from(list), weight });
    for (const at of list) {
      whole[at] = (whole[at] ?? 0) + weight;
      lengths[at] = (lengths[at] ?? 0) + 1;
    }
  }
  // A number is found as a number, but a phrase that has one is not said in full without it.
  for (const at of figures) whole[at] = (whole[at] ?? 0) + rarest;
  const sorted = [...terms.keys()].sort();
  const spelling = createSpelling(sorted);

  const meanings = (word: string, unfinished: boolean): Meaning[] => {
    const same = terms.get(word);
    const found = same ? [{ term: same, likeness: 1 }] : [];
    const others =
      unfinished && word.length >= 3 ? begunIn(sorted, word).map((other) => ({ word: other, likeness: BEGUN })) : [];
    const near = found.length > 0 || others.length > 0 ? others : spelling(word);
    for (const other of near) {
      const term = other.word === word ? undefined : terms.get(other.word);
      if (term) found.push({ term, likeness: other.likeness });
    }
    return found;
  };

  /** "blackscreen": two known words written together. */
  const partsOf = (word: string): string[] | null => {
    if (word.length < 8 || spelling(word).length > 0) return null;
    for (let cut = 4; cut <= word.length - 4; cut += 1) {
      const head = indexWord(word.slice(0, cut));
      const tail = indexWord(word.slice(cut));
      if (head !== null && tail !== null && terms.has(head) && terms.has(tail)) return [head, tail];
    }
    return null;
  };

  /** "fire wall", "web site": one known word written apart. */
  const joinedOf = (word: string, next: string | undefined): string | null => {
    if (next === undefined || word.length + next.length < 6) return null;
    if (indexWord(word) === null || indexWord(next) === null) return null;
    const joined = indexWord(word + next);
    return joined !== null && terms.has(joined) ? joined : null;
  };

  const read = (text: string): string[] => {
    const words = new Set<string>();
    const raw = splitWords(text);
    for (let at = 0; at < raw.length; at += 1) {
      const word = raw[at] ?? '';
      const joined = joinedOf(word, raw[at + 1]);
      if (joined !== null) {
        words.add(joined);
        at += 1;
        continue;
      }
      const form = indexWord(word);
      if (form === null) continue;
      const parts = terms.has(form) ? null : partsOf(word);
      if (parts) for (const part of parts) words.add(part);
      else if (terms.has(form) || !isNearlyEmpty(word)) words.add(form);
    }
    return [...words];
  };

  return { whole, lengths, unknownWeight: rarest * UNKNOWN_SHARE, meanings, read };
}

/** Words of a sorted list that begin so. */
function begunIn(sorted: readonly string[], start: string): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; found.length < MOST_BEGUN && (sorted[at] ?? '').startsWith(start); at += 1)
    found.push(sorted[at] ?? '');
  return found;
}
