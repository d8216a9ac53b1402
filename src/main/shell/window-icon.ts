import { join } from 'node:path';

/** The build draws it beside the tray's pictures. */
const PATH = join(import.meta.dirname, '../tray/window.png');

/** What a window says of its icon. Only on Linux: elsewhere it is the program's. */
export function windowIcon(platform: NodeJS.Platform = process.platform): { icon?: string } {
  return platform === 'linux' ? { icon: PATH } : {};
}
