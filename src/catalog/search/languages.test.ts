import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCatalogFolder } from '../../../build/catalog-files';
import { MessagesFile } from '../../contract/entry';
import { openSearch } from './built';

/** What Spotify shows in other languages, as the catalogue's files hold it. */
const languages = readCatalogFolder()
  .filter(({ path }) => path.startsWith('messages/'))
  .map(({ text }) => MessagesFile.parse(parse(text)));

describe('messages in other languages', () => {
  it('are there in at least eight languages besides English', () => {
    expect(new Set(languages.map(({ lang }) => lang)).size).toBeGreaterThanOrEqual(8);
    for (const { lang, messages } of languages) expect(messages.length, lang).toBeGreaterThan(5);
  });

  it.each(languages.map((held) => [held.name, held] as const))('lead to their entries: %s', async (_name, held) => {
    const search = await openSearch();
    const missed: string[] = [];
    for (const { code, text } of held.messages) {
      // The same words may be those of several codes; each of them is right.
      const right = held.messages.filter((other) => other.text === text).map((other) => other.code);
      const first = search(text)
        .results.slice(0, Math.max(3, right.length))
        .map((hit) => hit.code);
      if (!first.includes(code)) missed.push(`${code}: ${text} -> ${first.join(', ')}`);
    }
    expect(missed).toEqual([]);
  });
});
