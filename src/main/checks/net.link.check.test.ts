import { expect, it } from 'vitest';
import { check } from './net.link.check';
import { runCheck } from './testing';

const having = (...found: [string, string][]) => ({
  net: {
    interfaces: () =>
      found.map(([name, address]) => ({ name, address, family: address.includes(':') ? (6 as const) : (4 as const) })),
  },
});

it('is up with one address that leads somewhere', async () => {
  expect(await runCheck(check, having(['eth0', '192.168.1.7'], ['eth0', 'fe80::1']))).toEqual({
    status: 'ok',
    findings: [{ id: 'link/up', data: { adapters: 1 } }],
  });
  expect(await runCheck(check, having(['en0', '2001:db8::7']))).toMatchObject({ status: 'ok' });
});

it.each([
  [[]],
  [[['eth0', '169.254.3.4']]],
  [[['wlan0', 'fe80::1c']]],
  // Up on every computer with containers or virtual machines, cable or not.
  [
    [
      ['docker0', '172.17.0.1'],
      ['vEthernet (Default Switch)', '172.20.0.1'],
      ['br-0123456789ab', '172.18.0.1'],
    ],
  ],
] as [string, string][][][])('is down with %j', async (found) => {
  expect(await runCheck(check, having(...found))).toEqual({ status: 'problem', findings: [{ id: 'link/down' }] });
});
