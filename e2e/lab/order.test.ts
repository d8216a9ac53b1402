import { describe, expect, it } from 'vitest';
import { allFaults } from './fault';
import { inOrder, patienceOf } from './order';

const of = (name: string) => {
  const fault = allFaults.get(name);
  if (!fault) throw new Error(`no fault ${name}`);
  return patienceOf(fault);
};

describe('the order of the worlds', () => {
  it('begins with the healthy one and loses none', () => {
    const order = inOrder([...allFaults]).map(([name]) => name);
    expect(order[0]).toBe('healthy');
    expect([...order].sort()).toEqual([...allFaults.keys()].sort());
  });

  it('begins with those that wait, and with those that are mended', () => {
    expect(of('everything-dropped')).toBeGreaterThan(of('everything-refused'));
    expect(of('spotify-slow')).toBeGreaterThan(of('spotify-503'));
    expect(of('hosts-ipv4')).toBeGreaterThan(of('hosts-comment'));
  });
});
