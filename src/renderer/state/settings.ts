import { create } from 'zustand';
import type { Settings } from '../../contract/state';
import { ask, hear } from '../host';
import { report } from './notice';

/** Settings as the host keeps them; null until they arrived. */
export const useSettings = create<{ settings: Settings | null }>(() => ({ settings: null }));

/** Shows the theme: an attribute overrides the system's choice, none follows it. */
function showTheme({ theme }: Settings): void {
  const root = document.documentElement;
  if (theme === 'system') root.removeAttribute('data-theme');
  else root.dataset.theme = theme;
}

function take(settings: Settings): void {
  showTheme(settings);
  useSettings.setState({ settings });
}

/** Reads the settings and follows changes, whichever window makes them. */
export async function followSettings(): Promise<void> {
  hear('settings.changed', take);
  take(await ask('settings.get', {}));
}

/** Changes some settings; what the host kept is what is shown. */
export async function changeSettings(changes: Partial<Settings>): Promise<boolean> {
  try {
    take(await ask('settings.set', changes));
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}
