import { createSpelling } from './typos';
import { indexWord, isContext, isNearlyEmpty, splitWords } from './words';

/** What part of an entry a phrase is. */
export type PhraseKind = 'name' | 'message' | 'symptom' | 'title' | 'about';

/** A text of an entry that a question is compared with. */
export interface Phrase {
  row: number;
  kind: PhraseKind;
  text: string;
}

/** How well an entry fits a question. */
export interface TextHit {
  row: number;
  /** Share of the question's meaning that the entry speaks of, 0 to 1. */
  cover: number;
  /** Index of the entry's phrase that fits best. */
  phrase: number;
  /** Share of that phrase that the question says, 0 to 1. */
  said: number;
  /** Share of the question that this phrase answers, 0 to 1. */
  answered: number;
  /** How many words that phrase has, and how much they say together. */
  length: number;
  weight: number;
  /** How good a match that is by what kind of phrase it is, 0 to 1. */
  fit: number;
}

export interface TextIndex {
  /**
   * Entries that fit the words of a question, in no order. `typing`: the last word may be unfinished.
   * `unknown`: how much a word nobody knows counts against them, 1 by default.
   */
  find(words: readonly string[], typing: boolean, unknown: number): TextHit[];
  /** Words of a text as the index holds them; words written apart or together by mistake are put right. */
  read(text: string): string[];
  /** True when the index holds the word, rightly spelt. */
  knows(word: string): boolean;
  /** How much a word says: rare words say more. */
  weigh(word: string): number;
}

/** How much a phrase's kind counts. What Spotify shows and what people say is worth more than our prose. */
const KIND_WORTH: Readonly<Record<PhraseKind, number>> = {
  name: 1,
  message: 1,
  symptom: 0.95,
  title: 0.9,
  about: 0.45,
};
const KINDS: readonly PhraseKind[] = ['name', 'message', 'symptom', 'title', 'about'];
/** What a word weighs that the catalogue does not know, as a share of the rarest known word's weight. */
const UNKNOWN_SHARE = 0.5;
/** What a word that only says where it happens counts. */
const CONTEXT_SHARE = 0.5;
/** What a number in a phrase weighs, as a share of the rarest word's weight. */
const FIGURE_SHARE = 1;
/** Likeness of a word that is only begun. */
const BEGUN = 0.8;
const MOST_BEGUN = 24;

interface Term {
  phrases: Int32Array;
  weight: number;
}

/** Indexes phrases. Words are compared in their index form; see `words.ts`. */
export function indexPhrases(phrases: readonly Phrase[], rows: number): TextIndex {
  const lists = new Map<string, number[]>();
  const forms = new Map<string, string | null>();
  const formOf = (word: string) => {
    let form = forms.get(word);
    if (form === undefined) {
      form = indexWord(word);
      forms.set(word, form);
    }
    return form;
  };
  const figures = new Uint8Array(phrases.length);
  for (const [at, phrase] of phrases.entries())
    for (const word of splitWords(phrase.text)) {
      const form = formOf(word);
      if (form === null) {
        if (/^\d/.test(word)) figures[at] = 1;
        continue;
      }
      const list = lists.get(form);
      if (!list) lists.set(form, [at]);
      else if (list.at(-1) !== at) list.push(at);
    }
  const rowOf = Int32Array.from(phrases, ({ row }) => row);
  const kindOf = Uint8Array.from(phrases, ({ kind }) => KINDS.indexOf(kind));
  const worth = Float32Array.from(KINDS, (kind) => KIND_WORTH[kind]);
  const whole = new Float32Array(phrases.length);
  const lengths = new Uint16Array(phrases.length);
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
  for (const [at, has] of figures.entries()) if (has) whole[at] = (whole[at] ?? 0) + Math.log(1 + rows) * FIGURE_SHARE;
  const sorted = [...terms.keys()].sort();
  const spelling = createSpelling(sorted);
  const unknownWeight = Math.log(1 + rows) * UNKNOWN_SHARE;

  const begun = (start: string): string[] => {
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
  };

  /** Known words that a word of the question may stand for. */
  const meanings = (word: string, unfinished: boolean): { term: Term; likeness: number }[] => {
    const same = terms.get(word);
    const found = same ? [{ term: same, likeness: 1 }] : [];
    if (unfinished && word.length >= 3)
      for (const other of begun(word)) {
        const term = other === word ? undefined : terms.get(other);
        if (term) found.push({ term, likeness: BEGUN });
      }
    if (found.length === 0)
      for (const near of spelling(word)) {
        const term = terms.get(near.word);
        if (term) found.push({ term, likeness: near.likeness });
      }
    return found;
  };

  const weigh = (word: string) => terms.get(word)?.weight ?? unknownWeight;

  // Working memory of one search; `stamp` saves wiping it.
  const hit = new Float32Array(phrases.length);
  const hitBy = new Int32Array(phrases.length);
  const cover = new Float32Array(rows);
  const coverNow = new Float32Array(rows);
  const coverBy = new Int32Array(rows);
  const best = new Float32Array(rows);
  const bestAt = new Int32Array(rows);
  let stamp = 0;

  return {
    weigh,
    knows: (word) => terms.has(word),
    read(text) {
      const words: string[] = [];
      const raw = splitWords(text);
      for (let at = 0; at < raw.length; at += 1) {
        const word = raw[at] ?? '';
        const next = raw[at + 1];
        // "fire wall", "time out": written apart.
        const joined =
          next === undefined || word.length + next.length < 6 || indexWord(word) === null || indexWord(next) === null
            ? null
            : indexWord(word + next);
        if (joined !== null && terms.has(joined)) {
          words.push(joined);
          at += 1;
          continue;
        }
        const form = indexWord(word);
        if (form === null) continue;
        const parts = terms.has(form) ? null : partsOf(word);
        if (parts) words.push(...parts);
        else if (terms.has(form) || !isNearlyEmpty(word)) words.push(form);
      }
      return [...new Set(words)];
    },
    find(words, typing, unknown) {
      let asked = 0;
      const touched: number[] = [];
      const rowsHit: number[] = [];
      const first = stamp + 1;
      for (const [at, word] of words.entries()) {
        stamp += 1;
        const found = meanings(word, typing && at === words.length - 1);
        const top = found[0];
        // A word that is begun or misspelt weighs what the word it stands for weighs.
        asked += top ? top.term.weight : unknownWeight * unknown;
        for (const { term, likeness } of found) {
          const gain = Math.min(term.weight, top?.term.weight ?? 0) * likeness;
          for (const phrase of term.phrases) {
            const by = hitBy[phrase] ?? 0;
            if (by === stamp) continue;
            if (by < first) {
              hit[phrase] = 0;
              touched.push(phrase);
            }
            hitBy[phrase] = stamp;
            hit[phrase] = (hit[phrase] ?? 0) + gain;
            const row = rowOf[phrase] ?? 0;
            const value = gain * (worth[kindOf[phrase] ?? 0] ?? 0);
            const rowBy = coverBy[row] ?? 0;
            if (rowBy < first) {
              cover[row] = value;
              coverNow[row] = value;
              coverBy[row] = stamp;
              best[row] = -1;
              rowsHit.push(row);
            } else if (rowBy !== stamp) {
              cover[row] = (cover[row] ?? 0) + value;
              coverNow[row] = value;
              coverBy[row] = stamp;
            } else if (value > (coverNow[row] ?? 0)) {
              cover[row] = (cover[row] ?? 0) + value - (coverNow[row] ?? 0);
              coverNow[row] = value;
            }
          }
        }
      }
      if (asked === 0) return [];
      for (const phrase of touched) {
        const kind = kindOf[phrase] ?? 0;
        if (KINDS[kind] === 'about') continue;
        const row = rowOf[phrase] ?? 0;
        const said = (hit[phrase] ?? 0) / (whole[phrase] ?? 1);
        // "Your client is being updated" has one word that says something: that proves little.
        const lone = (lengths[phrase] ?? 0) < 2 && KINDS[kind] !== 'name';
        const fit = rateFit(lone ? said / 2 : said, (hit[phrase] ?? 0) / asked) * (worth[kind] ?? 0);
        if (fit > (best[row] ?? 0)) {
          best[row] = fit;
          bestAt[row] = phrase;
        }
      }
      return rowsHit.map((row): TextHit => {
        const fits = (best[row] ?? -1) > 0;
        const phrase = bestAt[row] ?? 0;
        return {
          row,
          cover: (cover[row] ?? 0) / asked,
          phrase: fits ? phrase : -1,
          length: fits ? (lengths[phrase] ?? 0) : 0,
          weight: fits ? (whole[phrase] ?? 0) : 0,
          said: fits ? (hit[phrase] ?? 0) / (whole[phrase] ?? 1) : 0,
          answered: fits ? (hit[phrase] ?? 0) / asked : 0,
          fit: fits ? (best[row] ?? 0) : 0,
        };
      });
    },
  };

  /** "blackscreen": two known words written together. */
  function partsOf(word: string): string[] | null {
    if (word.length < 8 || spelling(word).length > 0) return null;
    for (let cut = 4; cut <= word.length - 4; cut += 1) {
      const head = indexWord(word.slice(0, cut));
      const tail = indexWord(word.slice(cut));
      if (head !== null && tail !== null && terms.has(head) && terms.has(tail)) return [head, tail];
    }
    return null;
  }
}

/** How well a phrase and a question fit, from the share of each that the other one says. */
function rateFit(said: number, answered: number): number {
  return answered * (0.5 + 0.5 * Math.min(1, said));
}
