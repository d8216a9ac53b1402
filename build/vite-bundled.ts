import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Folder of the package that a module belongs to; null for our own and for what the bundler makes up. */
export function packageFolder(id: string): string | null {
  const path = id.replace(/^\0/, '').replaceAll('\\', '/');
  const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return found?.[1] ?? null;
}

/**
 * Writes down which packages really went into a part of the build (`out/bundled/<part>.json`): their
 * licences travel with the program.
 */
export function bundledPackages(part: string): Plugin {
  return {
    name: 'backline-bundled-packages',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error('the build has no folder to write beside');
      const folders = new Set<string>();
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const id of output.moduleIds) {
          const folder = packageFolder(id);
          if (folder !== null) folders.add(folder);
        }
      }
      const place = join(dir, '..', 'bundled');
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `${part}.json`), `${JSON.stringify([...folders].sort(), null, 2)}\n`);
    },
  };
}
