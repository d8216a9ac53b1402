import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../../../testing/runs';
import { fakeContext } from '../../checks/testing';
import { readActive, readConnections, tool } from './connection.tool';

const UUID = '0a1b2c3d-0000-4000-8000-00000000000a';

it('reads what NetworkManager has up, VPNs alone', () => {
  const text = `${UUID}:vpn:activated:Work\\: B\\\\C\n${UUID}:802-11-wireless:activated:Home\n${UUID}:wireguard:activating:x\n:::\n`;
  expect(readActive(text)).toEqual([{ id: UUID, label: 'Work: B\\C' }]);
});

it('reads the connections of a Mac', () => {
  const text = `Available network connection services in the current set (*=enabled):\n* (Connected)      ${UUID.toUpperCase()} IPSec --> IKEv2            "Work \u00e9"                        [IPSec:IKEv2]\n`;
  expect(readConnections(text)).toEqual([{ id: UUID.toUpperCase(), label: 'Work é' }]);
});

it('the readers never throw, and give no id that could be an option', () => {
  const piece = fc.constantFrom(UUID, ':', 'vpn', 'activated', '"', ' ', '\\', '\n', '--help', 'x');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      for (const { id } of [...readActive(text), ...readConnections(text)]) expect(id).toMatch(/^[0-9a-f-]{36}$/i);
    }),
    { numRuns: runs(5000) },
  );
});

it.each([
  ['windows', '/phonebook:x'],
  ['windows', '-x'],
  ['windows', 'a"b'],
  ['linux', 'Work'],
  ['macos', '--help'],
] as const)('on %s nothing is started for %j', async (platform, id) => {
  const { ports } = fakeContext({ platform });
  await expect(tool.write([id, id], 'down', ports, new AbortController().signal)).rejects.toMatchObject({
    code: 'failed',
  });
});
