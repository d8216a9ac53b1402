import { defineConfig } from 'vite';
import { catalogModules } from './vite-catalog';

/** Config for modules that run straight from source: the corpus check and the benches. */
export default defineConfig({ plugins: [catalogModules()], appType: 'custom' });
