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
  let build = false;
  const makers: Readonly<Record<string, () => unknown>> = {
    catalog: () => load(folder).catalog,
    'catalog-de': () => load(folder).german,
    'search-index': () => buildSearchIndex(load(folder).catalog.entries),
    'log-patterns': () => readLogPatterns(folder),
  };
  return {
    name: 'backline-catalog',
    configResolved(config) {
      build = config.command === 'build';
    },
    resolveId: (id) => (id.startsWith(PREFIX) && id.slice(PREFIX.length) in makers ? `\0${id}` : null),
    load(id) {
      const make = id.startsWith(`\0${PREFIX}`) ? makers[id.slice(PREFIX.length + 1)] : undefined;
      if (!make) return null;
      for (const { path } of readCatalogFolder(folder)) this.addWatchFile(`${folder}/${path}`);
      const text = JSON.stringify(make());
      if (build && this.environment.config.consumer === 'server') {
        // Read beside the work of others and never looked at as code: half the time of a module that holds it.
        const name = `data/${id.slice(PREFIX.length + 1)}.json`;
        this.emitFile({ type: 'asset', fileName: name, source: text });
        return `import { readFile } from 'node:fs/promises';
          // Shared code of the build lies one folder deeper than its entries.
          const place = import.meta.url.includes('/chunks/') ? '../${name}' : './${name}';
          export default JSON.parse(await readFile(new URL(place, import.meta.url), 'utf8'));`;
      }
      // A string that JSON.parse reads is parsed several times faster than the same object as code.
      return `export default JSON.parse(${JSON.stringify(text)});`;
    },
  };
}

function load(folder: string) {
  const loaded = loadCatalog(folder);
  if (loaded.faults.length > 0)
    throw oneLine(`The catalogue cannot be built.\n${loaded.faults.map(showFault).join('\n')}`);
  return loaded;
}
