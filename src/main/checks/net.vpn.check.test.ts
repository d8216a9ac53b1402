import { describe, expect, it } from 'vitest';
import { batchExec, ETHERNET, route, type Sections } from '../windows/batch.testing';
import { check } from './net.vpn.check';
import { execFrom, runCheck } from './testing';

const none = { id: 'vpn/none' };
const active = (name: string) => ({ status: 'ok', findings: [{ id: 'vpn/active', data: { name } }] });
const idle = (name: string) => ({ id: 'vpn/idle', data: { name } });

it('has nothing to say about a fake home', async () => {
  expect(await runCheck(check, { machine: { pretend: true } })).toEqual({ status: 'not-applicable' });
});

describe('net.vpn on Windows', () => {
  const run = (sections: Sections) => runCheck(check, { platform: 'windows', exec: batchExec(sections) });
  const made = (InterfaceDescription: string, more = {}) => ({
    ...ETHERNET,
    InterfaceIndex: 40,
    Name: 'Büro von Ada',
    InterfaceDescription,
    HardwareInterface: false,
    Virtual: true,
    ...more,
  });

  it('finds none on a plain computer, whatever its language', async () => {
    expect(await run({ adapters: ETHERNET, routes: [route(3)], vpns: [] })).toEqual({ status: 'ok', findings: [none] });
    const guests = [ETHERNET, made('Hyper-V Virtual Ethernet Adapter')];
    expect(await run({ adapters: guests, routes: [route(3)], vpns: [] })).toEqual({ status: 'ok', findings: [none] });
  });

  it('sees one that carries all, by rank and by halves, and names the product alone', async () => {
    const adapters = [ETHERNET, made('NordLynx Tunnel')];
    expect(await run({ adapters, routes: [route(3, 9), route(40)] })).toEqual(active('NordVPN'));
    const halves = [route(3), route(40, 0, '0.0.0.0/1', '0.0.0.0'), route(40, 0, '128.0.0.0/1', '0.0.0.0')];
    expect(await run({ adapters, routes: halves })).toEqual(active('NordVPN'));
  });

  it('tells one that is up and idle from a mesh, and from one that is down', async () => {
    const routes = [route(3)];
    const tap = made('TAP-Windows Adapter V9');
    expect(await run({ adapters: [ETHERNET, tap], routes })).toEqual({ status: 'ok', findings: [idle('OpenVPN')] });
    const mesh = [ETHERNET, made('Tailscale Tunnel')];
    expect(await run({ adapters: mesh, routes })).toEqual({ status: 'ok', findings: [none, idle('Tailscale')] });
    const down = [ETHERNET, { ...tap, Status: 2 }];
    expect(await run({ adapters: down, routes })).toEqual({ status: 'ok', findings: [none] });
  });

  it('knows VPNs of Windows’ own', async () => {
    const world = { adapters: ETHERNET, routes: [route(3)] };
    expect(await run({ ...world, vpns: { SplitTunneling: false } })).toEqual(active('Windows VPN'));
    expect(await run({ ...world, vpns: { SplitTunneling: true } })).toEqual({
      status: 'ok',
      findings: [idle('Windows VPN')],
    });
  });

  it('cannot tell what dials, nor from sections that failed', async () => {
    expect(await run({ adapters: ETHERNET, routes: [route(99)] })).toMatchObject({ status: 'unknown' });
    expect(await run({ adapters: ETHERNET })).toMatchObject({ status: 'unknown' });
    expect(await run({ routes: [route(3)] })).toMatchObject({ status: 'unknown' });
  });
});

describe('net.vpn on Linux', () => {
  const link = (ifname: string, kind?: string, more = {}) => ({
    ifname,
    flags: ['UP', 'LOWER_UP'],
    linkinfo: kind && { info_kind: kind },
    ...more,
  });
  const run = (dev: string | null, links: object[]) =>
    runCheck(check, {
      exec: execFrom({
        'ip -j -4 route get 1.1.1.1':
          dev === null ? { code: 2, stdout: '', stderr: '' } : JSON.stringify([{ dst: '1.1.1.1', dev }]),
        'ip -j -6 route get 2606:4700:4700::1111': { code: 2, stdout: '', stderr: '' },
        'ip -j -d link': JSON.stringify(links),
      }),
    });

  it('asks the kernel which way it takes', async () => {
    expect(await run('eth0', [link('eth0')])).toEqual({ status: 'ok', findings: [none] });
    expect(await run(null, [link('eth0')])).toEqual({ status: 'ok', findings: [none] });
    expect(await run('office', [link('eth0'), link('office', 'wireguard')])).toEqual(active('WireGuard'));
    expect(await run('tun0', [link('eth0'), link('tun0', 'tun')])).toEqual(active('tunnel'));
    expect(await run('proton0', [link('proton0', 'wireguard')])).toEqual(active('Proton VPN'));
  });

  it('leaves bridges and guests’ cables alone', async () => {
    const guests = [link('eth0'), link('virbr0', 'bridge'), link('vnet0', 'tun', { master: 'virbr0' })];
    expect(await run('eth0', guests)).toEqual({ status: 'ok', findings: [none] });
  });

  it('tells idle ones', async () => {
    expect(await run('eth0', [link('eth0'), link('tailscale0', 'tun')])).toEqual({
      status: 'ok',
      findings: [none, idle('Tailscale')],
    });
    expect(await run('eth0', [link('eth0'), link('tun0', 'tun')])).toEqual({
      status: 'ok',
      findings: [idle('tunnel')],
    });
  });

  it('does not know a modem from an old VPN', async () => {
    expect(await run('ppp0', [link('ppp0')])).toMatchObject({ status: 'unknown' });
  });
});

describe('net.vpn on a Mac', () => {
  const head = 'Destination        Gateway            Flags       Netif Expire';
  const nwi = (list: string, more = '') => `Network information\n${more}\nNetwork interfaces: ${list}\n`;
  const run = (routes: string, network: string) =>
    runCheck(check, {
      platform: 'macos',
      exec: execFrom({ 'netstat -rn -f inet': `${head}\n${routes}`, 'scutil --nwi': network }),
    });
  const en0 = 'default            192.0.2.1          UGScg         en0\n';

  it('counts the tunnel in use alone', async () => {
    expect(await run(en0, nwi('en0 utun0'))).toEqual({ status: 'ok', findings: [none] });
    expect(await run(en0, nwi('utun6 en0'))).toEqual(active('utun6'));
    expect(await run(`${en0}0/1                10.8.0.1           UGScg        utun4\n`, nwi('en0'))).toEqual(
      active('utun4'),
    );
  });

  it('knows a VPN that has a server but carries nothing, and doubts a dialled way', async () => {
    const server = '   ipsec0 : flags      : 0x5 (IPv4,DNS)\n           VPN server : 192.0.2.7\n';
    expect(await run(en0, nwi('en0 ipsec0', server))).toEqual({ status: 'ok', findings: [idle('ipsec0')] });
    expect(await run('', nwi('ppp0'))).toMatchObject({ status: 'unknown' });
    expect(await run('', nwi('ppp0', server.replace('ipsec0', 'ppp0')))).toEqual(active('ppp0'));
  });
});
