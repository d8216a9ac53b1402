import type { Phrase, PhraseKind } from './phrases';
import { collectWords } from './vocabulary';
import type { WordLists } from './word-index';

/** How well an entry fits a question. */
export interface TextHit {
  row: number;
  /** Share of the question's meaning that the entry speaks of, 0 to 1. */
  cover: number;
  /** Index of the entry's phrase that fits best, -1 where only the explanation has the words. */
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
  /** Words of a question as `find` wants them. */
  read(text: string): string[];
}

/** How much a phrase's kind counts. What Spotify shows and what people say is worth more than our prose. */
const KIND_WORTH: Readonly<Record<PhraseKind, number>> = {
  name: 1,
  message: 1,
  symptom: 0.95,
  title: 0.9,
  about: 0.45,
};

/**
 * Opens the index of phrases, those of one row beside each other; `lists` names them by their place.
 * Words are compared in their index form; see `words.ts`.
 */
export function indexPhrases(phrases: readonly Phrase[], lists: WordLists, rows: number): TextIndex {
  const rowOf = Int32Array.from(phrases, ({ row }) => row);
  const worth = Float32Array.from(phrases, ({ kind }) => KIND_WORTH[kind]);
  const { whole, lengths, unknownWeight, meanings, read } = collectWords(lists, rowOf, rows);
  // Working memory of one search. A number that grows with every word tells what belongs to this search
  // and to this word, and saves wiping it all.
  const hit = new Float32Array(phrases.length);
  const hitBy = new Float64Array(phrases.length);
  const cover = new Float32Array(rows);
  const coverNow = new Float32Array(rows);
  const coverBy = new Float64Array(rows);
  const best = new Float32Array(rows);
  const bestAt = new Int32Array(rows);
  let stamp = 0;

  const find = (words: readonly string[], typing: boolean, unknown: number): TextHit[] => {
    let asked = 0;
    const touched: number[] = [];
    const rowsHit: number[] = [];
    const first = stamp + 1;
    for (const [at, word] of words.entries()) {
      stamp += 1;
      const found = meanings(word, typing && at === words.length - 1);
      const top = found[0]?.term.weight;
      // A word that is begun or misspelt weighs what the word it stands for weighs.
      asked += top ?? unknownWeight * unknown;
      for (const { term, likeness } of found) {
        const gain = Math.min(term.weight, top ?? 0) * likeness;
        for (const phrase of term.phrases) {
          const by = hitBy[phrase] ?? 0;
          if (by === stamp) continue;
          if (by < first) {
            hit[phrase] = 0;
            touched.push(phrase);
          }
          hitBy[phrase] = stamp;
          hit[phrase] = (hit[phrase] ?? 0) + gain;
          coverRow(rowOf[phrase] ?? 0, gain * (worth[phrase] ?? 0), first, rowsHit);
        }
      }
    }
    if (asked === 0) return [];
    for (const phrase of touched) {
      const kind = phrases[phrase]?.kind;
      if (kind === 'about') continue;
      const row = rowOf[phrase] ?? 0;
      const said = (hit[phrase] ?? 0) / (whole[phrase] ?? 1);
      // A phrase with one word that says something proves little, unless it is a name.
      const lone = (lengths[phrase] ?? 0) < 2 && kind !== 'name';
      const fit = rateFit(lone ? said / 2 : said, (hit[phrase] ?? 0) / asked) * (worth[phrase] ?? 0);
      if (fit > (best[row] ?? 0)) {
        best[row] = fit;
        bestAt[row] = phrase;
      }
    }
    return rowsHit.map((row) => describe(row, asked));
  };

  /** Counts for a row the best place where it has the word that is looked at. */
  function coverRow(row: number, value: number, first: number, rowsHit: number[]): void {
    const by = coverBy[row] ?? 0;
    if (by < first) {
      cover[row] = value;
      best[row] = 0;
      rowsHit.push(row);
    } else if (by !== stamp) cover[row] = (cover[row] ?? 0) + value;
    else if (value > (coverNow[row] ?? 0)) cover[row] = (cover[row] ?? 0) + value - (coverNow[row] ?? 0);
    else return;
    coverNow[row] = value;
    coverBy[row] = stamp;
  }

  function describe(row: number, asked: number): TextHit {
    const hitCover = (cover[row] ?? 0) / asked;
    const fit = best[row] ?? 0;
    if (fit === 0) return { row, cover: hitCover, phrase: -1, said: 0, answered: 0, length: 0, weight: 0, fit: 0 };
    const phrase = bestAt[row] ?? 0;
    return {
      row,
      cover: hitCover,
      phrase,
      said: (hit[phrase] ?? 0) / (whole[phrase] ?? 1),
      answered: (hit[phrase] ?? 0) / asked,
      length: lengths[phrase] ?? 0,
      weight: whole[phrase] ?? 0,
      fit,
    };
  }

  return { find, read };
}

/** How well a phrase and a question fit, from the share of each that the other one says. */
function rateFit(said: number, answered: number): number {
  return answered * (0.5 + 0.5 * Math.min(1, said));
}
