import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { fastTemp } from './build/fast-temp.mjs';
import { catalogModules } from './build/vite-catalog';

const FOLDERS = ['src', 'build', 'catalog', 'e2e/hosts', 'e2e/lab'];
/** What a test does that another in the same process would notice: it replaces modules, globals, the clock. */
const CHANGES_ITS_PROCESS = /\bvi\.(?!fn\b|waitFor\b|hoisted\b|waitUntil\b)|defineProperty\((process|globalThis)\b/;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/')),
);
const alone = files.filter((file) => CHANGES_ITS_PROCESS.test(readFileSync(join(import.meta.dirname, file), 'utf8')));

export default defineConfig({
  plugins: [catalogModules()],
  test: {
    environment: 'node',
    setupFiles: ['src/testing/seed.ts', 'src/testing/words.ts'],
    globalSetup: ['src/testing/temp.ts'],
    env: { TMPDIR: fastTemp() },
    // Fuzzing takes as long as the machine needs; a limit is there to end what hangs, not to time anything.
    testTimeout: 180_000,
    maxWorkers: Math.max(2, availableParallelism()),
    // Most of a file's time would be reading the same modules and the same catalogue again.
    projects: [
      {
        extends: true,
        test: { name: 'together', include: files.filter((file) => !alone.includes(file)), isolate: false },
      },
      { extends: true, test: { name: 'alone', include: alone, isolate: true } },
    ],
  },
});
