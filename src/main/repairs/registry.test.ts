import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import { allChecks } from '../checks/registry';
import { allRepairs, collectRepairs } from './registry';
import { defineRepair } from './repair';

const { catalog } = loadCatalog();
const checks = new Map(allChecks.map((check) => [check.id, check]));

const nothing = defineRepair({
  id: 'rep.nothing',
  platforms: ['linux'],
  checks: [],
  needs: [],
  plan: async () => ({ kind: 'do', acts: [] }),
});

describe('registry', () => {
  it('refuses a wrong file name and a file without a repair', () => {
    expect(collectRepairs({ './nothing.repair.ts': { repair: nothing } })).toEqual([nothing]);
    expect(() => collectRepairs({ './other.repair.ts': { repair: nothing } })).toThrow('rep.nothing');
    expect(() => collectRepairs({ './nothing.repair.ts': { other: nothing } })).toThrow('must export');
  });
});

describe.each(allRepairs.map((repair) => [repair.id, repair] as const))('%s', (id, repair) => {
  it('is called for by findings of its checks, on systems its words name', () => {
    const known = new Set(
      repair.checks.flatMap((check) => {
        const held = checks.get(check);
        expect(held, `${check} is a check`).toBeDefined();
        return held?.findings ?? [];
      }),
    );
    expect(repair.needs.length).toBeGreaterThan(0);
    for (const finding of [...repair.needs, ...(repair.calm ?? [])]) expect(known, finding).toContain(finding);
    const words = catalog.repairs.find((one) => one.id === id);
    expect([...repair.platforms].sort()).toEqual([...(words?.platforms ?? [])].sort());
  });

  it('has a test that kills it at every step, or says why it has none', () => {
    const file = new URL(`./${id.replace(/^rep\./, '')}.repair.test.ts`, import.meta.url);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/proveSurvival\(|only guides/);
  });
});
