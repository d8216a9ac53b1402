import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CATALOG_FOLDER, loadCatalog } from '../../../build/catalog-files';
import { LogPatternsFile } from '../../contract/log-patterns';
import { compilePatterns } from '../log/compile';
import { buildSearchIndex } from './index-data';
import { openLogLines } from './log-line';
import { createSearch } from './search';

/** A question as people put it, and the codes that are right answers to it; none where nothing fits. */
interface Case {
  kind: string;
  query: string;
  expect: string[];
  /** All of them have to be among the answers: a bare number with several meanings. */
  all?: boolean;
  ambiguous?: boolean;
}

const cases: Case[] = JSON.parse(readFileSync(new URL('./fixtures/queries.json', import.meta.url), 'utf8'));
const { catalog } = loadCatalog();
const patterns = LogPatternsFile.parse(parse(readFileSync(`${CATALOG_FOLDER}/log-patterns.yaml`, 'utf8')));
const search = createSearch(buildSearchIndex(catalog.entries), openLogLines(compilePatterns(patterns)));
const known = new Set(catalog.entries.map(({ code }) => code));
const asked = cases.filter(({ expect }) => expect.length > 0);
const codesOf = ({ query }: Case) => search(query).results.map(({ code }) => code);
const list = (misses: Case[]) =>
  misses
    .map((one) => `${one.query}\n    want ${one.expect.join(', ')}\n    got ${codesOf(one).slice(0, 3).join(', ')}`)
    .join('\n');

describe('questions people really put', () => {
  it('name codes that the catalogue has', () => {
    expect(cases.flatMap(({ expect }) => expect).filter((code) => !known.has(code))).toEqual([]);
  });

  it('cover every entry that has a number or a name of its own', () => {
    const covered = new Set(asked.flatMap(({ expect }) => expect));
    expect(asked.length).toBeGreaterThan(300);
    expect([...known].filter((code) => !covered.has(code)).length, 'entries nobody asks for').toBeLessThan(40);
  });

  it('get the right code first in 95 of 100, and within the first three in 99', () => {
    const first = asked.filter((one) => !one.expect.includes(codesOf(one)[0] ?? ''));
    const three = asked.filter(
      (one) =>
        !codesOf(one)
          .slice(0, 3)
          .some((code) => one.expect.includes(code)),
    );
    expect(first.length / asked.length, `not first:\n${list(first)}`).toBeLessThanOrEqual(0.05);
    expect(three.length / asked.length, `not within three:\n${list(three)}`).toBeLessThanOrEqual(0.01);
  });

  it('get every meaning of a bare number, those it names before those it only mentions', () => {
    for (const one of asked.filter(({ all }) => all)) {
      const codes = codesOf(one);
      for (const code of one.expect) expect(codes, one.query).toContain(code);
    }
  });

  it('are told when they have several answers, and when they have one', () => {
    for (const { query, ambiguous } of cases)
      if (ambiguous !== undefined) {
        const answer = search(query);
        expect(answer.ambiguous, query).toBe(ambiguous);
        expect(answer.question !== null, query).toBe(ambiguous);
      }
  });

  it('that are about something else get nothing', () => {
    const guessed = cases.filter((one) => one.expect.length === 0 && codesOf(one).length > 0);
    expect(list(guessed)).toBe('');
  });
});
