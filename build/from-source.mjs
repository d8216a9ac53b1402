import { resolve } from 'node:path';
import { createServer } from 'vite';

/**
 * Runs a TypeScript module of this project in plain Node: `node build/from-source.mjs FILE [ARGUMENT ...]`.
 * The module's default export gets the arguments and answers with the exit code.
 */
const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('run: name the TypeScript module to run');
  process.exit(2);
}
const server = await createServer({
  configFile: resolve(import.meta.dirname, 'vite.from-source.ts'),
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  logLevel: 'error',
});
let code = 1;
try {
  const module = await server.ssrLoadModule(resolve(file));
  code = (await module.default(args)) ?? 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  await server.close();
}
process.exit(code);
