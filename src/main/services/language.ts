import type { Settings } from '../../contract/state';
import { LANGUAGES, type Language, type LanguageChoice } from '../../contract/words';
import type { Store } from './store';

/** The language the whole app speaks. */
export interface Speech {
  /** What is spoken now; before `begin` the system's. */
  current(): Language;
  /** Reads what the person chose. */
  begin(): Promise<Language>;
  /** Hears of another language. */
  watch(listener: (language: Language) => void): void;
}

/**
 * The language for a choice. `system` is the system's locale ("de-AT", "en_GB", may be empty); where it is
 * none of ours, English.
 */
export function languageFor(choice: LanguageChoice, system: string): Language {
  if (choice !== 'system') return choice;
  const [first] = system.toLowerCase().split(/[-_.@]/);
  return LANGUAGES.find((language) => language === first) ?? 'en';
}

/** Follows the setting. `system` is asked each time: it is empty until Electron is ready. */
export function followLanguage(settings: Store<Settings>, system: () => string): Speech {
  const listeners: ((language: Language) => void)[] = [];
  let choice: LanguageChoice = 'system';
  const current = () => languageFor(choice, system());
  const take = ({ language }: Settings) => {
    const before = current();
    choice = language;
    const now = current();
    if (now !== before) for (const listener of listeners) listener(now);
  };
  settings.watch(take);
  return {
    current,
    async begin() {
      take(await settings.get());
      return current();
    },
    watch: (listener) => void listeners.push(listener),
  };
}
