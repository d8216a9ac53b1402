import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Draws the tray's icons, and the window's, beside what is built (`out/tray`), so that they are there in development and in
 * the package alike. The drawing library is loaded only for a build.
 */
export function trayIcons(): Plugin {
  return {
    name: 'backline-tray-icons',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('the build has no folder to put icons beside');
      const [{ writeTrayIcons }, { writeWindowIcon }] = await Promise.all([
        import('./icons/tray-icons'),
        import('./icons/window-icon'),
      ]);
      const folder = join(dir, '..', 'tray');
      writeTrayIcons(folder);
      writeWindowIcon(folder);
    },
  };
}
