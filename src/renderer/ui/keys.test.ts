import { describe, expect, it } from 'vitest';
import { keysOf, type Pressed, shortcutOf } from './keys';

const press = (key: string, code: string, ...held: ('ctrl' | 'alt' | 'shift' | 'meta')[]): Pressed => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
});

describe('choosing a shortcut by pressing it', () => {
  it('names the keys in Electron’s words', () => {
    expect(shortcutOf(press('L', 'KeyL', 'ctrl', 'shift'), false)).toBe('CommandOrControl+Shift+L');
    expect(shortcutOf(press(' ', 'Space', 'alt'), false)).toBe('Alt+Space');
    expect(shortcutOf(press('F9', 'F9', 'ctrl'), false)).toBe('CommandOrControl+F9');
    expect(shortcutOf(press('k', 'KeyK', 'meta', 'ctrl'), false)).toBe('CommandOrControl+Super+K');
  });
  it('takes the main modifier of the system', () => {
    expect(shortcutOf(press('l', 'KeyL', 'meta', 'shift'), true)).toBe('CommandOrControl+Shift+L');
    expect(shortcutOf(press('l', 'KeyL', 'ctrl'), true)).toBe('Control+L');
  });
  it('names a letter as typed, and by its place where Alt types something else', () => {
    expect(shortcutOf(press('z', 'KeyY', 'ctrl'), false)).toBe('CommandOrControl+Z');
    expect(shortcutOf(press('¬', 'KeyL', 'alt', 'meta'), true)).toBe('CommandOrControl+Alt+L');
    expect(shortcutOf(press('!', 'Digit1', 'ctrl', 'shift'), false)).toBe('CommandOrControl+Shift+1');
  });
  it('waits while only modifiers are down', () => {
    expect(shortcutOf(press('Control', 'ControlLeft', 'ctrl'), false)).toBeNull();
    expect(shortcutOf(press('Dead', 'KeyN', 'alt'), true)).toBeNull();
  });
  it('refuses what would be taken from every program, and keys without a name', () => {
    for (const pressed of [
      press('l', 'KeyL'),
      press('L', 'KeyL', 'shift'),
      press('Enter', 'Enter'),
      press('ü', 'BracketLeft', 'ctrl'),
      press('MediaPlayPause', 'MediaPlayPause', 'ctrl'),
    ])
      expect(shortcutOf(pressed, false)).toBe('invalid');
  });
  it('shows them as they are printed on the keyboard', () => {
    expect(keysOf('CommandOrControl+Shift+L', false)).toEqual(['Ctrl', 'Shift', 'L']);
    expect(keysOf('CommandOrControl+Shift+L', true)).toEqual(['⌘', '⇧', 'L']);
    expect(keysOf('Super+Space', false)).toEqual(['Win', 'Space']);
    expect(keysOf('', false)).toEqual([]);
  });
});
