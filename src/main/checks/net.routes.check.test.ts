import { describe, expect, it } from 'vitest';
import { PortError } from '../ports';
import { batchExec, ETHERNET, route, type Sections, WIFI } from '../windows/batch.testing';
import { check } from './net.routes.check';
import { execFrom, type Given, runCheck } from './testing';

const single = { status: 'ok', findings: [{ id: 'routes/single' }] };
const none = { status: 'problem', findings: [{ id: 'routes/none' }] };
const conflict = { status: 'problem', findings: [{ id: 'routes/conflict' }] };

it('has nothing to say about a fake home', async () => {
  expect(await runCheck(check, { machine: { pretend: true } })).toEqual({ status: 'not-applicable' });
});

describe('net.routes on Windows', () => {
  const run = (sections: Sections) => runCheck(check, { platform: 'windows', exec: batchExec(sections) });

  it('is content with one way, with a better one, and with halves for a VPN', async () => {
    expect(await run({ routes: route(3), adapters: ETHERNET })).toEqual(single);
    expect(await run({ routes: [route(3), route(7, 30)], adapters: [ETHERNET, WIFI] })).toEqual(single);
    expect(await run({ routes: [route(9, 0, '0.0.0.0/1')], adapters: [ETHERNET] })).toEqual(single);
  });

  it('sees no way, and two of one rank', async () => {
    expect(await run({ routes: [], adapters: [ETHERNET] })).toEqual(none);
    expect(await run({ routes: [route(3), route(7)], adapters: [ETHERNET, WIFI] })).toEqual(conflict);
  });

  it('cannot tell from routes that could not be read', async () => {
    expect(await run({ adapters: [ETHERNET] })).toMatchObject({ status: 'unknown' });
    expect(await run({ routes: [route(3), route(7)] })).toMatchObject({ status: 'unknown' });
    const exec = execFrom({ powershell: new PortError('timeout', 'ETIMEDOUT') });
    await expect(runCheck(check, { platform: 'windows', exec })).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('net.routes on Linux', () => {
  const eth0 = { dst: 'default', gateway: '192.0.2.1', dev: 'eth0', flags: [] };
  const link = (ifname: string, kind?: string) => ({
    ifname,
    flags: ['UP', 'LOWER_UP'],
    linkinfo: kind && { info_kind: kind },
  });
  interface World {
    four?: object[];
    six?: object[];
    get?: string | null;
    links?: object[];
  }
  const refused = { code: 2, stdout: '', stderr: 'RTNETLINK answers: Network is unreachable' };
  const run = ({ four = [], six = [], get = null, links = [link('eth0'), link('wlan0')] }: World) =>
    runCheck(check, {
      exec: execFrom({
        'ip -j -4 route show default': JSON.stringify(four),
        'ip -j -6 route show default': JSON.stringify(six),
        'ip -j -4 route get 1.1.1.1': get === null ? refused : JSON.stringify([{ dst: '1.1.1.1', dev: get }]),
        'ip -j -6 route get 2606:4700:4700::1111': refused,
        'ip -j -d link': JSON.stringify(links),
      }),
    } satisfies Given);

  it('is content with one, with ranks, and with IPv6 alone', async () => {
    expect(await run({ four: [eth0] })).toEqual(single);
    expect(await run({ four: [eth0, { ...eth0, dev: 'wlan0', metric: 600 }] })).toEqual(single);
    expect(await run({ six: [{ ...eth0, gateway: 'fd00::1' }] })).toEqual(single);
  });

  it('is content with ways of other tables and with parallel ones that somebody set up', async () => {
    expect(await run({ get: 'wg0' })).toEqual(single);
    expect(await run({ four: [{ dst: 'default', nexthops: [{ dev: 'eth0' }, { dev: 'wlan0' }] }] })).toEqual(single);
  });

  it('sees none', async () => {
    expect(await run({})).toEqual(none);
    expect(await run({ four: [{ type: 'unreachable', dst: 'default', dev: 'lo' }] })).toEqual(none);
  });

  it('sees two of one metric, programs’ own ways aside', async () => {
    const rivals = [
      { ...eth0, metric: 100 },
      { ...eth0, dev: 'wlan0', metric: 100 },
    ];
    expect(await run({ four: rivals })).toEqual(conflict);
    expect(await run({ four: rivals, links: [link('eth0'), link('wlan0', 'tun')] })).toEqual(single);
    // A container's adapters are ends of cables that a program made.
    expect(await run({ four: rivals, links: [link('eth0', 'veth'), link('wlan0', 'veth')] })).toEqual(conflict);
  });

  it('cannot tell without the tool, or with an old one', async () => {
    const missing = execFrom({ ip: new PortError('tool-missing', 'ENOENT') });
    await expect(runCheck(check, { exec: missing })).rejects.toMatchObject({ code: 'tool-missing' });
    expect(await runCheck(check, { exec: execFrom({ ip: { code: 1, stdout: '', stderr: '' } }) })).toMatchObject({
      status: 'unknown',
    });
  });
});

describe('net.routes on a Mac', () => {
  const table = (...lines: string[]) =>
    ['Internet:', 'Destination        Gateway            Flags       Netif Expire', ...lines].join('\n');
  const run = (four: string[], six: string[] = []) =>
    runCheck(check, {
      platform: 'macos',
      exec: execFrom({ 'netstat -rn -f inet': table(...four), 'netstat -rn -f inet6': table(...six) }),
    });
  const en0 = 'default            192.0.2.1          UGScg         en0';
  const scoped = 'default            192.0.2.1          UGScIg        en1';

  it('judges the ways that are for everybody', async () => {
    expect(await run([en0, scoped])).toEqual(single);
    expect(await run([en0, 'default            link#22            UCSg          utun4'])).toEqual(single);
    expect(await run([scoped], ['default   fe80::%utun0   UGcIg   utun0'])).toEqual(none);
    expect(await run([], ['default   fe80::1%en0   UGcg   en0'])).toEqual(single);
    expect(await run([en0, en0.replace('en0', 'en5')])).toEqual(conflict);
  });
});
