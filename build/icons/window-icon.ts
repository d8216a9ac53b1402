import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawPng } from './render';

const PIXELS = 256;

/** Told by `import.meta.url`, the one thing that survives when a build's configuration is bundled. */
export const readAppIcon = () => readFileSync(fileURLToPath(new URL('app.svg', import.meta.url)), 'utf8');

/** The tile without the margin that only macOS has. */
export const withoutMargin = (svg: string) => svg.replace('viewBox="0 0 1024 1024"', 'viewBox="100 100 824 824"');

/** Draws the icon that windows bear by themselves on Linux, `window.png`, into a folder that is there. */
export function writeWindowIcon(folder: string): void {
  writeFileSync(join(folder, 'window.png'), drawPng(withoutMargin(readAppIcon()), PIXELS));
}
