import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../contract/state';
import { followLanguage, languageFor } from './language';
import type { Store } from './store';

describe('the language for a choice', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['de_CH.UTF-8', 'de'],
    ['en-GB', 'en'],
    ['sv', 'en'],
    ['', 'en'],
    // A language of its own that only begins alike.
    ['den', 'en'],
  ] as const)('the system’s %s gives %s', (system, language) => {
    expect(languageFor('system', system)).toBe(language);
  });

  it('the person’s word counts more than the system’s', () => {
    expect(languageFor('en', 'de-DE')).toBe('en');
    expect(languageFor('de', 'en-US')).toBe('de');
  });
});

describe('following the setting', () => {
  function open(first: Settings, system: string) {
    const listeners: ((settings: Settings) => void)[] = [];
    const store: Store<Settings> = {
      get: async () => first,
      change: () => Promise.reject(new Error('nothing is changed here')),
      watch: (listener) => void listeners.push(listener),
    };
    const said: string[] = [];
    const speech = followLanguage(store, () => system);
    speech.watch((language) => said.push(language));
    const set = (language: Settings['language']) => {
      for (const listener of listeners) listener({ ...first, language });
    };
    return { speech, said, set };
  }

  it('begins with what was chosen before', async () => {
    const { speech } = open({ ...DEFAULT_SETTINGS, language: 'de' }, 'en-US');
    expect(speech.current()).toBe('en');
    expect(await speech.begin()).toBe('de');
    expect(speech.current()).toBe('de');
  });

  it('tells of a change, and not of a choice that changes nothing', async () => {
    const { speech, said, set } = open(DEFAULT_SETTINGS, 'de-DE');
    expect(await speech.begin()).toBe('de');
    set('de');
    expect(said).toEqual([]);
    set('en');
    set('system');
    expect(said).toEqual(['en', 'de']);
  });
});
