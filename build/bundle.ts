import { fileURLToPath } from 'node:url';
import { build, type PluginOption } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles one module of this project, with all it imports, as `<folder>/<name>.mjs`. What else lies there stays.
 * `plugins` bring modules that are made while building, such as the catalogue's.
 */
export async function bundleAlone(
  name: string,
  source: string,
  folder: string,
  plugins: PluginOption[] = [],
): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins,
    // The bundle may lie where no packages are.
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: { [name]: fileURLToPath(new URL(`../${source}`, import.meta.url)) },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
}
