import { defineConfig } from 'vitest/config';
import { catalogModules } from './build/vite-catalog';

export default defineConfig({
  plugins: [catalogModules()],
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'build/**/*.test.ts',
      'catalog/**/*.test.ts',
      'e2e/hosts/**/*.test.ts',
      'e2e/lab/**/*.test.ts',
    ],
    environment: 'node',
    setupFiles: ['src/testing/seed.ts', 'src/testing/words.ts'],
    // Fuzzing takes as long as the machine needs; a limit is there to end what hangs, not to time anything.
    testTimeout: 180_000,
  },
});
