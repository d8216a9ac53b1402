import { join } from 'node:path';
import type { App, CommandLine } from 'electron';
import type { StandInContext } from './context';
import { StrictEmitter, standInEvent } from './emitter';
import { strict } from './strict';

type Used =
  | 'isPackaged'
  | 'commandLine'
  | 'isReady'
  | 'whenReady'
  | 'quit'
  | 'exit'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getLocale'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'setAppUserModelId'
  | 'setAboutPanelOptions'
  | 'setAsDefaultProtocolClient'
  | 'setLoginItemSettings'
  | 'focus';

const EVENTS = [
  'ready',
  'will-finish-launching',
  'browser-window-created',
  'web-contents-created',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  // Known to Electron, never emitted here.
  'activate',
  'open-file',
  'open-url',
  'browser-window-focus',
  'browser-window-blur',
  'child-process-gone',
  'render-process-gone',
  'certificate-error',
  'select-client-certificate',
  'login',
  'accessibility-support-changed',
];

export class FakeApp extends StrictEmitter implements Pick<App, Used> {
  readonly isPackaged = false;
  readonly commandLine: CommandLine;
  private ready = false;
  private quitting = false;
  private locked = false;
  private name: string;
  private readonly paths = new Map<string, string>();
  private readonly switches = new Map<string, string>();
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly context: StandInContext,
    /** Asks every window to close; false when one refuses. */
    private readonly closeWindows: () => boolean,
  ) {
    super('app', EVENTS, context.fault);
    this.name = context.options.name;
    const { switches } = this;
    this.commandLine = strict(
      'app.commandLine',
      {
        appendSwitch(name: string, value = '') {
          switches.set(name, value);
        },
        hasSwitch: (name: string) => switches.has(name),
        getSwitchValue: (name: string) => switches.get(name) ?? '',
        removeSwitch(name: string) {
          switches.delete(name);
        },
      },
      context.fault,
    ) as unknown as CommandLine;
  }

  isReady(): boolean {
    return this.ready;
  }

  whenReady(): Promise<void> {
    if (this.ready) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** Called once, after the main module has been evaluated. */
  becomeReady(): void {
    this.emit('will-finish-launching');
    this.ready = true;
    this.emit('ready', standInEvent({}), {});
    for (const resolve of this.waiting) resolve();
  }

  quit(): void {
    if (this.quitting) return;
    const before = standInEvent({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.quitting = true;
    if (!this.closeWindows()) {
      this.quitting = false;
      return;
    }
    this.finish();
  }

  private finish(): void {
    const will = standInEvent({});
    this.emit('will-quit', will);
    if (will.defaultPrevented) {
      this.quitting = false;
      return;
    }
    this.exit(0);
  }

  exit(code = 0): void {
    this.quitting = true;
    this.emit('quit', standInEvent({}), code);
    this.context.options.exit(code);
  }

  /** After the last window is gone: Electron quits when nobody listens for it. */
  allWindowsClosed(): void {
    if (this.quitting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return this.context.options.version;
  }

  getAppPath(): string {
    return this.context.options.appPath;
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    const { home, userData } = this.context.options;
    const set = this.paths.get(name);
    if (set !== undefined) return set;
    if (name === 'home') return home;
    if (name === 'appData') return this.appData();
    if (name === 'userData' || name === 'sessionData') return userData ?? join(this.appData(), this.name);
    if (name === 'logs') return join(userData ?? join(this.appData(), this.name), 'logs');
    if (name === 'documents') return join(home, 'Documents');
    if (name === 'downloads') return join(home, 'Downloads');
    throw new Error(`Failed to get '${name}' path`);
  }

  private appData(): string {
    const { env, home, platform } = this.context.options;
    if (platform === 'win32') return env.APPDATA ?? join(home, 'AppData', 'Roaming');
    if (platform === 'darwin') return join(home, 'Library', 'Application Support');
    return env.XDG_CONFIG_HOME ?? join(home, '.config');
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  getLocale(): string {
    if (!this.ready) return '';
    return this.context.options.locale;
  }

  requestSingleInstanceLock(): boolean {
    this.locked = true;
    return true;
  }

  hasSingleInstanceLock(): boolean {
    return this.locked;
  }

  releaseSingleInstanceLock(): void {
    this.locked = false;
  }

  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  disableHardwareAcceleration(): void {
    if (this.ready) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
  }

  setAppUserModelId(): void {}

  setAboutPanelOptions(): void {}

  focus(): void {}

  setAsDefaultProtocolClient(): boolean {
    return this.outOfReach('setAsDefaultProtocolClient');
  }

  setLoginItemSettings(): void {
    this.outOfReach('setLoginItemSettings');
  }

  /** What would change the computer the specs run on is a fault. */
  private outOfReach(what: string): never {
    const text = `app.${what} was called by an app that is not packaged`;
    this.context.fault(text);
    throw new Error(text);
  }
}
