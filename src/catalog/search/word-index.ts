import { indexWord, splitWords } from './words';

/** Which texts hold which words, as one JSON value. Texts are named by their place. */
export interface WordLists {
  /** Words in index form, each with the texts that hold it, ascending. */
  lists: [form: string, texts: number[]][];
  /** Texts that hold a number, ascending. */
  figures: number[];
}

/**
 * Takes texts apart into words. Made at build time: it is most of the work of opening the search, and
 * comes out the same every time.
 */
export function listWords(texts: readonly string[]): WordLists {
  const lists = new Map<string, number[]>();
  const figures = new Set<number>();
  const forms = new Map<string, string | null>();
  for (const [at, text] of texts.entries())
    for (const word of splitWords(text)) {
      let form = forms.get(word);
      if (form === undefined) {
        form = indexWord(word);
        forms.set(word, form);
      }
      if (form === null) {
        if (/^\d/.test(word)) figures.add(at);
        continue;
      }
      const list = lists.get(form);
      if (!list) lists.set(form, [at]);
      else if (list.at(-1) !== at) list.push(at);
    }
  return { lists: [...lists], figures: [...figures] };
}
