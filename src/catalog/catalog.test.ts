import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../build/catalog-files';
import { showFault } from './compile';

describe('the catalogue', () => {
  const { catalog, faults, unused } = loadCatalog();

  it('has no file with a fault and no name that leads nowhere', () => {
    expect(faults.map(showFault)).toEqual([]);
  });

  it('has nothing that lies unused', () => {
    expect(unused.map(showFault)).toEqual([]);
  });

  it('gives every entry what its screen shows', () => {
    for (const entry of catalog.entries) {
      expect(entry.causes.length, entry.code).toBeGreaterThan(0);
      expect(entry.steps.length, entry.code).toBeGreaterThan(0);
      expect(entry.sources.length, entry.code).toBeGreaterThan(0);
    }
  });
});
