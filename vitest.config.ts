import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'build/**/*.test.ts',
      'catalog/**/*.test.ts',
      'e2e/hosts/**/*.test.ts',
    ],
    environment: 'node',
  },
});
