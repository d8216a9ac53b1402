import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { NativeImage, Tray } from 'electron';
import type { TrayItem } from '../protocol';
import type { StandInContext } from './context';
import { StrictEmitter } from './emitter';
import { type OnFault, strict } from './strict';
import type { FakeMenu } from './system';

/** Electron's `NativeImage`, as far as a tray needs one: whether there is a picture, and which. */
export class FakeImage implements Pick<NativeImage, 'isEmpty' | 'setTemplateImage'> {
  constructor(readonly source: string) {}

  isEmpty(): boolean {
    return this.source === '';
  }

  setTemplateImage(): void {}
}

/** Electron's module `nativeImage`. */
export function fakeNativeImage(onFault: OnFault) {
  const image = (source: string) => strict('NativeImage', new FakeImage(source), onFault);
  return {
    createFromPath: (path: string) => image(existsSync(path) ? basename(path) : ''),
    createFromDataURL: (url: string) => image(url.startsWith('data:image/') ? 'data' : ''),
  };
}

const EVENTS = ['click', 'right-click', 'double-click', 'middle-click'];

/** Electron's `Tray`: the host is told what it shows, and clicks in the person's place. */
export class FakeTray
  extends StrictEmitter
  implements Pick<Tray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'destroy' | 'isDestroyed'>
{
  private menu: FakeMenu | null = null;
  private tip = '';
  private icon: string;
  private destroyed = false;

  constructor(
    private readonly context: StandInContext,
    image: unknown,
    private readonly gone: () => void,
  ) {
    super('Tray', EVENTS, context.fault);
    if (!context.isReady()) throw new Error('Cannot create Tray before app is ready');
    if (context.options.env.STAND_IN_TRAY === '0') throw new Error('There is no tray here');
    this.icon = this.sourceOf(image);
  }

  private sourceOf(image: unknown): string {
    const source = (image as Partial<FakeImage>).source;
    if (!source) throw new Error('Failed to load image');
    return source;
  }

  private live(): void {
    if (this.destroyed) throw new TypeError('Tray is destroyed');
  }

  private tell(): void {
    this.context.host.tell('tray.changed', { tray: { icon: this.icon, tip: this.tip, items: this.items() } });
  }

  private items(): TrayItem[] {
    return (this.menu?.items ?? []).map(
      ({ label = '', type = 'normal', checked = false, enabled = true, accelerator }) => ({
        label,
        type,
        checked,
        enabled,
        accelerator: accelerator ?? null,
      }),
    );
  }

  setImage(image: unknown): void {
    this.live();
    this.icon = this.sourceOf(image);
    this.tell();
  }

  setToolTip(tip: string): void {
    this.live();
    this.tip = tip;
    this.tell();
  }

  setContextMenu(menu: unknown): void {
    this.live();
    this.menu = menu as FakeMenu | null;
    this.tell();
  }

  destroy(): void {
    this.destroyed = true;
    this.gone();
    this.context.host.tell('tray.changed', { tray: null });
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** The person clicks an item of the menu; false when there is none to click. */
  choose(label: string): boolean {
    const item = this.menu?.items.find((held) => held.label === label);
    if (!item?.click || item.enabled === false) return false;
    (item.click as () => void)();
    return true;
  }
}
