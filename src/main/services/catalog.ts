import type { Catalog } from '../../contract/catalog';

let loaded: Promise<Catalog> | null = null;

/** The catalogue this program was built with; parsed on first use, so that nothing waits for it. */
export function loadBuiltCatalog(): Promise<Catalog> {
  loaded ??= import('virtual:backline/catalog').then((module) => module.default);
  return loaded;
}
