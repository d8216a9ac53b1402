import type {
  Clipboard,
  Dialog,
  Display,
  MenuItemConstructorOptions,
  NativeTheme,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Screen,
  Shell,
} from 'electron';
import type { StandInContext } from './context';
import { StrictEmitter } from './emitter';

/** Electron's `shell`: the host records what would have been opened. */
export class FakeShell implements Pick<Shell, 'openExternal' | 'openPath'> {
  constructor(private readonly context: StandInContext) {}

  async openExternal(url: string): Promise<void> {
    if (!URL.canParse(url)) throw new Error('Invalid URL');
    await this.context.host.ask('link.open', { url });
  }

  async openPath(path: string): Promise<string> {
    await this.context.host.ask('path.open', { path });
    return '';
  }
}

/** Electron's `clipboard` of 44 and newer: the main process alone, and always later. */
export class FakeClipboard implements Pick<Clipboard, 'readText' | 'writeText'> {
  constructor(private readonly context: StandInContext) {}

  async readText(): Promise<string> {
    return (await this.context.host.ask('clipboard.read', null)).text;
  }

  async writeText(text: string): Promise<void> {
    if (typeof text !== 'string') throw new TypeError('Error processing argument at index 0');
    await this.context.host.ask('clipboard.write', { text });
  }
}

let lastNotice = 0;

/** Electron's `Notification`: the host hears of it, and clicks on it in the person's place. */
export class FakeNotification extends StrictEmitter {
  readonly notice: number;

  constructor(
    private readonly context: StandInContext,
    private readonly words: { title?: string; body?: string; silent?: boolean },
    /** It is on the screen, until something happens to it. */
    private readonly shown: (notice: FakeNotification) => void,
  ) {
    super('Notification', ['show', 'click', 'close', 'failed'], context.fault);
    lastNotice += 1;
    this.notice = lastNotice;
  }

  show(): void {
    const { title = '', body = '' } = this.words;
    this.shown(this);
    this.context.host.tell('notice.show', { notice: this.notice, title, body });
    this.emit('show');
  }
}

/** Electron's `dialog`: the host answers in the person's place. */
export class FakeDialog implements Pick<Dialog, 'showOpenDialog'> {
  constructor(private readonly context: StandInContext) {}

  async showOpenDialog(): Promise<OpenDialogReturnValue> {
    const { paths } = await this.context.host.ask('dialog.open', {});
    return { canceled: paths.length === 0, filePaths: paths };
  }

  async showSaveDialog(options: SaveDialogOptions): Promise<SaveDialogReturnValue> {
    const { path } = await this.context.host.ask('dialog.save', { suggested: options.defaultPath ?? '' });
    return { canceled: path === null, filePath: path ?? '' };
  }
}

type Source = NativeTheme['themeSource'];

export class FakeNativeTheme
  extends StrictEmitter
  implements
    Pick<
      NativeTheme,
      | 'themeSource'
      | 'shouldUseDarkColors'
      | 'shouldUseDarkColorsForSystemIntegratedUI'
      | 'shouldUseHighContrastColors'
      | 'prefersReducedTransparency'
    >
{
  readonly shouldUseHighContrastColors = false;
  readonly prefersReducedTransparency = false;
  private source: Source = 'system';

  constructor(
    private readonly context: StandInContext,
    private systemDark: boolean,
  ) {
    super('nativeTheme', ['updated'], context.fault);
  }

  get themeSource(): Source {
    return this.source;
  }

  set themeSource(source: Source) {
    if (source !== 'system' && source !== 'light' && source !== 'dark') {
      throw new TypeError('Error processing argument at index 0, conversion failure');
    }
    if (source === this.source) return;
    this.source = source;
    void this.context.host.ask('theme.set', { source }).catch(() => undefined);
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.systemDark : this.source === 'dark';
  }

  /** What the system's own panels show, whatever the app chose for itself. */
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.systemDark;
  }

  setSystemDark(dark: boolean): void {
    this.systemDark = dark;
    this.emit('updated');
  }
}

const AREA = { x: 0, y: 0, width: 1920, height: 1080 };

export class FakeScreen
  extends StrictEmitter
  implements
    Pick<
      Screen,
      'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching' | 'getDisplayNearestPoint' | 'getCursorScreenPoint'
    >
{
  constructor(private readonly context: StandInContext) {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed'], context.fault);
  }

  private display(): Display {
    if (!this.context.isReady()) {
      throw new Error("The 'screen' module can't be used before the app 'ready' event");
    }
    const known = { id: 1, bounds: AREA, workArea: AREA, size: AREA, workAreaSize: AREA, scaleFactor: 1, rotation: 0 };
    return known as unknown as Display;
  }

  getAllDisplays(): Display[] {
    return [this.display()];
  }

  getPrimaryDisplay(): Display {
    return this.display();
  }

  getDisplayMatching(): Display {
    return this.display();
  }

  getDisplayNearestPoint(): Display {
    return this.display();
  }

  getCursorScreenPoint(): { x: number; y: number } {
    this.display();
    return { x: 0, y: 0 };
  }
}

/** Electron's `Menu`, as far as the template is checked; nothing is drawn. */
export class FakeMenu {
  static current: FakeMenu | null = null;

  constructor(readonly items: readonly MenuItemConstructorOptions[]) {}

  static setApplicationMenu(menu: FakeMenu | null): void {
    FakeMenu.current = menu;
  }

  static getApplicationMenu(): FakeMenu | null {
    return FakeMenu.current;
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): FakeMenu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    for (const item of template) {
      if (item === null || typeof item !== 'object' || !('type' in item || 'label' in item || 'role' in item)) {
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      }
    }
    return new FakeMenu(template);
  }
}
