import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINUX_PIXELS, writeAppIcons } from './app-icons';
import { drawTrayIcons, TRAY_STATES } from './tray-icons';
import { writeWindowIcon } from './window-icon';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const isPng = (bytes: Buffer) => bytes.subarray(0, 8).equals(PNG);
const widthOf = (png: Buffer) => png.readUInt32BE(16);

/** Red, green, blue and alpha of every point of a PNG. */
function pointsOf(png: Buffer): { colour: string; alpha: number }[] {
  const pixels = widthOf(png);
  const href = `data:image/png;base64,${png.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}"><image width="${pixels}" height="${pixels}" href="${href}"/></svg>`;
  const raw = new Resvg(svg).render().pixels;
  return Array.from({ length: raw.length / 4 }, (_, at) => ({
    colour: raw.subarray(at * 4, at * 4 + 3).toString('hex'),
    alpha: raw[at * 4 + 3] ?? 0,
  }));
}

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backline-icons-'));
  await writeAppIcons(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the app's icons", () => {
  it('for Apple: a whole container, each kind with a picture of its width', () => {
    const icns = readFileSync(join(folder, 'icon.icns'));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const widths: Record<string, number> = {};
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      const picture = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
      expect(isPng(picture)).toBe(true);
      widths[icns.toString('latin1', at, at + 4)] = widthOf(picture);
    }
    const expected = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };
    expect(widths).toEqual(expected);
  });

  it('for Windows: every size that a taskbar asks for', () => {
    const ico = readFileSync(join(folder, 'icon.ico'));
    expect(ico.readUInt16LE(2)).toBe(1);
    const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => ico.readUInt8(6 + at * 16) || 256);
    expect(widths.sort((a, b) => a - b)).toEqual([16, 20, 24, 32, 40, 48, 64, 256]);
  });

  it('for Linux: square pictures named by their size', () => {
    expect(readdirSync(join(folder, 'png')).sort()).toEqual(LINUX_PIXELS.map((n) => `${n}x${n}.png`).sort());
    for (const pixels of LINUX_PIXELS)
      expect(widthOf(readFileSync(join(folder, 'png', `${pixels}x${pixels}.png`)))).toBe(pixels);
  });

  it("for a window on Linux: the launcher's picture of that size", () => {
    writeWindowIcon(folder);
    expect(readFileSync(join(folder, 'window.png'))).toEqual(readFileSync(join(folder, 'png/256x256.png')));
  });

  it('shows no green and is not empty', () => {
    const points = pointsOf(readFileSync(join(folder, 'png', '64x64.png'))).filter(({ alpha }) => alpha > 200);
    expect(points.length).toBeGreaterThan(64 * 64 * 0.8);
    const greens = points.filter(({ colour }) => {
      const [red = 0, green = 0, blue = 0] = Buffer.from(colour, 'hex');
      return green > red + 16 && green > blue + 16;
    });
    expect(greens).toEqual([]);
  });
});

describe("the tray's icons", () => {
  const icons = drawTrayIcons();
  const icon = (name: string) => {
    const found = icons.get(name);
    if (!found) throw new Error(`${name} was not drawn`);
    return found;
  };

  it('are there for every state, tone and scale', () => {
    for (const state of TRAY_STATES) {
      expect(widthOf(icon(`${state}Template.png`))).toBe(16);
      expect(widthOf(icon(`${state}Template@2x.png`))).toBe(32);
      for (const tone of ['light', 'dark']) {
        expect(widthOf(icon(`${state}-${tone}.png`))).toBe(16);
        expect(widthOf(icon(`${state}-${tone}@1.5x.png`))).toBe(24);
        expect(widthOf(icon(`${state}-${tone}@2x.png`))).toBe(32);
        expect(widthOf(icon(`${state}-${tone}-large.png`))).toBe(48);
      }
    }
  });

  it('for macOS are black and clear alone', () => {
    for (const state of TRAY_STATES) {
      const seen = pointsOf(icon(`${state}Template@2x.png`)).filter(({ alpha }) => alpha > 0);
      expect(seen.length).toBeGreaterThan(50);
      expect(new Set(seen.map(({ colour }) => colour))).toEqual(new Set(['000000']));
    }
  });

  it('elsewhere are named by the tone of their strokes', () => {
    const brightness = (name: string) => {
      const full = pointsOf(icon(name)).filter(({ alpha }) => alpha === 255);
      const sum = full.reduce((total, { colour }) => total + (Buffer.from(colour, 'hex')[1] ?? 0), 0);
      return sum / full.length;
    };
    for (const state of TRAY_STATES) {
      expect(brightness(`${state}-light@2x.png`)).toBeGreaterThan(160);
      expect(brightness(`${state}-dark@2x.png`)).toBeLessThan(96);
    }
  });

  it('tell the states apart without colour', () => {
    const shape = (name: string) => pointsOf(icon(name)).map(({ alpha }) => alpha > 127);
    const differing = (a: boolean[], b: boolean[]) => a.filter((on, at) => on !== b[at]).length;
    const [calm, seen, busy] = TRAY_STATES.map((state) => shape(`${state}Template.png`));
    for (const [a, b] of [
      [calm, seen],
      [calm, busy],
      [seen, busy],
    ])
      expect(differing(a ?? [], b ?? [])).toBeGreaterThan(12);
  });
});
