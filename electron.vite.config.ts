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

export default defineConfig({
  main: {
    plugins: [catalogModules(), trayIcons(), bundledPackages('main'), moduleSizes('main')],
    build: {
      target: NODE_TARGET,
      // One file per process starts faster than a tree of packages, and the package needs no node_modules.
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        input: { index: 'src/main/index.ts', cli: 'src/main/cli/index.ts', 'log-thread': 'src/main/log-thread.ts' },
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
      rolldownOptions: { input: { index: 'src/renderer/index.html', palette: 'src/renderer/palette.html' } },
    },
  },
});
