/**
 * Kinds of picture in an Apple icon and their widths in pixels; all hold PNG. Those with half the points
 * (`@2x`) stand beside the plain ones. The two oldest, 16 and 32 plain, want another format and are left
 * to macOS, which takes the next larger.
 */
const KINDS: readonly (readonly [kind: string, pixels: number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/**
 * An Apple icon: the word `icns`, the length of the whole, then each picture behind its kind and length,
 * the eight bytes of these counted in. Numbers are big-endian.
 */
export function packIcns(draw: (pixels: number) => Buffer): Buffer {
  const parts = KINDS.map(([kind, pixels]) => {
    const picture = draw(pixels);
    return Buffer.concat([header(kind, picture.length + 8), picture]);
  });
  const body = Buffer.concat(parts);
  return Buffer.concat([header('icns', body.length + 8), body]);
}

function header(kind: string, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.write(kind, 0, 'latin1');
  bytes.writeUInt32BE(length, 4);
  return bytes;
}
