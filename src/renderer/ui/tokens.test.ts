import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;

/** `--name: light-dark(#light, #dark);` as a pair of colours. */
const tokens = new Map(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name, light, dark]) => [
    name ?? '',
    { light: light ?? '', dark: dark ?? '' },
  ]),
);

function colour(name: string, theme: 'light' | 'dark'): string {
  const pair = tokens.get(name);
  if (!pair) throw new Error(`tokens.css has no colour ${name}`);
  return pair[theme];
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const everywhere = ['bg', 'rail', 'panel', 'raised', 'accent-soft', 'works-soft', 'broken-soft'];
const cards = ['bg', 'panel', 'raised', 'accent-soft', 'works-soft', 'broken-soft'];
const text: [ink: string, surfaces: string[]][] = [
  ['ink', everywhere],
  ['ink-2', everywhere],
  ['ink-3', everywhere],
  ['accent-ink', cards],
  ['works', cards],
  ['broken', cards],
  ['on-accent', ['accent', 'accent-hover']],
];
const shapes: [mark: string, surfaces: string[]][] = [
  ['line-control', ['bg', 'panel', 'raised']],
  ['accent', everywhere],
  ['works', everywhere],
  ['broken', everywhere],
  ['unknown', everywhere],
];

describe('colours', () => {
  const cases = (table: [string, string[]][]) =>
    THEMES.flatMap((theme) => table.flatMap(([ink, under]) => under.map((surface) => [theme, ink, surface] as const)));

  it.each(cases(text))('%s: text in %s on %s is readable', (theme, ink, surface) => {
    expect(contrast(colour(ink, theme), colour(surface, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(cases(shapes))('%s: the shape %s on %s can be seen', (theme, mark, surface) => {
    expect(contrast(colour(mark, theme), colour(surface, theme))).toBeGreaterThanOrEqual(3);
  });
});
