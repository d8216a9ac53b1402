import { describe, expect, it } from 'vitest';
import { codeKey } from '../../src/catalog/normal';
import { usableAnswers } from '../../src/main/diagnosis/answers';
import { catalog } from '../../src/testing/reports';
import { allFaults } from './fault';
import { healthyWorld } from './world/world';

const codes = new Set(catalog.entries.map(({ code }) => codeKey(code)));
const checks = new Set(catalog.checks.map(({ id }) => id));
const repairs = catalog.repairs.map(({ id }) => id);
const findings = new Set(catalog.checks.flatMap((check) => Object.keys(check.findings)));

describe('the faults of the lab', () => {
  it('are found', () => expect(allFaults.size).toBeGreaterThan(40));

  it.each([...allFaults])('%s names codes, checks and findings that exist', (_name, { expect: wanted, needs = [] }) => {
    expect(wanted.first.filter((code) => !codes.has(codeKey(code)))).toEqual([]);
    expect([...needs, ...(wanted.harmless ?? [])].filter((id) => !checks.has(id))).toEqual([]);
    expect([...(wanted.findings ?? []), ...(wanted.not ?? [])].filter((id) => !findings.has(id))).toEqual([]);
  });

  it.each([...allFaults].filter(([, { mend }]) => mend))('%s is mended by a repair that exists', (_name, { mend }) => {
    const { repair, gone = [], after, again } = mend ?? { repair: '' };
    expect(repairs).toContain(repair);
    expect([...gone, ...(after?.findings ?? []), ...(again?.findings ?? [])].filter((id) => !findings.has(id))).toEqual(
      [],
    );
    expect([...(after?.first ?? []), ...(again?.first ?? [])].filter((code) => !codes.has(codeKey(code)))).toEqual([]);
  });

  it.each([...allFaults].filter(([, { answers }]) => answers))(
    '%s gives answers that fit a question',
    (_name, fault) => {
      expect(usableAnswers(catalog, fault.answers ?? {})).toEqual(fault.answers);
    },
  );

  // Where nothing is broken, the person has to tell of something.
  const broken = [...allFaults].filter(
    ([name, { answers, break: breaks }]) => name !== 'healthy' && (breaks || !answers),
  );
  it.each(broken)('%s breaks something', (_name, fault) => {
    const world = healthyWorld();
    const before = describeWorld(world);
    fault.break?.(world);
    expect(describeWorld(world)).not.toBe(before);
  });
});

/** Everything of a world as text; functions as their source. */
function describeWorld(world: unknown): string {
  return JSON.stringify(world, (_key, value) => {
    if (value instanceof Map) return [...value];
    return typeof value === 'function' ? String(value) : value;
  });
}
