import { Resvg } from '@resvg/resvg-js';

/** Draws an SVG as a square PNG of `pixels` by `pixels`, with a clear background. */
export function drawPng(svg: string, pixels: number): Buffer {
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: pixels }, font: { loadSystemFonts: false } });
  return Buffer.from(drawing.render().asPng());
}
