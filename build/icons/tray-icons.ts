import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawPng } from './render';

/** Told by `import.meta.url`, the one thing that survives when a build's configuration is bundled. */
const DRAWINGS = fileURLToPath(new URL('tray', import.meta.url));

export const TRAY_STATES = ['calm', 'seen', 'busy'] as const;

/** Ink and accent by the tone of the ink: light strokes go on a dark panel, dark ones on a light panel. */
const TONES = {
  light: { ink: '#eceef1', accent: '#ffb454' },
  dark: { ink: '#1d1c1a', accent: '#a75d00' },
} as const;

/** What macOS colours by itself: black and clear alone. */
const TEMPLATE = { ink: '#000000', accent: '#000000' };

/** Points wide; Electron finds `@1.5x` and the like beside a file by its name. */
const POINTS = 16;
const SCALES = { '': 1, '@1.25x': 1.25, '@1.5x': 1.5, '@2x': 2, '@3x': 3 } as const;
const TEMPLATE_SCALES = { '': 1, '@2x': 2 } as const;
/** For panels that take one picture and fit it themselves, as those of Linux do. */
const LARGE_PIXELS = 48;

const ACCENT = '#ffb454';
const colour = (svg: string, { ink, accent }: { ink: string; accent: string }) =>
  svg.replaceAll(ACCENT, accent).replaceAll('currentColor', ink);

/** All icons of the tray, by file name. */
export function drawTrayIcons(): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const state of TRAY_STATES) {
    const svg = readFileSync(join(DRAWINGS, `${state}.svg`), 'utf8');
    for (const [suffix, scale] of Object.entries(TEMPLATE_SCALES))
      files.set(`${state}Template${suffix}.png`, drawPng(colour(svg, TEMPLATE), POINTS * scale));
    for (const [tone, colours] of Object.entries(TONES)) {
      const inked = colour(svg, colours);
      for (const [suffix, scale] of Object.entries(SCALES))
        files.set(`${state}-${tone}${suffix}.png`, drawPng(inked, POINTS * scale));
      files.set(`${state}-${tone}-large.png`, drawPng(inked, LARGE_PIXELS));
    }
  }
  return files;
}

/** Draws the icons of the tray into a folder and answers their names. */
export function writeTrayIcons(folder: string): string[] {
  const files = drawTrayIcons();
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  return [...files.keys()];
}
