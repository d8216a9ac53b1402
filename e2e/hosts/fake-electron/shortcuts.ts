import type { GlobalShortcut } from 'electron';
import type { StandInContext } from './context';

const MODIFIERS = new Set([
  'CommandOrControl',
  'Command',
  'Control',
  'Alt',
  'Option',
  'AltGr',
  'Shift',
  'Super',
  'Meta',
]);

/** Electron's `globalShortcut`: keys that are taken by another program are refused, the rest wait for the person. */
export class FakeGlobalShortcut
  implements
    Pick<GlobalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'isRegistered' | 'setSuspended' | 'isSuspended'>
{
  private readonly held = new Map<string, () => void>();
  private suspended = false;
  private taken: ReadonlySet<string>;

  constructor(private readonly context: StandInContext) {
    this.taken = new Set((context.options.env.STAND_IN_TAKEN_KEYS ?? '').split(' '));
  }

  private check(keys: string): void {
    if (!this.context.isReady()) throw new Error('globalShortcut cannot be used before the app is ready');
    const parts = keys.split('+');
    const key = parts.pop();
    if (!key || MODIFIERS.has(key) || !parts.every((part) => MODIFIERS.has(part))) {
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${keys}`);
    }
  }

  register(keys: string, act: () => void): boolean {
    this.check(keys);
    if (this.suspended || this.taken.has(keys) || this.held.has(keys)) return false;
    this.held.set(keys, act);
    return true;
  }

  unregister(keys: string): void {
    this.check(keys);
    this.held.delete(keys);
  }

  unregisterAll(): void {
    this.held.clear();
  }

  isRegistered(keys: string): boolean {
    this.check(keys);
    return this.held.has(keys);
  }

  isSuspended(): boolean {
    return this.suspended;
  }

  setSuspended(suspended: boolean): void {
    this.suspended = suspended;
  }

  // What the host does.

  take(keys: readonly string[]): void {
    this.taken = new Set(keys);
  }

  /** Whether anything would answer the keys. */
  hears(keys: string): boolean {
    return !this.suspended && this.held.has(keys);
  }

  /** The person presses keys; whether anything answered. */
  press(keys: string): boolean {
    const heard = this.hears(keys);
    if (heard) this.held.get(keys)?.();
    return heard;
  }
}
