import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pngToIco from 'png-to-ico';
import { packIcns } from './icns';
import { drawPng } from './render';
import { readAppIcon, withoutMargin } from './window-icon';

const ICO_PIXELS = [16, 20, 24, 32, 40, 48, 64, 256];
export const LINUX_PIXELS = [16, 24, 32, 48, 64, 128, 256, 512];

/**
 * Draws the app's icons into a folder: `icon.icns`, `icon.ico`, `png/<n>x<n>.png` for Linux.
 * @returns the names of the files written
 */
export async function writeAppIcons(folder: string): Promise<string[]> {
  const svg = readAppIcon();
  const bare = withoutMargin(svg);
  const files = new Map<string, Uint8Array>([
    ['icon.icns', packIcns((pixels) => drawPng(svg, pixels))],
    ['icon.ico', await pngToIco(ICO_PIXELS.map((pixels) => drawPng(bare, pixels)))],
    ...LINUX_PIXELS.map((pixels) => [`png/${pixels}x${pixels}.png`, drawPng(bare, pixels)] as const),
  ]);
  mkdirSync(join(folder, 'png'), { recursive: true });
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  return [...files.keys()];
}
