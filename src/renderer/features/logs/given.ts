/** What a page hands over in one go, in bytes; more is read from the file itself. */
export const MOST_GIVEN = 64 * 1024 * 1024;

/** A log as text: UTF-8, or UTF-16 where it says so at its beginning. */
export function decodeLog(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const name =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(name).decode(bytes);
}
