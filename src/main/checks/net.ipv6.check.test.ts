import { expect, it } from 'vitest';
import { PortError } from '../ports';
import { check } from './net.ipv6.check';
import { type Given, runCheck } from './testing';

const silent = new PortError('timeout', 'ETIMEDOUT');
const noRoute = new PortError('failed', 'ENETUNREACH');

function network(
  own: string[],
  reach: (host: string, family: 4 | 6) => PortError | null,
  names: Record<string, string[]> = {},
): Given {
  const known: Record<string, string[]> = {
    'www.cloudflare.com': ['203.0.113.1', '2001:db8::1'],
    'ap-gew4.spotify.com': ['203.0.113.2'],
    ...names,
  };
  return {
    net: {
      interfaces: () => own.map((address) => ({ name: 'eth0', address, family: address.includes(':') ? 6 : 4 })),
      http: async () => ({ status: 200, headers: {}, body: '{"ap_list":["ap-gew4.spotify.com:4070"]}', ms: 1 }),
      lookup: async (host) =>
        (known[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      tcp: async (address) => {
        const [host = ''] = Object.entries(known).find(([, all]) => all.includes(address)) ?? [];
        const fault = reach(host, address.includes(':') ? 6 : 4);
        if (fault) throw fault;
        return 5;
      },
    },
  };
}
const OWN = ['192.168.1.7', '2001:db8:1::7'];

it('is absent without an address of its own, and nothing is contacted', async () => {
  const never = () => {
    throw new Error('contacted');
  };
  for (const own of [['192.168.1.7'], ['192.168.1.7', 'fd00::2', 'fe80::1']]) {
    expect(await runCheck(check, network(own, never))).toEqual({ status: 'ok', findings: [{ id: 'ipv6/absent' }] });
  }
});

it('works when the other side answers', async () => {
  expect(
    await runCheck(
      check,
      network(OWN, () => null),
    ),
  ).toEqual({ status: 'ok', findings: [{ id: 'ipv6/works' }] });
});

it('is broken when it is silent and IPv4 is not', async () => {
  expect(
    await runCheck(
      check,
      network(OWN, (_, family) => (family === 6 ? silent : null)),
    ),
  ).toEqual({
    status: 'problem',
    findings: [{ id: 'ipv6/broken', data: { host: 'www.cloudflare.com', error: 'ETIMEDOUT' } }],
  });
});

it('is broken for Spotify when only the access point is silent', async () => {
  const names = { 'ap-gew4.spotify.com': ['203.0.113.2', '2001:db8::2'] };
  const outcome = await runCheck(
    check,
    network(OWN, (host, family) => (family === 6 && host.startsWith('ap') ? silent : null), names),
  );
  expect(outcome).toMatchObject({
    status: 'problem',
    findings: [{ id: 'ipv6/broken', data: { host: 'ap-gew4.spotify.com' } }],
  });
});

it('counts as absent where there is no way out: programs notice at once', async () => {
  expect(
    await runCheck(
      check,
      network(OWN, (_, family) => (family === 6 ? noRoute : null)),
    ),
  ).toEqual({
    status: 'ok',
    findings: [{ id: 'ipv6/absent' }],
  });
});

it('cannot be told when nothing answers at all, or the name has no such address', async () => {
  expect(
    await runCheck(
      check,
      network(OWN, () => silent),
    ),
  ).toMatchObject({ status: 'unknown', reason: { code: 'no-answer' } });
  const names = { 'www.cloudflare.com': ['203.0.113.1'] };
  expect(
    await runCheck(
      check,
      network(OWN, () => null, names),
    ),
  ).toMatchObject({ status: 'unknown' });
});
