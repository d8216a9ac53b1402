import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import type { World } from '../worlds/world';
import { type AppDriver, type Capability, Faults, isPolicyBreach, POLICY_BREACH, type Size } from './driver';
import type { Bounds, TrayFacts } from './protocol';

export interface ElectronHostOptions {
  /** Path of Electron's program. Always given: without it Playwright would import the package, which loads the binary. */
  executable: string;
  root: string;
  world: World;
  args: readonly string[];
}

declare global {
  var openedByBackline: string[] | undefined;
  /** Put there by `real/recorder.cjs`. */
  var backlineHeld: { menu: Electron.Menu | null; tip: string; shortcuts: ReadonlyMap<string, () => void> } | undefined;
}

const isPalette = (url: string) => url.endsWith('/palette.html');

/** The app in real Electron. */
export class ElectronHost implements AppDriver {
  readonly name = 'Electron';
  readonly caps: ReadonlySet<Capability> = new Set<Capability>(['real-electron']);
  private app: ElectronApplication | null = null;
  private exited: Promise<number | null> = Promise.resolve(null);
  private quitting = false;
  private readonly links: string[] = [];
  private readonly foreign: string[] = [];
  private readonly wrong = new Faults();

  private constructor(private readonly options: ElectronHostOptions) {}

  static async start(options: ElectronHostOptions): Promise<ElectronHost> {
    const host = new ElectronHost(options);
    await host.boot();
    return host;
  }

  get world(): World {
    return this.options.world;
  }

  get page(): Page {
    const page = this.app?.windows().find((window) => !isPalette(window.url()));
    if (!page) throw new Error('The app has no window');
    return page;
  }

  private running(): ElectronApplication {
    if (!this.app) throw new Error('The app is not running');
    return this.app;
  }

  private async boot(more: readonly string[] = []): Promise<void> {
    const { executable, root, world, args } = this.options;
    const env = Object.fromEntries(
      Object.entries({ ...process.env, BACKLINE_HOME: world.home, BACKLINE_DATA: world.data }).filter(
        (pair): pair is [string, string] => pair[1] !== undefined,
      ),
    );
    const recorder = join(root, 'e2e', 'hosts', 'real', 'recorder.cjs');
    this.quitting = false;
    // The default on Linux is --no-sandbox, under which nothing about the sandbox could be claimed.
    const app = await electron.launch({
      executablePath: executable,
      args: ['-r', recorder, root, ...args, ...more],
      env,
      chromiumSandbox: true,
    });
    this.app = app;
    this.exited = new Promise((resolve) => {
      app.process().once('exit', (exit) => {
        this.app = null;
        if (!this.quitting || (exit !== 0 && exit !== null)) this.wrong.add(`Electron ended with code ${exit}`);
        resolve(exit);
      });
    });
    app.on('window', (page) => this.watch(page));
    for (const page of app.windows()) this.watch(page);
    await app.evaluate(({ shell }) => {
      globalThis.openedByBackline = [];
      shell.openExternal = async (url) => {
        globalThis.openedByBackline?.push(url);
      };
    });
    // An app that starts without a window is there when its icon is.
    if (more.includes('--hidden')) {
      while ((await this.tray()) === null) await new Promise((resolve) => setTimeout(resolve, 50));
    } else await (await app.firstWindow()).waitForLoadState('load');
  }

  private watch(page: Page): void {
    page.on('request', (request) => {
      const { protocol } = new URL(request.url());
      if (protocol !== 'app:' && protocol !== 'data:' && protocol !== 'blob:') this.foreign.push(request.url());
    });
    page.on('pageerror', (error) => this.wrong.add(`Uncaught in the page: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (isPolicyBreach(message.text())) this.wrong.add(`${POLICY_BREACH}: ${message.text()}`);
    });
    page.on('crash', () => this.wrong.add('The page crashed'));
  }

  async quit(): Promise<void> {
    const { app } = this;
    if (!app) return;
    this.links.push(...(await this.linksOfThisStart()));
    this.quitting = true;
    await app.close();
    await this.exited;
  }

  async crash(): Promise<void> {
    this.links.push(...(await this.linksOfThisStart()));
    this.quitting = true;
    this.running().process().kill('SIGKILL');
    await this.exited;
  }

  async restart(args: readonly string[] = []): Promise<void> {
    await this.quit();
    await this.boot(args);
  }

  async ended(): Promise<void> {
    this.quitting = true;
    await this.exited;
  }

  isRunning(): boolean {
    return this.app !== null;
  }

  private async linksOfThisStart(): Promise<string[]> {
    return (await this.app?.evaluate(() => globalThis.openedByBackline ?? [])) ?? [];
  }

  async tray(): Promise<TrayFacts | null> {
    return this.running().evaluate(() => {
      const held = globalThis.backlineHeld;
      if (!held?.menu) return null;
      const items = held.menu.items.map(({ label, type, checked, enabled, accelerator }) => ({
        label: type === 'separator' ? '' : label,
        type,
        checked,
        enabled,
        accelerator: typeof accelerator === 'string' ? accelerator : null,
      }));
      return { icon: '', tip: held.tip, items };
    });
  }

  async clickTray(label: string): Promise<void> {
    const done = await this.running().evaluate((_electron, wanted) => {
      const item = globalThis.backlineHeld?.menu?.items.find((held) => held.label === wanted);
      item?.click();
      return item !== undefined;
    }, label);
    if (!done) throw new Error(`The tray has nothing to click called ${label}`);
  }

  async pressShortcut(keys: string): Promise<boolean> {
    return this.running().evaluate((_electron, pressed) => {
      const act = globalThis.backlineHeld?.shortcuts.get(pressed);
      act?.();
      return act !== undefined;
    }, keys);
  }

  async hearsShortcut(keys: string): Promise<boolean> {
    return this.running().evaluate(
      ({ globalShortcut }, asked) =>
        !globalShortcut.isSuspended() && globalThis.backlineHeld?.shortcuts.has(asked) === true,
      keys,
    );
  }

  async closeWindow(): Promise<void> {
    await this.running().evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (!window.webContents.getURL().endsWith('/palette.html')) window.close();
    });
  }

  async isWindowShown(): Promise<boolean> {
    return this.running().evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.isVisible() && !window.webContents.getURL().endsWith('/palette.html'),
      ),
    );
  }

  async palette(): Promise<Page | null> {
    const app = this.running();
    const shown = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.isVisible() && window.webContents.getURL().endsWith('/palette.html'),
      ),
    );
    return shown ? (app.windows().find((window) => isPalette(window.url())) ?? null) : null;
  }

  async paletteBounds(): Promise<Bounds> {
    const found = await this.running().evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().endsWith('/palette.html'))
        ?.getBounds(),
    );
    if (!found) throw new Error('There is no palette');
    return found;
  }

  async clickAway(): Promise<void> {
    await this.running().evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur());
  }

  async comeBack(): Promise<void> {
    await this.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  }

  async secondStart(argv: string[]): Promise<void> {
    await this.running().evaluate(({ app }, given) => {
      app.emit('second-instance', {}, given, '', null);
    }, argv);
  }

  async chooseFiles(paths: readonly string[]): Promise<void> {
    await this.app?.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths });
      },
      [...paths],
    );
  }

  async saveTo(path: string | null): Promise<void> {
    await this.app?.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: filePath === null, filePath: filePath ?? '' });
    }, path);
  }

  async clipboardText(): Promise<string> {
    return (await this.app?.evaluate(({ clipboard }) => clipboard.readText())) ?? '';
  }

  async openedLinks(): Promise<readonly string[]> {
    return [...this.links, ...(await this.linksOfThisStart())];
  }

  foreignRequests(): readonly string[] {
    return [...this.foreign];
  }

  faults(): readonly string[] {
    return this.wrong.list();
  }

  allowFaults(pattern: RegExp): void {
    this.wrong.allow(pattern);
  }

  async resize(size: Size): Promise<void> {
    // The page's own measure: a window may not become as small as a zoomed page sees it.
    await this.page.setViewportSize(size);
  }

  async setSystemDark(dark: boolean): Promise<void> {
    for (const page of this.running().windows()) await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  }
}
