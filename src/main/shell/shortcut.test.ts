import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../contract/state';
import { createShortcut } from './shortcut';

/** The system's shortcuts: strict where Electron only shrugs. */
class Keyboard {
  readonly held = new Map<string, () => void>();
  suspended = false;
  taken = new Set<string>();
  register(keys: string, act: () => void): boolean {
    if (this.suspended) return false;
    if (this.held.has(keys)) throw new Error(`${keys} is registered twice`);
    if (this.taken.has(keys)) return false;
    this.held.set(keys, act);
    return true;
  }
  unregister(keys: string): void {
    if (!this.held.delete(keys)) throw new Error(`${keys} was not registered`);
  }
  isRegistered(keys: string): boolean {
    return this.held.has(keys);
  }
  setSuspended(on: boolean): void {
    this.suspended = on;
  }
  press(keys: string): void {
    if (!this.suspended) this.held.get(keys)?.();
  }
}

function setUp(wayland = false) {
  const keyboard = new Keyboard();
  let pressed = 0;
  const shortcut = createShortcut(keyboard, wayland, () => {
    pressed += 1;
  });
  return { keyboard, shortcut, pressed: () => pressed };
}

describe('the global shortcut', () => {
  it('works from the first start on', () => {
    const { keyboard, shortcut, pressed } = setUp();
    expect(shortcut.take(DEFAULT_SETTINGS.shortcut)).toBe('works');
    keyboard.press(DEFAULT_SETTINGS.shortcut);
    expect(pressed()).toBe(1);
  });

  it('gives the old keys back when others are chosen', () => {
    const { keyboard, shortcut } = setUp();
    shortcut.take('CommandOrControl+Shift+L');
    expect(shortcut.take('Alt+Space')).toBe('works');
    expect([...keyboard.held.keys()]).toEqual(['Alt+Space']);
    expect(shortcut.take('')).toBe('off');
    expect([...keyboard.held.keys()]).toEqual([]);
  });

  it('says that another program has it', () => {
    const { keyboard, shortcut } = setUp();
    keyboard.taken.add('CommandOrControl+Shift+L');
    expect(shortcut.take('CommandOrControl+Shift+L')).toBe('taken');
    expect(shortcut.state()).toBe('taken');
    // Nothing is held, so nothing may be given back.
    expect(shortcut.take('CommandOrControl+Shift+K')).toBe('works');
  });

  it('says that the desktop gives none to programs', () => {
    const { keyboard, shortcut } = setUp(true);
    keyboard.taken.add('CommandOrControl+Shift+L');
    expect(shortcut.take('CommandOrControl+Shift+L')).toBe('wayland');
  });

  it('takes no key alone, and nothing that is none', () => {
    const { keyboard, shortcut } = setUp();
    for (const keys of [
      'L',
      'Shift+L',
      'Shift+Space',
      'Ctrl',
      'Control+',
      'Control+Shift',
      'Alt+Nothing',
      'Alt+L\n',
      '+',
      'Control+L+K',
    ])
      expect(shortcut.take(keys), keys).toBe('invalid');
    expect(keyboard.held.size).toBe(0);
  });

  it('is held back while keys are chosen, and is itself again afterwards', () => {
    const { keyboard, shortcut, pressed } = setUp();
    shortcut.take('Alt+Space');
    shortcut.pause(true);
    keyboard.press('Alt+Space');
    expect(pressed()).toBe(0);
    shortcut.pause(false);
    keyboard.press('Alt+Space');
    expect(pressed()).toBe(1);
    shortcut.pause(true);
    expect(shortcut.take('Alt+L')).toBe('works');
  });

  it('is given back at the end', () => {
    const { keyboard, shortcut } = setUp();
    shortcut.take('Alt+Space');
    shortcut.release();
    shortcut.release();
    expect(keyboard.held.size).toBe(0);
  });
});
