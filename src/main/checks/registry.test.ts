import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FindingsFile } from '../../contract/entry';
import { defineCheck } from './check';
import { allChecks, collectChecks } from './registry';

const nothing = defineCheck({
  id: 'net.nothing',
  platforms: ['linux'],
  reach: 'local',
  timeoutMs: 1,
  findings: [],
  run: async () => ({ status: 'ok', findings: [] }),
});

describe('registry', () => {
  it('finds the checks by their files, in one order', () => {
    const ids = allChecks.map(({ id }) => id);
    expect(ids).toContain('net.internet');
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuses a second check of the same name, a wrong file name and an empty file', () => {
    const file = { check: nothing };
    expect(collectChecks({ './net.nothing.check.ts': file })).toEqual([nothing]);
    expect(() => collectChecks({ './net.nothing.check.ts': file, '../x/net.nothing.check.ts': { ...file } })).toThrow(
      'two checks',
    );
    expect(() => collectChecks({ './net.other.check.ts': file })).toThrow('net.nothing');
    expect(() => collectChecks({ './net.nothing.check.ts': { helper: () => 1 } })).toThrow('export one check');
    expect(() => collectChecks({ './net.nothing.check.ts': { a: nothing, b: { ...nothing } } })).toThrow(
      'export one check',
    );
  });
});

describe.each(allChecks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  const file = FindingsFile.parse(
    parse(readFileSync(new URL(`../../../catalog/findings/${id}.yaml`, import.meta.url), 'utf8')),
  );
  it('gives the findings of its vocabulary, on its platforms', () => {
    expect([...check.findings].sort()).toEqual(Object.keys(file.findings).sort());
    expect([...check.platforms].sort()).toEqual([...file.platforms].sort());
    expect(file.check).toBe(id);
  });
});
