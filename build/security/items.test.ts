import { describe, expect, it } from 'vitest';
import { type Item, itemsIn, judge, kindOf, POINTS, readItems, readTags, type Tag } from './items.mjs';

const items = readItems();
const tags = readTags();

describe('the security checklist', () => {
  it('has every point once, each with a few words', () => {
    expect(items.map(({ item }) => item)).toEqual(Array.from({ length: POINTS }, (_, at) => at + 1));
    for (const { item, what } of items) expect(what.length, String(item)).toBeLessThanOrEqual(60);
  });

  it('has a test for every point, or says why there is none', () => {
    expect(judge(items, tags, null).filter(({ state }) => state === 'missing')).toEqual([]);
  });

  it('is named by no test that it does not have', () => {
    expect(tags.filter(({ item }) => item < 1 || item > POINTS)).toEqual([]);
  });

  it('says what is left by whom it could be shown', () => {
    for (const { item, left } of items)
      for (const [by, what] of Object.entries(left)) {
        expect(['electron', 'package'], String(item)).toContain(by);
        expect(what.length, String(item)).toBeGreaterThan(10);
      }
  });
});

describe('the judgement of a point', () => {
  const item: Item = { item: 7, what: 'x', left: {}, unproven: null };
  const tag: Tag = { item: 7, file: 'src/x.test.ts', title: '[sec-7] x', kind: 'unit' };
  const state = (given: Item, held: Tag[], ...ran: ('passed' | 'failed' | 'skipped')[]) =>
    judge(
      [given],
      held,
      ran.map((one) => ({ items: [7], state: one })),
    )[0]?.state;

  it('is by what its tests came to, and a skipped test shows nothing', () => {
    expect(state(item, [tag], 'passed', 'skipped')).toBe('proven');
    expect(state({ ...item, left: { package: 'a signature' } }, [tag], 'passed')).toBe('in part');
    expect(state(item, [tag], 'passed', 'failed')).toBe('failed');
    expect(state(item, [tag], 'skipped')).toBe('unproven');
    expect(state(item, [tag])).toBe('unproven');
    expect(state(item, [])).toBe('missing');
    expect(state({ ...item, unproven: 'needs a signature' }, [])).toBe('unproven');
  });

  it('reads titles with several tags, and tells kinds of runs apart', () => {
    expect(itemsIn('a [sec-2] [sec-13] b')).toEqual([2, 13]);
    expect(kindOf('e2e/specs/x.spec.ts')).toBe('Chromium host');
    expect(kindOf('build/security/source.test.ts')).toBe('static scan');
    expect(kindOf('build/package/check.ts')).toBe('packed contents');
    expect(kindOf('src/x.test.ts')).toBe('unit');
  });
});
