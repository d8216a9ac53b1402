import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { execFrom, fakeContext } from '../checks/testing';
import { PortError } from '../ports';
import { parseRegistry, readRegistry } from './registry';

const signal = new AbortController().signal;

describe('parseRegistry', () => {
  it('reads values, blanks in their names and empty data', () => {
    const text = [
      '',
      'HKEY_CURRENT_USER\\Software\\Spotify',
      '    (Default)    REG_SZ    C:\\Users\\Ada B\\AppData\\Roaming\\Spotify',
      '    Some Name    REG_DWORD    0x1',
      '    Empty    REG_SZ    ',
      '',
    ].join('\r\n');
    expect([...parseRegistry(text).values]).toEqual([
      ['(Default)', 'C:\\Users\\Ada B\\AppData\\Roaming\\Spotify'],
      ['Some Name', '0x1'],
      ['Empty', ''],
    ]);
  });

  it('lists the keys below, with and without values above them', () => {
    const below = ['HKEY_CURRENT_USER\\A\\B\\one', 'HKEY_CURRENT_USER\\A\\B\\two'];
    expect(parseRegistry(below.join('\r\n')).keys).toEqual(['one', 'two']);
    const values = ['HKEY_CURRENT_USER\\A\\B', '    x    REG_SZ    y', '', ...below];
    expect(parseRegistry(values.join('\r\n')).keys).toEqual(['one', 'two']);
  });

  it('never throws', () => {
    const line = fc.constantFrom('HKEY_X\\a', '    a    REG_SZ    b', '    ', '\r\n', '\n', 'x', 'é');
    fc.assert(
      fc.property(
        fc.array(line).map((parts) => parts.join('')),
        (text) => {
          parseRegistry(text);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });
});

describe('readRegistry', () => {
  it('tells an absent key from a tool that fails', async () => {
    const answer = (code: number) => fakeContext({ exec: execFrom({ reg: { code, stdout: '', stderr: '' } }) }).ports;
    expect(await readRegistry(answer(1), 'HKCU\\X', signal)).toBeNull();
    await expect(readRegistry(answer(5), 'HKCU\\X', signal)).rejects.toThrow(PortError);
  });
});
