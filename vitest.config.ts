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
    ],
    environment: 'node',
  },
});
