/** Builds what is missing or older than its sources. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say, tool } from './run.mjs';

const SKIPPED = new Set(['node_modules', '.git', 'out', 'dist', '.cache', '.results', 'screenshots']);

/** Newest change below a file or folder, in milliseconds since 1970; 0 when it is not there. */
export function newest(path) {
  if (!existsSync(path)) return 0;
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  let latest = 0;
  for (const name of readdirSync(path)) {
    if (!SKIPPED.has(name)) latest = Math.max(latest, newest(join(path, name)));
  }
  return latest;
}

/** Oldest of the files that a build must have left; 0 when one is missing. */
function oldest(files) {
  return Math.min(...files.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)));
}

const APP_SOURCES = ['src', 'catalog', 'build/icons', 'package.json', 'electron.vite.config.ts'];
const APP_OUTPUTS = [
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/tray/calm-light.png',
  'out/renderer/palette.html',
  'out/sizes/renderer.json',
];
const HOST_SOURCES = ['e2e/hosts', 'build/outputs.mjs'];
const HOST_OUTPUTS = ['out/host/electron.mjs', 'out/host/interactive.mjs'];

const stale = (sources, outputs) =>
  Math.max(...sources.map((path) => newest(join(ROOT, path)))) > oldest(outputs.map((path) => join(ROOT, path)));

/**
 * Builds main, preload, page and command line with electron-vite.
 * @returns {Promise<boolean>} whether the build is there
 */
export async function ensureApp({ force = false } = {}) {
  if (!force && !stale(APP_SOURCES, APP_OUTPUTS)) return true;
  say('building (electron-vite build)');
  for (const part of ['main', 'preload', 'renderer']) rmSync(join(ROOT, 'out', part), { recursive: true, force: true });
  const { code, output } = await tool('electron-vite/bin/electron-vite.js', ['build'], { quiet: true });
  if (code !== 0) process.stdout.write(output);
  return code === 0;
}

/**
 * Bundles the Chromium host: the stand-in for `electron` and the program that shows the app to a person.
 * @returns {Promise<boolean>}
 */
export async function ensureHost() {
  if (!stale(HOST_SOURCES, HOST_OUTPUTS)) return true;
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: join(ROOT, 'out', 'host'),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: {
          electron: join(ROOT, 'e2e/hosts/fake-electron/electron.ts'),
          interactive: join(ROOT, 'e2e/hosts/interactive.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return true;
}
