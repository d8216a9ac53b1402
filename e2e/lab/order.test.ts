import { describe, expect, it } from 'vitest';
import { allFaults } from './fault';
import { inRows } from './order';

describe('the order of the worlds', () => {
  const { busy, waiting } = inRows([...allFaults]);
  const names = (row: typeof busy) => row.map(([name]) => name);

  it('loses none', () => {
    expect([...names(busy), ...names(waiting)].sort()).toEqual([...allFaults.keys()].sort());
  });

  it('tells those that wait from those that work', () => {
    expect(names(waiting)).toEqual(expect.arrayContaining(['everything-dropped', 'spotify-slow', 'dns-dead']));
    expect(names(busy)).toEqual(expect.arrayContaining(['everything-refused', 'spotify-503', 'hosts-ipv4']));
  });

  it('begins with those that are mended', () => {
    for (const row of [busy, waiting]) {
      const first = row.findIndex(([, { mend }]) => mend === undefined);
      expect(row.slice(first).every(([, { mend }]) => mend === undefined)).toBe(true);
    }
  });
});
