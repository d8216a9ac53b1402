import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, Session, WebContents } from 'electron';
import type { Bounds } from '../protocol';
import type { StandInContext } from './context';
import { StrictEmitter, standInEvent } from './emitter';
import { strict } from './strict';
import { FakeWebContents } from './web-contents';

type Used =
  | 'id'
  | 'webContents'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'blur'
  | 'minimize'
  | 'restore'
  | 'maximize'
  | 'unmaximize'
  | 'isDestroyed'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFullScreen'
  | 'getBounds'
  | 'getNormalBounds'
  | 'getContentBounds'
  | 'setBounds'
  | 'setContentSize'
  | 'center'
  | 'setTitle'
  | 'getTitle'
  | 'setBackgroundColor'
  | 'setMenuBarVisibility'
  | 'setAutoHideMenuBar'
  | 'setMinimumSize'
  | 'setSkipTaskbar'
  | 'setAlwaysOnTop';

const EVENTS = [
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'close',
  'closed',
  'minimize',
  'restore',
  'maximize',
  'unmaximize',
  'resize',
  'resized',
  'move',
  'moved',
  // Known to Electron, never emitted here.
  'page-title-updated',
  'enter-full-screen',
  'leave-full-screen',
  'session-end',
  'query-session-end',
  'unresponsive',
  'responsive',
  'app-command',
];

/** Settings of a page that change what the host must do. Any other would be silently without effect. */
const PREFERENCES = new Set([
  'preload',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'sandbox',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'disableBlinkFeatures',
  'webviewTag',
  'navigateOnDragDrop',
  'spellcheck',
  'devTools',
  'session',
  'partition',
  'safeDialogs',
  'disableDialogs',
  'autoplayPolicy',
  'backgroundThrottling',
  'enableWebSQL',
  'defaultEncoding',
  'images',
  'javascript',
  'plugins',
  'v8CacheOptions',
  'additionalArguments',
]);

export interface WindowSystem {
  context: StandInContext;
  windows: Map<number, FakeBrowserWindow>;
  session(options: BrowserWindowConstructorOptions): Session;
  /** After a window is made, and after one is gone. */
  created(window: FakeBrowserWindow): void;
  gone(window: FakeBrowserWindow): void;
  /** A window gets the focus: the others lose it. */
  focused(window: FakeBrowserWindow): void;
}

let lastId = 0;

export class FakeBrowserWindow extends StrictEmitter implements Pick<BrowserWindow, Used> {
  readonly id: number;
  readonly contents: FakeWebContents;
  /** The strict face of the contents, the same object every time. */
  private readonly face: WebContents;
  private bounds: Bounds;
  private shown: boolean;
  private minimized = false;
  private maximized = false;
  private focused = false;
  private destroyed = false;
  private title: string;
  private readonly opened: Promise<null>;

  constructor(
    private readonly system: WindowSystem,
    options: BrowserWindowConstructorOptions,
  ) {
    super('BrowserWindow', EVENTS, system.context.fault);
    const { context } = system;
    if (!context.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    for (const key of Object.keys(preferences)) {
      if (!PREFERENCES.has(key)) this.refuse(`webPreferences.${key}`);
    }
    if (preferences.contextIsolation === false) this.refuse('window without context isolation');
    if (preferences.nodeIntegration) this.refuse('window with node integration');
    if (preferences.sandbox === false) this.refuse('window without a sandbox');
    // Taking features away only makes a page weaker; the installed browser has no switch per page for it.
    if (preferences.enableBlinkFeatures) this.refuse('window with other Blink features');

    lastId += 1;
    this.id = lastId;
    this.title = options.title ?? context.options.name;
    this.shown = options.show ?? true;
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.contents = new FakeWebContents(context, this.id, system.session(options), () => this.close());
    this.face = strict('webContents', this.contents, context.fault) as unknown as WebContents;
    this.opened = context.host.ask('window.create', {
      window: this.id,
      preload: preferences.preload ?? null,
      bounds: this.bounds,
      shown: this.shown,
    });
    this.opened.catch((error: Error) => context.fault(`The host could not open a window: ${error.message}`));
  }

  private refuse(what: string): never {
    const text = `The stand-in for electron cannot do: ${what}`;
    this.system.context.fault(text);
    throw new Error(text);
  }

  private live(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }

  get webContents(): WebContents {
    this.live();
    return this.face;
  }

  async loadURL(url: string): Promise<void> {
    this.live();
    this.contents.beginLoad();
    await this.opened;
    await this.system.context.host.ask('window.load', { window: this.id, url });
    if (!this.destroyed) this.emit('ready-to-show');
  }

  show(): void {
    this.setShown(true);
    this.focus();
  }

  showInactive(): void {
    this.setShown(true);
  }

  hide(): void {
    this.setShown(false);
  }

  private setShown(shown: boolean): void {
    this.live();
    if (this.shown === shown) return;
    this.shown = shown;
    void this.system.context.host.ask('window.show', { window: this.id, shown }).catch(() => undefined);
    this.emit(shown ? 'show' : 'hide');
    if (!shown && !this.destroyed) this.blur();
  }

  focus(): void {
    this.live();
    if (this.focused || !this.shown) return;
    this.system.focused(this);
    this.focused = true;
    this.emit('focus');
  }

  blur(): void {
    this.live();
    if (!this.focused) return;
    this.focused = false;
    this.emit('blur');
  }

  close(): void {
    if (this.destroyed) return;
    const event = standInEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.contents.end();
    void this.system.context.host.ask('window.destroy', { window: this.id }).catch(() => undefined);
    this.emit('closed');
    this.system.gone(this);
  }

  minimize(): void {
    this.live();
    this.minimized = true;
    this.emit('minimize');
  }

  restore(): void {
    this.live();
    this.minimized = false;
    this.emit('restore');
  }

  maximize(): void {
    this.live();
    this.maximized = true;
    this.emit('maximize');
  }

  unmaximize(): void {
    this.live();
    this.maximized = false;
    this.emit('unmaximize');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isVisible(): boolean {
    this.live();
    return this.shown;
  }

  isFocused(): boolean {
    this.live();
    return this.focused;
  }

  isMinimized(): boolean {
    this.live();
    return this.minimized;
  }

  isMaximized(): boolean {
    this.live();
    return this.maximized;
  }

  isFullScreen(): boolean {
    this.live();
    return false;
  }

  getBounds(): Rectangle {
    this.live();
    return { ...this.bounds };
  }

  getNormalBounds(): Rectangle {
    return this.getBounds();
  }

  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.live();
    this.bounds = { ...this.bounds, ...bounds };
    void this.system.context.host
      .ask('window.resize', { window: this.id, bounds: this.bounds })
      .then(() => !this.destroyed && this.emit('resize'))
      .catch(() => undefined);
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  center(): void {
    this.live();
  }

  setTitle(title: string): void {
    this.live();
    this.title = title;
  }

  getTitle(): string {
    this.live();
    return this.title;
  }

  setBackgroundColor(): void {
    this.live();
  }

  setMenuBarVisibility(): void {
    this.live();
  }

  setAutoHideMenuBar(): void {
    this.live();
  }

  setMinimumSize(): void {
    this.live();
  }

  setSkipTaskbar(): void {
    this.live();
  }

  setAlwaysOnTop(): void {
    this.live();
  }
}
