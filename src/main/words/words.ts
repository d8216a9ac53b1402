import type { Language } from '../../contract/words';
import { de } from './de';
import { en, type MainWords } from './en';

const WORDS: Readonly<Record<Language, MainWords>> = { en, de };

/** What main says in a language. */
export function mainWords(language: Language): MainWords {
  return WORDS[language];
}
