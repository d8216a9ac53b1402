import { join } from 'node:path';
import { type NativeImage, nativeImage } from 'electron';
import type { TrayLook } from './tray-menu';

/** Where the build puts the pictures, relative to the main bundle. */
const FOLDER = join(import.meta.dirname, '../tray');

/** A ring and a dot, for a run out of a tree whose pictures were not drawn. */
const PLAIN =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAARElEQVR42mNgoDb4vyXkPz5MkWa8hhBjC041RDsRl1pcmokWx6YQn78JGkAo8GhvAMVeIDsQyY5GihMSVZIyVTITOQAAg2lGmC3zfg4AAAAASUVORK5CYII=';

/**
 * Name of the picture for a state. macOS tints a template itself; elsewhere light strokes go on a dark
 * panel and dark ones on a light panel.
 */
export function trayIconName(look: TrayLook, system: { platform: NodeJS.Platform; dark: boolean }): string {
  if (system.platform === 'darwin') return `${look}Template.png`;
  return `${look}-${system.dark ? 'light' : 'dark'}.png`;
}

/** The picture itself, with its larger twin (`@2x`) where one lies beside it. */
export function trayIcon(look: TrayLook, system: { platform: NodeJS.Platform; dark: boolean }): NativeImage {
  const drawn = nativeImage.createFromPath(join(FOLDER, trayIconName(look, system)));
  const icon = drawn.isEmpty() ? nativeImage.createFromDataURL(PLAIN) : drawn;
  if (system.platform === 'darwin') icon.setTemplateImage(true);
  return icon;
}
