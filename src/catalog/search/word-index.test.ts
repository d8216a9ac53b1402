import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import { buildSearchIndex } from './index-data';
import { phrasesOf } from './phrases';
import { listWords } from './word-index';

describe('the words of the index', () => {
  it('stand in index form with the texts that hold them, each text once', () => {
    expect(listWords(['Logged out, and logged out again', 'the firewall blocks it', 'firewall'])).toEqual({
      lists: [
        ['logout', [0]],
        ['firewal', [1, 2]],
        ['block', [1]],
      ],
      figures: [],
    });
  });

  it('leave numbers out and say which texts have one', () => {
    expect(listWords(['error 17', 'no sound', '4070 blocked'])).toMatchObject({ figures: [0, 2] });
  });

  it('name phrases that are there, of every entry of the catalogue', () => {
    const { rows, words } = buildSearchIndex(loadCatalog().catalog.entries);
    const phrases = phrasesOf(rows);
    const named = words.lists.flatMap(([, places]) => places);
    const rowsNamed = new Set(named.map((place) => phrases[place]?.row));
    expect(rowsNamed).toEqual(new Set(rows.keys()));
    for (const [, places] of words.lists) expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  });
});
