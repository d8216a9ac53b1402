import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../build/catalog-files';
import { readLogPatterns } from '../../build/log-patterns';
import { AREAS } from '../contract/words';
import { allChecks } from '../main/checks/registry';
import { RULES } from '../main/diagnosis/readings';
import { LEANINGS } from '../main/diagnosis/rules/answers';
import { allRepairs } from '../main/repairs/registry';
import { showFault } from './compile';

describe('the catalogue', () => {
  const { catalog, faults, unused } = loadCatalog();

  it('[sec-47] has no file with a fault and no name that leads nowhere', () => {
    expect(faults.map(showFault)).toEqual([]);
  });

  it('has nothing that lies unused', () => {
    expect(unused.map(showFault)).toEqual([]);
  });

  it('has the families of codes that the pages have names for', () => {
    expect([...new Set(catalog.entries.map(({ subsystem }) => subsystem))].sort()).toEqual([...AREAS]);
  });

  it('has a sentence for every reading of the diagnosis, and none that nobody says', () => {
    const said = [...RULES, ...LEANINGS].flatMap(({ reading }) => reading.says ?? []);
    expect([...new Set(said)].sort()).toEqual(Object.keys(catalog.readings).sort());
  });

  it('has log patterns that hint at entries and findings there are', () => {
    const codes = new Set(catalog.entries.map(({ code }) => code));
    const findings = new Set(catalog.checks.flatMap((check) => Object.keys(check.findings)));
    for (const [word, event] of Object.entries(readLogPatterns().events)) {
      if (event.finding !== undefined) expect(findings, word).toContain(event.finding);
      for (const row of event.rows)
        for (const code of [...row.possible, ...Object.values(row.possibleFor).flat()])
          expect(codes, `${word}: ${code}`).toContain(code);
    }
  });

  it('knows which checks and repairs are still to come, and no other', () => {
    const built = new Set(allChecks.map(({ id }) => id));
    const planned = new Set(catalog.planned.checks);
    for (const { id } of catalog.checks)
      expect(built.has(id) !== planned.has(id), `${id} is either built or planned`).toBe(true);
    for (const id of [...built, ...planned])
      expect(
        catalog.checks.map((check) => check.id),
        id,
      ).toContain(id);
    const described = new Set(catalog.repairs.map(({ id }) => id));
    const plannedRepairs = new Set(catalog.planned.repairs);
    for (const { id } of allRepairs) expect(described, `${id} has its words`).toContain(id);
    for (const { id } of catalog.repairs)
      expect(
        allRepairs.some((repair) => repair.id === id),
        `${id} is built`,
      ).toBe(true);
    for (const id of plannedRepairs) expect(described, `${id} is either built or planned`).not.toContain(id);
  });

  it('gives every entry what its screen shows', () => {
    for (const entry of catalog.entries) {
      expect(entry.causes.length, entry.code).toBeGreaterThan(0);
      expect(entry.steps.length, entry.code).toBeGreaterThan(0);
      expect(entry.sources.length, entry.code).toBeGreaterThan(0);
    }
  });
});
