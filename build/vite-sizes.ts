import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { packageFolder } from './vite-bundled';

/** One file of a built part and what went into it. */
export interface BuiltChunk {
  file: string;
  isEntry: boolean;
  /** Files that have to be there before this one can run. */
  imports: string[];
  /** Modules, largest first, with their length in characters after unused code was left out and before minifying. */
  modules: { id: string; length: number /** Out of this project, not out of a package. */; ours: boolean }[];
}

/** Writes down which module takes how much room in which file (`out/sizes/<part>.json`), for the bench. */
export function moduleSizes(part: string): Plugin {
  let root = '';
  return {
    name: 'backline-module-sizes',
    apply: 'build',
    configResolved(config) {
      root = `${config.root.replaceAll('\\', '/')}/`;
    },
    writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error('the build has no folder to write beside');
      const chunks = Object.values(bundle).flatMap((output): BuiltChunk[] => {
        if (output.type !== 'chunk') return [];
        const modules = Object.entries(output.modules)
          .map(([id, { renderedLength }]) => ({
            id: shorten(id, root),
            length: renderedLength,
            ours: packageFolder(id) === null,
          }))
          .filter(({ length }) => length > 0)
          .sort((a, b) => b.length - a.length || (a.id < b.id ? -1 : 1));
        return [{ file: output.fileName, isEntry: output.isEntry, imports: output.imports, modules }];
      });
      const place = join(dir, '..', 'sizes');
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `${part}.json`), `${JSON.stringify(chunks, null, 1)}\n`);
    },
  };
}

/** A module's path inside its package or below the part's own folder. */
function shorten(id: string, root: string): string {
  const path = id.replace(/^\0/, '').replaceAll('\\', '/');
  const inPackage = path.lastIndexOf('/node_modules/');
  if (inPackage >= 0) return path.slice(inPackage + '/node_modules/'.length);
  return path.startsWith(root) ? path.slice(root.length) : path.replace(/^.*\/src\//, 'src/');
}
