import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntrySummary } from '../../../contract/catalog';
import { countChoices, filterRows, groupRows, readFilter } from './filter';

const row = (code: string, over: Partial<EntrySummary> = {}): EntrySummary => ({
  id: code.replace(':', '-'),
  code,
  title: `Title of ${code}`,
  subsystem: code.split(':')[0] ?? '',
  side: 'computer',
  severity: 'error',
  platforms: ['windows'],
  reliability: 'high',
  ...over,
});
const ROWS = [
  row('auth:10', { side: 'account' }),
  row('auth:2', { side: 'account', platforms: ['windows', 'linux'] }),
  row('accounts:4', { severity: 'fatal' }),
];
const codes = (rows: readonly EntrySummary[]) => rows.map(({ code }) => code);

describe('readFilter', () => {
  it('takes what makes sense and leaves out the rest', () => {
    expect(readFilter({ side: 'network', severity: 'awful', text: 4, area: '', other: 'x' })).toEqual({
      side: 'network',
      text: '4',
    });
  });

  it('survives any address', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (search) => {
        expect(Object.values(readFilter(search)).every((value) => typeof value === 'string')).toBe(true);
      }),
    );
  });
});

describe('filterRows', () => {
  it('narrows by each filter and by all together', () => {
    expect(codes(filterRows(ROWS, { side: 'account' }))).toEqual(['auth:10', 'auth:2']);
    expect(codes(filterRows(ROWS, { severity: 'fatal' }))).toEqual(['accounts:4']);
    expect(codes(filterRows(ROWS, { system: 'linux', area: 'auth', text: ' TITLE of AUTH' }))).toEqual(['auth:2']);
    expect(filterRows(ROWS, { side: 'account', severity: 'fatal' })).toEqual([]);
  });
});

describe('countChoices', () => {
  it('counts with the other filters, not with its own', () => {
    const filter = { side: 'account', area: 'auth' } as const;
    expect(countChoices(ROWS, filter, 'area', (one) => [one.subsystem])).toEqual([
      { value: 'auth', count: 2 },
      { value: 'accounts', count: 0 },
    ]);
  });

  it('counts an entry once for each of its systems', () => {
    expect(countChoices(ROWS, {}, 'system', (one) => one.platforms)).toEqual([
      { value: 'windows', count: 3 },
      { value: 'linux', count: 1 },
    ]);
  });
});

describe('groupRows', () => {
  it('sorts areas by name and codes as a person counts', () => {
    expect(groupRows(ROWS).map(([area, rows]) => [area, codes(rows)])).toEqual([
      ['accounts', ['accounts:4']],
      ['auth', ['auth:2', 'auth:10']],
    ]);
  });
});
