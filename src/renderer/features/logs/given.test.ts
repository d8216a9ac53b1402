import { describe, expect, it } from 'vitest';
import { decodeLog } from './given';

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('a dropped file', () => {
  it.each([
    ['UTF-8', Buffer.from('zwölf\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeffzwölf\n')],
    ['UTF-16, little end first', utf16('zwölf\n', false)],
    ['UTF-16, big end first', utf16('zwölf\n', true)],
  ])('is read as %s', (_name, bytes) => {
    expect(decodeLog(bytes)).toBe('zwölf\n');
  });
  it('that is no text at all still gives text', () => {
    expect(decodeLog(new Uint8Array([0xc3, 0x28, 0xff]))).toContain('\ufffd');
    expect(decodeLog(new Uint8Array())).toBe('');
  });
});
