import type { Language } from '../../contract/words';
import type { en } from './en';

/** Every word of the interface. Another language is another object of this shape. */
export type Strings = typeof en;

/** Where the words come from: English is there with the page, the others are loaded when they are spoken. */
export type Vocabulary = Readonly<{ en: Strings } & Record<Exclude<Language, 'en'>, () => Promise<Strings>>>;

/** The words in use. Read where something is drawn, never while a module loads: they change with the language. */
export let t: Strings;

/** The language of the words in use, for dates, numbers and lists. */
export let language: Language = 'en';

/**
 * The language of the catalogue's own texts where it is another than the page's: goes into their `lang`, so
 * that they are pronounced right. Undefined while the page speaks English itself.
 */
export let catalogueLang: 'en' | undefined;

let known: Vocabulary | null = null;

/** Gives the page its words, before anything is drawn. It speaks English until told otherwise. */
export function learn(vocabulary: Vocabulary): void {
  known = vocabulary;
  put('en', vocabulary.en);
}

/** From now on speaks another language; rejects, and stays with the old one, where it cannot be loaded. */
export async function speak(next: Language): Promise<void> {
  if (!known) return;
  put(next, next === 'en' ? known.en : await known[next]());
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}

function put(next: Language, words: Strings): void {
  t = words;
  language = next;
  catalogueLang = next === 'en' ? undefined : 'en';
}

/** The language that main wrote into the page. */
export function languageOfPage(): Language {
  return document.documentElement.lang === 'de' ? 'de' : 'en';
}
