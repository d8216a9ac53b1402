/**
 * Shows the app to a person in the Chromium host: an installed browser as the window, no address bar.
 * Ends when the window is closed or the app quits. Started by `npm start` where Electron is not there.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions } from '@playwright/test';
import { findBrowser } from '../../build/find-browser.mjs';
import { ChromiumHost } from './chromium';
import { projectRoot } from './chromium/main-process';

const SCHEMES = new Set(['https:', 'spotify:', 'ms-settings:', 'x-apple.systempreferences:']);

/** Opens an address as the system would, without a shell. */
function openLink(url: string): void {
  if (!URL.canParse(url) || !SCHEMES.has(new URL(url).protocol)) return;
  const [file, ...args] =
    process.platform === 'win32'
      ? [join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'rundll32.exe'), 'url.dll,FileProtocolHandler', url]
      : process.platform === 'darwin'
        ? ['/usr/bin/open', url]
        : ['/usr/bin/xdg-open', url];
  if (!file) return;
  const child = spawn(file, args, { stdio: 'ignore', detached: true });
  child.once('error', () => process.stderr.write(`backline: ${url} could not be opened\n`));
  child.unref();
}

/** The browser's sandbox stays on wherever the browser can have one: not for root, not in some containers. */
async function openWindow(profile: string, executablePath: string): Promise<BrowserContext> {
  const options: LaunchOptions & { viewport: null; serviceWorkers: 'block' } = {
    executablePath,
    headless: process.env.BACKLINE_HEADLESS === '1',
    viewport: null,
    serviceWorkers: 'block',
    // The app is asked to quit first; the browser goes after it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--app=about:blank', '--window-size=1280,860', '--host-resolver-rules=MAP * ~NOTFOUND'],
    ignoreDefaultArgs: ['--enable-automation'],
  };
  const sandboxed = { ...options, chromiumSandbox: process.getuid?.() !== 0 };
  return chromium
    .launchPersistentContext(profile, sandboxed)
    .catch(() => chromium.launchPersistentContext(profile, { ...options, chromiumSandbox: false }));
}

async function show(): Promise<void> {
  const browser = findBrowser();
  if (!browser) throw new Error('no Chrome or Chromium found; set CHROME_PATH to one');
  const profile = await mkdtemp(join(tmpdir(), 'backline-window-'));
  try {
    const context = await openWindow(profile, browser);
    const free = context.pages();
    const host = await ChromiumHost.start({
      context,
      surface: {
        newPage: async () => free.shift() ?? (await context.newPage()),
        openLink,
        sized: false,
        tray: false,
      },
      world: null,
      main: join(projectRoot(import.meta.url), 'out', 'main', 'index.js'),
      args: process.argv.slice(2),
      env: process.env,
      seed: 1,
      jitterMs: 0,
    });
    process.stdout.write('backline: the window is open; close it to quit\n');
    const stop = () => void host.quit();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    await host.ended();
    for (const fault of host.faults()) process.stderr.write(`backline: ${fault}\n`);
    await context.close().catch(() => undefined);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

show().catch((error: Error) => {
  process.stderr.write(`backline: ${error.message}\n`);
  process.exitCode = 1;
});
