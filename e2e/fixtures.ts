import { join } from 'node:path';
import { type Browser, test as base, chromium, expect } from '@playwright/test';
import { ChromiumHost } from './hosts/chromium';
import { projectRoot } from './hosts/chromium/main-process';
import type { AppDriver } from './hosts/driver';
import { ElectronHost } from './hosts/electron';
import { createWorld, leaveSettings, type World, type WorldFiles } from './worlds/world';

export type HostChoice = { kind: 'chromium'; browser: string | null } | { kind: 'electron'; electron: string };

export interface HostOptions {
  host: HostChoice;
}

interface Fixtures {
  /** Files of the pretended home folder. */
  files: WorldFiles;
  /** Whether the app was never started before. */
  firstRun: boolean;
  /** Whether there is a tray for the app's icon. */
  hasTray: boolean;
  /** The system's language. */
  systemLocale: string;
  /** The built main module that is started. */
  main: string;
  world: World;
  app: AppDriver;
}

const ROOT = projectRoot(new URL('./hosts/chromium.ts', import.meta.url).href);

/** A number out of the test's name: the same delays each time, others for each test. */
function seedOf(title: string): number {
  if (process.env.BACKLINE_SEED) return Number(process.env.BACKLINE_SEED);
  let hash = 0x811c9dc5;
  for (const char of title) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

export const test = base.extend<Fixtures, HostOptions & { shared: Browser | null }>({
  host: [
    { kind: 'chromium', browser: null },
    { option: true, scope: 'worker' },
  ],
  files: [{}, { option: true }],
  firstRun: [false, { option: true }],
  hasTray: [true, { option: true }],
  systemLocale: ['en-US', { option: true }],
  main: [join(ROOT, 'out', 'main', 'index.js'), { option: true }],

  shared: [
    async ({ host }, use) => {
      if (host.kind !== 'chromium') return use(null);
      const browser = await chromium.launch({
        executablePath: host.browser ?? undefined,
        args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  world: async ({ files, firstRun }, use) => {
    const world = await createWorld(files);
    if (!firstRun) await leaveSettings(world.data, { welcomed: true });
    await use(world);
    await world.remove();
  },

  app: async ({ host, shared, world, main, hasTray, systemLocale }, use, testInfo) => {
    const args = [`--user-data-dir=${join(world.data, 'chromium')}`, `--lang=${systemLocale}`];
    const seed = seedOf(testInfo.titlePath.join(' › '));
    testInfo.annotations.push({ type: 'seed', description: String(seed) });
    if (host.kind === 'electron') {
      const app = await ElectronHost.start({ executable: host.electron, root: ROOT, world, args });
      await use(app);
      await finish(app);
      return;
    }
    if (!shared) throw new Error('no browser');
    const context = await shared.newContext({ serviceWorkers: 'block', locale: systemLocale });
    const app = await ChromiumHost.start({
      context,
      surface: { newPage: () => context.newPage(), openLink: () => undefined, sized: true, tray: hasTray },
      world,
      main,
      args,
      env: { ...process.env, STAND_IN_LOCALE: systemLocale },
      seed,
      jitterMs: 20,
    });
    await use(app);
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('main.log', { body: app.log() });
      for (const { page } of app.allWindows) {
        await testInfo.attach('page.png', { body: await page.screenshot(), contentType: 'image/png' });
      }
    }
    await finish(app);
    await context.close();
  },
});

/** Ends the app; whatever went wrong beside the page fails the test, even where the page looked right. */
async function finish(app: AppDriver): Promise<void> {
  await app.quit();
  expect(app.faults(), 'faults beside the page').toEqual([]);
  expect(app.foreignRequests(), 'requests the app did not answer itself').toEqual([]);
}

export { expect };
