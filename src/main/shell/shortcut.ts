import type { GlobalShortcut } from 'electron';
import type { ShortcutState } from '../../contract/companion';

/** One of Electron's key names, and at least one modifier before it: a bare letter would be taken from every program. */
const KEYS =
  /^(?=.*(?:CommandOrControl|Command|Control|Alt|Option|Super|Meta)\+)(?:(?:CommandOrControl|Command|Control|Alt|Option|AltGr|Shift|Super|Meta)\+){1,4}(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Tab|Backspace|Delete|Insert|Return|Up|Down|Left|Right|Home|End|PageUp|PageDown|Plus|[,./;'[\]\\`=-])$/;

export interface Shortcut {
  state(): ShortcutState;
  /** Takes these keys in place of the ones before; empty = none. */
  take(keys: string): ShortcutState;
  /** Holds the keys back while the person presses others to choose them. */
  pause(on: boolean): void;
  release(): void;
}

/**
 * The one global shortcut. The system may refuse it: another program has it, or a Wayland desktop gives
 * none away. `act` is called when the person presses it.
 */
export function createShortcut(
  system: Pick<GlobalShortcut, 'register' | 'unregister' | 'isRegistered' | 'setSuspended'>,
  wayland: boolean,
  act: () => void,
): Shortcut {
  let held = '';
  let state: ShortcutState = 'off';
  const release = () => {
    if (held !== '') system.unregister(held);
    held = '';
  };
  const tryTaking = (keys: string): ShortcutState => {
    if (keys === '') return 'off';
    if (!KEYS.test(keys)) return 'invalid';
    try {
      if (system.register(keys, act) && system.isRegistered(keys)) return 'works';
    } catch {
      return 'invalid';
    }
    return wayland ? 'wayland' : 'taken';
  };
  return {
    state: () => state,
    take(keys) {
      // Nothing can be registered while shortcuts are held back.
      system.setSuspended(false);
      release();
      state = tryTaking(keys);
      if (state === 'works') held = keys;
      return state;
    },
    pause: (on) => system.setSuspended(on),
    release,
  };
}
