import type { CatalogWords } from '../../contract/catalog';
import type { Phrase } from '../../contract/phrases';
import type { Language } from '../../contract/words';
import type { en } from './en';

/** Every word of the interface. Another language is another object of this shape. */
export type Strings = typeof en;

/** What the host says in English and the page in its own language: texts of the catalogue, and words in them. */
export interface Retold {
  words: CatalogWords;
  phrases: Readonly<Record<Phrase, string>>;
  /** What the host puts together of words and numbers. */
  joined: {
    and: string;
    atLeast: (size: string) => string;
    filesLeft: (n: number) => string;
    recordingOf: (when: string) => string;
  };
}

interface Spoken {
  strings: Strings;
  /** Null for a page that shows none of it. */
  retold: Retold | null;
}

/** Where the words come from: English is there with the page, the others are loaded when they are spoken. */
export type Vocabulary = Readonly<{ en: Strings } & Record<Exclude<Language, 'en'>, () => Promise<Spoken>>>;

/** The words in use. Read where something is drawn, never while a module loads: they change with the language. */
export let t: Strings;

/** The language of the words in use, for dates, numbers and lists. */
export let language: Language = 'en';

/**
 * The language of the catalogue's own texts where it is another than the page's: goes into their `lang`, so
 * that they are pronounced right. Undefined while the page speaks English itself.
 */
export let catalogueLang: 'en' | undefined;

/** What is said in another language than the host says it; null while the page speaks English itself. */
export let retold: Retold | null = null;

let known: Vocabulary | null = null;

/** Gives the page its words, before anything is drawn. It speaks English until told otherwise. */
export function learn(vocabulary: Vocabulary): void {
  known = vocabulary;
  put('en', { strings: vocabulary.en, retold: null });
}

/** From now on speaks another language; rejects, and stays with the old one, where it cannot be loaded. */
export async function speak(next: Language): Promise<void> {
  if (!known) return;
  put(next, next === 'en' ? { strings: known.en, retold: null } : await known[next]());
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}

function put(next: Language, spoken: Spoken): void {
  t = spoken.strings;
  retold = spoken.retold;
  language = next;
  catalogueLang = next === 'en' ? undefined : 'en';
}

/** The language that main wrote into the page. */
export function languageOfPage(): Language {
  return document.documentElement.lang === 'de' ? 'de' : 'en';
}
