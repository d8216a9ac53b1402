import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import type { World } from '../worlds/world';
import { type AppDriver, type Capability, Faults, isPolicyBreach, POLICY_BREACH, type Size } from './driver';

export interface ElectronHostOptions {
  /** Path of Electron's program. Always given: without it Playwright would import the package, which loads the binary. */
  executable: string;
  root: string;
  world: World;
  args: readonly string[];
}

declare global {
  var openedByBackline: string[] | undefined;
}

/** The app in real Electron. */
export class ElectronHost implements AppDriver {
  readonly name = 'Electron';
  readonly caps: ReadonlySet<Capability> = new Set<Capability>(['real-electron']);
  private app: ElectronApplication | null = null;
  private first: Page | null = null;
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
    if (!this.first) throw new Error('The app has no window');
    return this.first;
  }

  private async boot(): Promise<void> {
    const { executable, root, world, args } = this.options;
    const env = Object.fromEntries(
      Object.entries({ ...process.env, BACKLINE_HOME: world.home, BACKLINE_DATA: world.data }).filter(
        (pair): pair is [string, string] => pair[1] !== undefined,
      ),
    );
    // The default on Linux is --no-sandbox, under which nothing about the sandbox could be claimed.
    this.app = await electron.launch({ executablePath: executable, args: [root, ...args], env, chromiumSandbox: true });
    const page = await this.app.firstWindow();
    await this.app.evaluate(({ shell }) => {
      globalThis.openedByBackline = [];
      shell.openExternal = async (url) => {
        globalThis.openedByBackline?.push(url);
      };
    });
    page.on('request', (request) => {
      const { protocol } = new URL(request.url());
      if (protocol !== 'app:' && protocol !== 'data:' && protocol !== 'blob:') this.foreign.push(request.url());
    });
    page.on('pageerror', (error) => this.wrong.add(`Uncaught in the page: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (isPolicyBreach(message.text())) this.wrong.add(`${POLICY_BREACH}: ${message.text()}`);
    });
    page.on('crash', () => this.wrong.add('The page crashed'));
    await page.waitForLoadState('load');
    this.first = page;
  }

  async quit(): Promise<void> {
    const { app } = this;
    if (!app) return;
    this.links.push(...(await this.linksOfThisStart()));
    this.app = null;
    this.first = null;
    const code = new Promise<number | null>((resolve) => {
      app.process().once('exit', (exit) => resolve(exit));
    });
    await app.close();
    const exit = await code;
    if (exit !== 0 && exit !== null) this.wrong.add(`Electron ended with code ${exit}`);
  }

  async restart(): Promise<void> {
    await this.quit();
    await this.boot();
  }

  private async linksOfThisStart(): Promise<string[]> {
    return (await this.app?.evaluate(() => globalThis.openedByBackline ?? [])) ?? [];
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
    await this.page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  }
}
