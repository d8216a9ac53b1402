import type { Plugin } from 'vite';
import { showFault } from '../src/catalog/compile';
import { buildSearchIndex } from '../src/catalog/search/index-data';
import { CATALOG_FOLDER, loadCatalog, oneLine, readCatalogFolder } from './catalog-files';
import { readLogPatterns } from './log-patterns';

/** Modules made of `catalog/`; see `src/virtual.d.ts` for what each exports. */
const PREFIX = 'virtual:backline/';

/**
 * Turns the catalogue into modules at build time, so that every process gets it parsed, checked and
 * indexed. A fault in a file ends the build with one line for each.
 */
export function catalogModules(folder: string = CATALOG_FOLDER): Plugin {
  const makers: Readonly<Record<string, () => unknown>> = {
    catalog: () => load(folder).catalog,
    'search-index': () => buildSearchIndex(load(folder).catalog.entries),
    'log-patterns': () => readLogPatterns(folder),
  };
  return {
    name: 'backline-catalog',
    resolveId: (id) => (id.startsWith(PREFIX) && id.slice(PREFIX.length) in makers ? `\0${id}` : null),
    load(id) {
      const make = id.startsWith(`\0${PREFIX}`) ? makers[id.slice(PREFIX.length + 1)] : undefined;
      if (!make) return null;
      for (const { path } of readCatalogFolder(folder)) this.addWatchFile(`${folder}/${path}`);
      // A string that JSON.parse reads is parsed several times faster than the same object as code.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(make()))});`;
    },
  };
}

function load(folder: string) {
  const loaded = loadCatalog(folder);
  if (loaded.faults.length > 0)
    throw oneLine(`The catalogue cannot be built.\n${loaded.faults.map(showFault).join('\n')}`);
  return loaded;
}
