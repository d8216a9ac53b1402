import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeKey } from '../../src/catalog/normal';
import { openSearch } from '../../src/catalog/search/built';
import { loadCatalog } from '../catalog-files';

const Queries = z.array(z.object({ query: z.string(), expect: z.array(z.string()) }));

export interface QueryFigures {
  queries: number;
  first: number;
  withinThree: number;
  misses: { query: string; expected: string[]; got: string[] }[];
}

/** Holds the search against `queries.json` of a corpus folder: right code first, or among the first three. */
export async function checkQueries(folder: string): Promise<QueryFigures> {
  const queries = Queries.parse(JSON.parse(await readFile(join(folder, 'queries.json'), 'utf8')));
  const search = await openSearch();
  const { catalog } = loadCatalog();
  const names = new Map(
    catalog.entries.flatMap((entry) =>
      [entry.code, ...entry.aliases].map((name) => [codeKey(name), entry.code] as const),
    ),
  );
  const figures: QueryFigures = { queries: queries.length, first: 0, withinThree: 0, misses: [] };
  for (const { query, expect } of queries) {
    const expected = expect.map((code) => names.get(codeKey(code)) ?? code);
    const got = search(query).results.map(({ code }) => code);
    if (got[0] !== undefined && expected.includes(got[0])) figures.first += 1;
    else figures.misses.push({ query, expected, got: got.slice(0, 3) });
    if (got.slice(0, 3).some((code) => expected.includes(code))) figures.withinThree += 1;
  }
  return figures;
}
