import type { BrowserContext, Page, Request } from '@playwright/test';
import type { World } from '../worlds/world';
import { fromAlias } from './chromium/alias';
import { HostWindow } from './chromium/host-window';
import { type MainProcess, projectRoot, startMain } from './chromium/main-process';
import { type RequestWatch, serve } from './chromium/requests';
import type { Surface } from './chromium/system';
import { type AppDriver, type Capability, Faults, type ShownNotice, type Size } from './driver';
import type { Handlers } from './peer';
import type { Bounds, HostMethods, PageMessage, PreloadMessage, TrayFacts, Wired } from './protocol';

export interface ChromiumHostOptions {
  context: BrowserContext;
  surface: Surface;
  /** Null: the real computer of the person in front of it. */
  world: World | null;
  /** The built main module. */
  main: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  seed: number;
  jitterMs: number;
}

const START_LIMIT_MS = 30_000;
const QUIT_LIMIT_MS = 10_000;

/**
 * The app without Electron: the built main module in Node with the strict stand-in, the built preload
 * in an isolated world, the page in Chromium, served by the app's own protocol handler.
 */
export class ChromiumHost implements AppDriver {
  readonly name = 'Chromium host (no Electron)';
  readonly caps: ReadonlySet<Capability> = new Set<Capability>([
    'forge-frames',
    'ask-permissions',
    'own-clipboard',
    'take-keys',
    'notices',
  ]);
  private readonly links: string[] = [];
  private chosen: string[] = [];
  private readonly folders: string[] = [];
  private readonly noticeList: ShownNotice[] = [];
  private trayFacts: TrayFacts | null = null;
  private clip = '';
  private clipReads = 0;
  private takenKeys: readonly string[] = [];
  private readonly wrong = new Faults();
  private readonly windows = new Map<number, HostWindow>();
  private readonly forged = new Map<number, (answer: PageMessage) => void>();
  private main: MainProcess | null = null;
  private watch: RequestWatch = { foreign: [], prevented: [], popups: [] };
  private systemDark = false;
  private theme: 'system' | 'light' | 'dark' = 'system';
  private quitting = false;
  private crashing = false;
  private savePath: string | null = null;
  private lastForged = 0;

  private constructor(private readonly options: ChromiumHostOptions) {}

  /** Starts the app and resolves when its first window has loaded. */
  static async start(options: ChromiumHostOptions): Promise<ChromiumHost> {
    const host = new ChromiumHost(options);
    host.watch = await serve(options.context, {
      peer: () => host.running().peer,
      windowOf: (request) => host.windowOf(request),
      fault: (text) => host.wrong.add(text),
    });
    options.context.on('page', (page) => void host.refusePopup(page));
    await host.boot();
    return host;
  }

  /** What the person will choose when the app next opens the dialog for files. */
  async chooseFiles(paths: readonly string[]): Promise<void> {
    this.chosen = [...paths];
  }

  /** Where the person will say that a file goes. */
  async saveTo(path: string | null): Promise<void> {
    this.savePath = path;
  }

  /** What the app put into the clipboard. */
  async clipboardText(): Promise<string> {
    return this.clip;
  }

  get world(): World {
    if (!this.options.world) throw new Error('The app runs on the real computer');
    return this.options.world;
  }

  get page(): Page {
    return this.firstWindow.page;
  }

  /** The first window with the host's own handles on it. */
  get firstWindow(): HostWindow {
    const first = [...this.windows.values()].find((window) => !window.isPalette);
    if (!first) throw new Error('The app has no window');
    return first;
  }

  get allWindows(): readonly HostWindow[] {
    return [...this.windows.values()];
  }

  private running(): MainProcess {
    if (!this.main) throw new Error('The app is not running');
    return this.main;
  }

  private async boot(more: readonly string[] = []): Promise<void> {
    this.quitting = false;
    let firstLoaded: () => void = () => undefined;
    const loaded = new Promise<void>((resolve) => {
      firstLoaded = resolve;
    });
    const { main, args, env, world, seed, jitterMs } = this.options;
    this.main = startMain(
      {
        main,
        root: projectRoot(import.meta.url),
        args: [...args, ...more],
        env: {
          ...env,
          BACKLINE_HOST_NAME: this.name,
          // A browser has no tray to put an icon in.
          STAND_IN_TRAY: this.options.surface.tray ? '1' : '0',
          STAND_IN_TAKEN_KEYS: this.takenKeys.join(' '),
          ...(world && { BACKLINE_HOME: world.home, BACKLINE_DATA: world.data }),
        },
        dark: this.systemDark,
        seed,
        jitterMs,
      },
      this.answers(firstLoaded, more.includes('--hidden')),
    );
    const { stderr } = this.main;
    const ended = this.main.exited.then((code) => {
      this.main = null;
      if (this.crashing || (this.quitting && code === 0)) return;
      this.wrong.add(`The main process ended with code ${code}`);
      throw new Error(`The main process ended with code ${code} before its window was there:\n${stderr()}`);
    });
    ended.catch(() => undefined);
    await Promise.race([
      loaded,
      ended,
      limit(
        START_LIMIT_MS,
        () => `No window within ${START_LIMIT_MS} ms.\n${this.wrong.list().join('\n')}\n${this.main?.stderr()}`,
      ),
    ]);
  }

  private answers(firstLoaded: () => void, withoutWindow: boolean): Handlers<HostMethods> {
    const window = (id: number) => {
      const found = this.windows.get(id);
      if (!found) throw new Error(`no window ${id}`);
      return found;
    };
    return {
      'window.create': async ({ window: id, preload, bounds, shown }) => {
        const page = await this.options.surface.newPage();
        await page.emulateMedia({ colorScheme: this.colorScheme() });
        const made = await HostWindow.open(
          id,
          page,
          { preload, bounds: this.options.surface.sized ? bounds : null, platform: process.platform },
          {
            message: (frame, message) => this.main?.peer.tell('ipc.message', { window: id, frame, message }),
            frameGone: (key) => this.main?.peer.tell('frame.gone', { window: id, key }),
            navigated: (frame, sameDocument) =>
              this.main?.peer.tell('window.navigated', { window: id, frame, sameDocument }),
            loaded: (title) => this.main?.peer.tell('window.loaded', { window: id, title }),
            fault: (text) => this.wrong.add(text),
          },
        );
        made.bounds = bounds;
        made.shown = shown;
        this.windows.set(id, made);
        page.on('close', () => {
          // Still known: the person closed it, not the app.
          if (this.windows.delete(id)) this.main?.peer.tell('window.close', { window: id });
        });
        return null;
      },
      'window.load': async ({ window: id, url }) => {
        await window(id).load(url);
        window(id).loaded = true;
        // One that is not yet on the screen cannot be worked with.
        if (window(id).shown) firstLoaded();
        return null;
      },
      'window.reload': async ({ window: id }) => {
        await window(id).page.reload();
        return null;
      },
      'window.resize': async ({ window: id, bounds }) => {
        window(id).bounds = bounds;
        if (this.options.surface.sized) await window(id).page.setViewportSize(bounds);
        return null;
      },
      'window.show': async ({ window: id, shown }) => {
        window(id).shown = shown;
        if (shown) await window(id).page.bringToFront();
        if (window(id).shown && window(id).loaded) firstLoaded();
        return null;
      },
      'window.destroy': async ({ window: id }) => {
        const gone = this.windows.get(id);
        this.windows.delete(id);
        await gone?.page.close();
        return null;
      },
      'page.deliver': async ({ window: id, frame, message }) => {
        const waiting = message.kind === 'event' ? undefined : this.forged.get(message.id);
        if (waiting) waiting(message);
        else await this.windows.get(id)?.deliver(frame, message);
        return null;
      },
      'theme.set': async ({ source }) => {
        this.theme = source;
        await this.paint();
        return null;
      },
      'dialog.open': () => ({ paths: this.chosen }),
      'dialog.save': () => ({ path: this.savePath }),
      'path.open': ({ path }) => {
        this.folders.push(path);
        return null;
      },
      'tray.changed': ({ tray }) => {
        this.trayFacts = tray;
        // An app that starts without a window is there when its icon is.
        if (tray && tray.items.length > 0 && withoutWindow) firstLoaded();
        return null;
      },
      'notice.show': ({ notice, title, body }) => {
        const click = async () => void (await this.running().peer.ask('notice.click', { notice }));
        this.noticeList.push({ title, body, click });
        return null;
      },
      'clipboard.read': () => {
        this.clipReads += 1;
        return { text: this.clip };
      },
      'clipboard.write': ({ text }) => {
        this.clip = text;
        return null;
      },
      'link.open': ({ url }) => {
        this.links.push(url);
        this.options.surface.openLink(url);
        return null;
      },
      fault: ({ text }) => {
        this.wrong.add(text);
        return null;
      },
      started: () => null,
    };
  }

  private colorScheme(): 'light' | 'dark' {
    if (this.theme !== 'system') return this.theme;
    return this.systemDark ? 'dark' : 'light';
  }

  private async paint(): Promise<void> {
    const colorScheme = this.colorScheme();
    await Promise.all(this.allWindows.map(({ page }) => page.emulateMedia({ colorScheme })));
  }

  private windowOf(request: Request): HostWindow | null {
    try {
      const page = request.frame().page();
      return this.allWindows.find((window) => window.page === page) ?? null;
    } catch {
      // The first navigation of a window a page opened by itself has no frame yet.
      return null;
    }
  }

  /** A page that another page opened: the app is asked, as by Electron, and the page is closed when it says no. */
  private async refusePopup(page: Page): Promise<void> {
    const opener = await page.opener();
    const window = this.allWindows.find((known) => known.page === opener);
    if (!window) return;
    const url = this.watch.popups.shift() ?? fromAlias(page.url());
    this.watch.prevented.push(url);
    const { action } = await this.running().peer.ask('window.popup', { window: window.id, url });
    if (action === 'allow') this.wrong.add('The app let a page open a window, which this host cannot do');
    await page.close();
  }

  async quit(): Promise<void> {
    const { main } = this;
    if (!main) return;
    this.quitting = true;
    void main.peer.ask('app.quit', null).catch(() => undefined);
    const exited = await Promise.race([main.exited.then(() => true), limit(QUIT_LIMIT_MS).catch(() => false)]);
    if (!exited) {
      this.wrong.add(`The app did not quit within ${QUIT_LIMIT_MS} ms`);
      main.kill();
      await main.exited;
    }
    await this.closeLeft();
  }

  async crash(): Promise<void> {
    const main = this.running();
    this.crashing = true;
    main.kill();
    await main.exited;
    this.crashing = false;
    await this.closeLeft();
  }

  private async closeLeft(): Promise<void> {
    const left = [...this.windows.values()];
    this.windows.clear();
    await Promise.all(left.map(({ page }) => page.close()));
  }

  async restart(args: readonly string[] = []): Promise<void> {
    await this.quit();
    await this.boot(args);
  }

  async tray(): Promise<TrayFacts | null> {
    return this.trayFacts;
  }

  async clickTray(label: string): Promise<void> {
    const { done } = await this.running().peer.ask('tray.choose', { label });
    if (!done) throw new Error(`The tray has nothing to click called ${label}`);
  }

  async pressShortcut(keys: string): Promise<boolean> {
    return (await this.running().peer.ask('shortcut.press', { keys })).answered;
  }

  async hearsShortcut(keys: string): Promise<boolean> {
    return (await this.running().peer.ask('shortcut.heard', { keys })).heard;
  }

  /** Gives keys to another program, now and at the next start. */
  async takeKeys(keys: readonly string[]): Promise<void> {
    this.takenKeys = keys;
    await this.running().peer.ask('shortcut.taken', { keys: [...keys] });
  }

  async closeWindow(): Promise<void> {
    const { id } = this.firstWindow;
    await this.running().peer.ask('window.close', { window: id });
  }

  async isWindowShown(): Promise<boolean> {
    return this.allWindows.some((window) => window.shown && !window.isPalette);
  }

  async palette(): Promise<Page | null> {
    return this.allWindows.find((window) => window.shown && window.isPalette)?.page ?? null;
  }

  async paletteBounds(): Promise<Bounds> {
    const found = this.allWindows.find((window) => window.isPalette)?.bounds;
    if (!found) throw new Error('There is no palette');
    return found;
  }

  async clickAway(): Promise<void> {
    await this.running().peer.ask('window.focus', { window: null });
  }

  async comeBack(): Promise<void> {
    // A page of a browser without a screen always believes that it has the focus.
    await this.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  }

  isRunning(): boolean {
    return this.main !== null;
  }

  /** What is in the person's clipboard, and how often the app has looked. */
  get clipboard(): { text: string; reads: number } {
    return { text: this.clip, reads: this.clipReads };
  }

  copy(text: string): void {
    this.clip = text;
  }

  get notices(): readonly ShownNotice[] {
    return [...this.noticeList];
  }

  get openedFolders(): readonly string[] {
    return [...this.folders];
  }

  /** Resolves when the app has ended by itself or by its person. */
  async ended(): Promise<void> {
    this.quitting = true;
    await this.main?.exited;
  }

  async openedLinks(): Promise<readonly string[]> {
    return [...this.links];
  }

  foreignRequests(): readonly string[] {
    return [...this.watch.foreign];
  }

  /** Navigations and windows the app has forbidden. */
  preventedNavigations(): readonly string[] {
    return [...this.watch.prevented];
  }

  faults(): readonly string[] {
    return this.wrong.list();
  }

  allowFaults(pattern: RegExp): void {
    this.wrong.allow(pattern);
  }

  /** What main has written so far. */
  log(): string {
    return this.main?.stderr() ?? '';
  }

  async resize(size: Size): Promise<void> {
    await this.page.setViewportSize(size);
  }

  async setSystemDark(dark: boolean): Promise<void> {
    this.systemDark = dark;
    await this.paint();
    await this.running().peer.ask('system.dark', { dark });
  }

  /** A second start of the program: the first is told its arguments. */
  async secondStart(argv: string[]): Promise<void> {
    await this.running().peer.ask('app.second', { argv });
  }

  /** What the app's handlers say to a page that asks for a permission. */
  async permission(permission: string): Promise<{ request: boolean; check: boolean }> {
    const window = this.firstWindow;
    return this.running().peer.ask('permission.ask', { window: window.id, permission, url: window.frameFacts().url });
  }

  /**
   * Calls main from the preload world of any frame, as a broken renderer could.
   * @param child address of a child frame; null = the main frame
   * @returns what main answers to that frame
   */
  async forge(child: string | null, channel: string, ...args: unknown[]): Promise<PageMessage> {
    this.lastForged -= 1;
    const id = this.lastForged;
    const wired: Wired[] = args.map((value) => (value === undefined ? null : JSON.stringify(value)));
    const message: PreloadMessage = { kind: 'invoke', id, channel, args: wired };
    const answer = new Promise<PageMessage>((resolve) => this.forged.set(id, resolve));
    await this.firstWindow.forge(child, message);
    return answer;
  }
}

/** Rejects after so long; the timer holds nothing up. */
function limit(ms: number, text: () => string = () => 'too long'): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(text())), ms).unref();
  });
}
