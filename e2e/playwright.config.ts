import { defineConfig } from '@playwright/test';
import { fastTemp } from '../build/fast-temp.mjs';
import { findBrowser } from '../build/find-browser.mjs';
import { findElectron, hasScreen } from '../build/find-electron.mjs';
import type { HostOptions } from './fixtures';

// Worlds, profiles and whatever programs under test put aside.
process.env.TMPDIR = fastTemp();

const electron = hasScreen() ? findElectron() : null;

/**
 * The same specs on every host that is here. Electron's binary is looked for, never loaded: where it
 * is missing its project does not exist, and the run says so once.
 */
export default defineConfig<object, HostOptions>({
  testDir: '.',
  testMatch: ['specs/**/*.spec.ts', 'hosts/probe/*.spec.ts'],
  outputDir: './.results',
  globalSetup: './setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A shared build machine stalls now and then; a spec that needs its second try is told of as flaky.
  retries: process.env.CI ? 1 : 0,
  // Limits are there to end what hangs: on a computer that is busy with something else everything takes its time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  projects: [
    { name: 'chromium-host', use: { host: { kind: 'chromium', browser: findBrowser() } } },
    ...(electron
      ? [{ name: 'electron', testMatch: 'specs/**/*.spec.ts', use: { host: { kind: 'electron' as const, electron } } }]
      : []),
  ],
});
