import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CatalogFault, type CatalogFiles, type CatalogSource, compileCatalog } from '../src/catalog/compile';
import { linkCatalog } from '../src/catalog/link';
import type { Catalog, CatalogWords } from '../src/contract/catalog';

export const CATALOG_FOLDER = fileURLToPath(new URL('../catalog', import.meta.url));

/** Every YAML file under a folder. */
export function readCatalogFolder(folder: string = CATALOG_FOLDER): CatalogSource[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') };
    });
}

/** Reads, checks and links a catalogue folder. */
export function loadCatalog(folder: string = CATALOG_FOLDER): {
  catalog: Catalog;
  german: CatalogWords;
  files: CatalogFiles;
  faults: CatalogFault[];
  unused: CatalogFault[];
} {
  const compiled = compileCatalog(readCatalogFolder(folder));
  const linked = linkCatalog(compiled.files);
  return {
    catalog: linked.catalog,
    german: linked.german,
    files: compiled.files,
    faults: [...compiled.faults, ...linked.faults],
    unused: linked.unused,
  };
}

/** An error in a data file: where the code stood when it noticed helps nobody, so there is no stack. */
export function oneLine(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}
