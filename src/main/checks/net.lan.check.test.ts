import { expect, it } from 'vitest';
import { PortError } from '../ports';
import { check } from './net.lan.check';
import { runCheck } from './testing';

const run = (names: string[] | PortError, address = '192.168.1.20') =>
  runCheck(check, {
    net: {
      interfaces: () => [
        { name: 'wlan0', address, family: 4 },
        { name: 'wlan0', address: 'fe80::1', family: 6 },
      ],
      discover: async (service) => {
        expect(service).toBe('_spotify-connect._tcp');
        if (names instanceof PortError) throw names;
        return names;
      },
    },
  });
const guest = { id: 'lan/guest-network' };

it('counts devices and keeps their names to itself', async () => {
  expect(await run(['Küche', 'Bad'])).toEqual({ status: 'ok', findings: [{ id: 'lan/devices', data: { count: 2 } }] });
});

it('makes no fault of silence', async () => {
  expect(await run([])).toEqual({ status: 'unknown', findings: [], reason: { code: 'no-answer' } });
  await expect(run(new PortError('no-permission', 'EPERM'))).rejects.toThrow(PortError);
});

it.each(['192.168.179.23', '192.168.87.4'])('knows %s as a guest', async (address) => {
  expect(await run([], address)).toMatchObject({ status: 'unknown', findings: [guest] });
  expect(await run(['Bad'], address)).toMatchObject({ status: 'ok', findings: [{ id: 'lan/devices' }, guest] });
});

it('is left out of a plain run', () => {
  expect(check.onDemand).toBe(true);
});
