import type { Language } from '../../contract/words';
import { en } from './en';

/** Every word of the interface. Another language is another object of this shape. */
export type Strings = typeof en;

/** The words in use. Read where something is drawn, never while a module loads: they change with the language. */
export let t: Strings = en;

/** The language of the words in use, for dates, numbers and lists. */
export let language: Language = 'en';

/**
 * The language of the catalogue's own texts where it is another than the page's: goes into their `lang`, so
 * that they are pronounced right. Undefined while the page speaks English itself.
 */
export let catalogueLang: 'en' | undefined;

/** From now on speaks another language. Only English comes with the page; the others are loaded when they are spoken. */
export async function speak(next: Language): Promise<void> {
  const words = next === 'de' ? (await import('./de')).de : en;
  t = words;
  language = next;
  catalogueLang = next === 'en' ? undefined : 'en';
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}

/** The language that main wrote into the page. */
export function languageOfPage(): Language {
  return document.documentElement.lang === 'de' ? 'de' : 'en';
}
