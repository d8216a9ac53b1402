import { joinPath } from '../paths';
import type { Machine } from '../ports';

/**
 * Where the app keeps its data: the folder Electron gives an app of our name, so that what the window changed
 * can be put back in a terminal, and the other way round.
 */
export function dataFolderOf({ platform, home, env }: Pick<Machine, 'platform' | 'home' | 'env'>): string {
  const at = (...names: string[]) => joinPath(platform, home, ...names, 'Backline');
  if (platform === 'windows')
    return env.APPDATA ? joinPath(platform, env.APPDATA, 'Backline') : at('AppData', 'Roaming');
  if (platform === 'macos') return at('Library', 'Application Support');
  return env.XDG_CONFIG_HOME ? joinPath(platform, env.XDG_CONFIG_HOME, 'Backline') : at('.config');
}
