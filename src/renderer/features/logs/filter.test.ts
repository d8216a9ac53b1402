import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogFilter } from '../../../contract/logs';
import {
  type Choice,
  countChosen,
  EVERYTHING,
  GROUPS,
  isNarrowed,
  LEVEL_NAMES,
  LEVELS,
  markHits,
  toFilter,
} from './filter';

describe('a choice as a filter', () => {
  it('leaves all but noise in by itself', () => {
    expect(toFilter(EVERYTHING)).toEqual({ groups: [], levels: [], sources: [], text: '', foldNoise: true });
    expect(isNarrowed(toFilter(EVERYTHING))).toBe(false);
  });
  it('knows levels by all their names', () => {
    expect(toFilter({ ...EVERYTHING, levels: ['warning', 'none'] }).levels).toEqual(['W', 'WARN', 'WARNING', '']);
  });
  it('shows noise to who asks for it', () => {
    expect(toFilter({ ...EVERYTHING, groups: ['benign'] }).foldNoise).toBe(false);
    expect(toFilter({ ...EVERYTHING, groups: ['problem'] }).foldNoise).toBe(true);
  });
  it('only marks a text where the other lines are wanted, too', () => {
    expect(toFilter({ ...EVERYTHING, text: 'ap' }).text).toBe('ap');
    expect(toFilter({ ...EVERYTHING, text: 'ap', onlyText: false }).text).toBe('');
  });
  it('is no filter where everything is chosen', () => {
    const all: Choice = { ...EVERYTHING, groups: GROUPS.filter((group) => group !== 'benign'), levels: LEVEL_NAMES };
    expect(toFilter(all).levels).toEqual([]);
    expect(countChosen(all)).toBe(GROUPS.length - 1 + LEVEL_NAMES.length);
    expect(toFilter({ ...all, groups: GROUPS }).groups).toEqual([]);
  });
  it('is one the host takes, whatever is chosen', () => {
    fc.assert(
      fc.property(
        fc.subarray([...GROUPS]),
        fc.subarray([...LEVEL_NAMES]),
        fc.boolean(),
        (groups, levels, foldNoise) => {
          LogFilter.parse(toFilter({ ...EVERYTHING, groups, levels, foldNoise }));
        },
      ),
      { numRuns: 500 },
    );
  });
  it('names no level twice', () => {
    const all = Object.values(LEVELS).flat();
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('hits in a text', () => {
  it('are every second part', () => {
    expect(markHits('AP login, ap up', 'ap')).toEqual(['', 'AP', ' login, ', 'ap', ' up']);
    expect(markHits('nothing', 'x')).toEqual(['nothing']);
    expect(markHits('nothing', '')).toEqual(['nothing']);
  });
  it('never change the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 3 }), (text, wanted) => {
        expect(markHits(text, wanted).join('')).toBe(text);
      }),
      { numRuns: 20_000 },
    );
  });
});
