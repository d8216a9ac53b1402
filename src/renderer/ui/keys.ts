/** A shortcut in Electron's words, and as the person's keyboard shows it. */

const OTHER_NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
};
const NAMED = new Set(['Tab', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown']);

/** What is known of a pressed key. */
export interface Pressed {
  key: string;
  /** Where the key is, whatever it types: with Alt held down, macOS types another letter. */
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

function nameOf({ key, code }: Pressed): string | null {
  const letter = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  // A letter is named as it is typed, so that other layouts get the key they see; with Alt the place decides.
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  if (letter) return letter[1] ?? letter[2] ?? null;
  if (/^F(?:[1-9]|1\d|2[0-4])$/.test(key) || NAMED.has(key)) return key;
  if (Object.hasOwn(OTHER_NAMES, key)) return OTHER_NAMES[key] ?? null;
  return /^[,./;'[\]\\`=-]$/.test(key) ? key : null;
}

/**
 * The shortcut that was pressed: `null` while only modifiers are down, `invalid` for what cannot be one.
 * A letter alone, or with Shift, would be taken from every program.
 */
export function shortcutOf(pressed: Pressed, mac: boolean): string | 'invalid' | null {
  if (['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'OS', 'CapsLock', 'Dead', 'Process'].includes(pressed.key))
    return null;
  const { ctrlKey, altKey, shiftKey, metaKey } = pressed;
  const name = nameOf(pressed);
  if (name === null || !(ctrlKey || altKey || metaKey)) return 'invalid';
  const modifiers = [
    // The main modifier of each system, so that settings carried to another one still work.
    (mac ? metaKey : ctrlKey) && 'CommandOrControl',
    mac ? ctrlKey && 'Control' : metaKey && 'Super',
    altKey && 'Alt',
    shiftKey && 'Shift',
  ].filter((word) => word !== false);
  return [...modifiers, name].join('+');
}

const ON_MAC: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  Command: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Option: '⌥',
  Shift: '⇧',
};
const ELSEWHERE: Readonly<Record<string, string>> = { CommandOrControl: 'Ctrl', Control: 'Ctrl', Super: 'Win' };

/** The keys of a shortcut as they are printed on the keyboard, one after the other. */
export function keysOf(shortcut: string, mac: boolean): string[] {
  const names = mac ? ON_MAC : ELSEWHERE;
  return shortcut === ''
    ? []
    : shortcut.split('+').map((word) => (Object.hasOwn(names, word) ? (names[word] ?? word) : word));
}

/** Whether this is a Mac, by what the engine says of itself. */
export const isMac = (): boolean => /Mac/.test(navigator.userAgent);
