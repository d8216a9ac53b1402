import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { bundledPackages } from './build/vite-bundled';
import { catalogModules } from './build/vite-catalog';
import { moduleSizes } from './build/vite-sizes';
import { trayIcons } from './build/vite-tray-icons';

/** The oldest Node that the command line promises to run on; Electron's own is newer. */
const NODE_TARGET = 'node20.19';
/** Chromium of Electron 45; a current Chrome hosts the pages as well. */
const PAGE_TARGET = 'chrome140';

/**
 * Pages have addresses of their own (`/entry/...`), also when they are reloaded, so assets are named
 * from the root. electron-vite sets a relative base, made for `file:`; a later plugin has the last word.
 */
const assetsFromRoot: Plugin = { name: 'backline-assets-from-root', config: () => ({ base: '/' }) };

/**
 * What a first screen needs, in few files: what both pages need, and the router, which only the main page
 * does. Left alone, the bundler makes a file of whatever any two pages share, and each is a request more
 * before the first paint. Words of other languages stay out: they are loaded when they are spoken.
 */
const FIRST_FILES = [
  {
    name: 'router',
    test: anyOf(
      'node_modules/@tanstack/(?:react-router|react-store|router-core|history|store)/',
      'node_modules/use-sync-external-store/',
    ),
    priority: 1,
  },
  {
    name: 'shared',
    test: anyOf(
      'node_modules/(?:react|react-dom|scheduler|zustand)/',
      'node_modules/lucide-react/dist/esm/(?!icons/(?!search\\.mjs))',
      'renderer/features/lookup/(?!useLookupBox)',
      'renderer/state/(?:settings|language)\\b',
      'renderer/strings/(?:index|palette|count)\\b',
      'renderer/ui/(?:base|tokens|Kbd|Lamp|classes|keys)\\b',
      'rolldown/runtime',
      'vite/preload-helper',
    ),
    priority: 2,
  },
];

/** Fits a path that holds one of these pieces, whatever way its slashes lean. */
function anyOf(...pieces: string[]): RegExp {
  return new RegExp(pieces.join('|').replaceAll('/', '[\\\\/]'));
}

export default defineConfig({
  main: {
    plugins: [catalogModules(), trayIcons(), bundledPackages('main'), moduleSizes('main')],
    build: {
      target: NODE_TARGET,
      // One file per process starts faster than a tree of packages, and the package needs no node_modules.
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          cli: 'src/main/cli/index.ts',
          'log-thread': 'src/main/log-thread.ts',
          'name-process': 'src/main/platform/name-process.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [bundledPackages('preload')],
    build: {
      // electron-vite takes no other target for a preload; the page's engine is newer than this Node.
      target: NODE_TARGET,
      externalizeDeps: false,
      // SECURITY: [sec-4] a sandboxed preload must be one CommonJS file.
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), catalogModules(), assetsFromRoot, bundledPackages('renderer'), moduleSizes('renderer')],
    build: {
      target: PAGE_TARGET,
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: 'src/renderer/index.html', palette: 'src/renderer/palette.html' },
        // Left alone it makes a file of whatever two pages share; each is a request more before the first paint.
        output: { codeSplitting: { groups: FIRST_FILES } },
      },
    },
  },
});
