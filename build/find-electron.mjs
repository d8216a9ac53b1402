/**
 * Where Electron's binary lies. Never by importing the package: from version 42 on that starts a
 * download by itself when the binary is missing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

function programPath(folder, platform) {
  try {
    return readFileSync(join(folder, 'path.txt'), 'utf8').trim();
  } catch {
    return { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[platform] ?? 'electron';
  }
}

/**
 * @returns {string | null} path of the program, or null when this computer has none
 */
export function findElectron(root = ROOT, env = process.env, platform = process.platform) {
  const folder = join(root, 'node_modules', 'electron');
  const program = programPath(folder, platform);
  const candidates = [
    env.ELECTRON_EXEC_PATH,
    env.ELECTRON_OVERRIDE_DIST_PATH && join(env.ELECTRON_OVERRIDE_DIST_PATH, program),
    existsSync(join(folder, 'path.txt')) && join(folder, 'dist', program),
  ];
  for (const path of candidates) if (path && existsSync(path)) return path;
  return null;
}

/** Whether a window can be shown to somebody. */
export function hasScreen(platform = process.platform, env = process.env) {
  if (platform !== 'linux') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
