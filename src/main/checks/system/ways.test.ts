import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs';
import { madeBy } from './adapter-kinds';
import { parseLinks, parseRoutes } from './linux-ways';
import { macCarrier, parseNetstat, parseNwi } from './mac-ways';
import { carrierOf, carriers, hasWayOut, haveSameRank } from './windows-ways';

describe('madeBy', () => {
  it.each([
    ['Hyper-V Virtual Ethernet Adapter', 'virtual', 'Hyper-V'],
    ['Microsoft Wi-Fi Direct Virtual Adapter #2', 'virtual', 'Wi-Fi Direct'],
    ['VirtualBox Host-Only Ethernet Adapter', 'virtual', 'VirtualBox'],
    ['NordLynx Tunnel', 'vpn', 'NordVPN'],
    ['TAP-Windows Adapter V9', 'vpn', 'OpenVPN'],
    ['Cisco AnyConnect Virtual Miniport Adapter for Windows x64', 'vpn', 'Cisco AnyConnect'],
    ['Tailscale Tunnel', 'mesh', 'Tailscale'],
    ['docker0', 'virtual', 'Docker'],
    ['br-0123456789ab', 'virtual', 'Docker'],
    ['zt7nnig26', 'mesh', 'ZeroTier'],
    ['wg0', 'vpn', 'WireGuard'],
  ])('%s is %s (%s)', (name, kind, label) => {
    expect(madeBy(name)).toEqual({ kind, label });
  });

  it.each([
    'Realtek PCIe GbE',
    'Intel(R) Wi-Fi 6 AX201 160MHz',
    'eth0',
    'wlp6s0',
    'en0',
    'bridge0',
    'br0',
    'utun3',
    '',
  ])('%j is nobody’s', (name) => {
    expect(madeBy(name)).toBeNull();
  });
});

describe('routes of Windows', () => {
  const way = (index: number, prefix: string, metric: number, interfaceMetric: number | null = 20) => ({
    index,
    prefix,
    hop: '192.0.2.1',
    metric,
    interfaceMetric,
  });
  const plug = (index: number) => ({ index, name: '', description: 'GbE', up: true, hardware: true, virtual: false });

  it('takes the lowest sum of both ranks', () => {
    expect(carrierOf([way(3, '0.0.0.0/0', 256, 20), way(7, '0.0.0.0/0', 0, 50)], 4)).toBe(7);
  });

  it('lets halves of the internet win over a better rank', () => {
    expect(carrierOf([way(4, '0.0.0.0/0', 0), way(9, '0.0.0.0/1', 500), way(9, '128.0.0.0/1', 500)], 4)).toBe(9);
  });

  it('keeps the families apart', () => {
    const routes = [way(4, '0.0.0.0/0', 0), way(9, '::/0', 0)];
    expect([...carriers(routes)]).toEqual([4, 9]);
    expect(carrierOf([way(9, '::/0', 0)], 4)).toBeNull();
    expect([hasWayOut(routes), hasWayOut([way(9, '::/1', 0)]), hasWayOut([])]).toEqual([true, true, false]);
  });

  it('sees a tie of two plugs alone', () => {
    const tie = [way(3, '0.0.0.0/0', 0), way(7, '0.0.0.0/0', 0)];
    expect(haveSameRank(tie, [plug(3), plug(7)])).toBe(true);
    expect(haveSameRank(tie, [plug(3), { ...plug(7), description: 'TAP-Windows Adapter V9' }])).toBe(false);
    expect(haveSameRank(tie, [plug(3), { ...plug(7), up: false }])).toBe(false);
    expect(haveSameRank([way(3, '0.0.0.0/0', 0), way(7, '0.0.0.0/0', 5)], [plug(3), plug(7)])).toBe(false);
    // Two gateways behind one plug, and a tie below the best.
    expect(haveSameRank([way(3, '0.0.0.0/0', 0), way(3, '0.0.0.0/0', 0)], [plug(3)])).toBe(false);
    const below = [way(3, '0.0.0.0/0', 0), way(7, '0.0.0.0/0', 9), way(8, '0.0.0.0/0', 9)];
    expect(haveSameRank(below, [plug(3), plug(7), plug(8)])).toBe(false);
  });

  it('does not guess ranks or adapters', () => {
    const tie = [way(3, '0.0.0.0/0', 0, null), way(7, '0.0.0.0/0', 0, null)];
    expect(haveSameRank(tie, [plug(3), plug(7)])).toBeNull();
    expect(haveSameRank([way(3, '0.0.0.0/0', 0), way(7, '0.0.0.0/0', 0)], null)).toBeNull();
  });
});

describe('ip -j', () => {
  it('reads routes and leaves those out that lead nowhere', () => {
    const text = JSON.stringify([
      { dst: 'default', gateway: '192.0.2.1', dev: 'eth0', protocol: 'dhcp', metric: 100, flags: [] },
      { dst: 'default', gateway: '192.0.2.9', dev: 'wlan0', metric: 600, flags: ['dead', 'linkdown'] },
      { type: 'unreachable', dst: 'default', dev: 'lo', metric: 4294967295, flags: [] },
      { dst: 'default', nexthops: [{ gateway: '192.0.2.1', dev: 'eth0' }], flags: [] },
    ]);
    expect(parseRoutes(text)).toEqual([
      { dev: 'eth0', gateway: '192.0.2.1', metric: 100, parallel: false },
      { dev: null, gateway: null, metric: 0, parallel: true },
    ]);
    expect(parseRoutes('')).toEqual([]);
    expect(parseRoutes('default via 192.0.2.1 dev eth0')).toBeNull();
  });

  it('reads links', () => {
    const text = JSON.stringify([
      { ifname: 'lo', flags: ['LOOPBACK', 'UP', 'LOWER_UP'] },
      { ifname: 'wg0', flags: ['POINTOPOINT', 'UP', 'LOWER_UP'], linkinfo: { info_kind: 'wireguard' } },
      { ifname: 'vnet0', flags: ['UP', 'LOWER_UP'], master: 'virbr0', linkinfo: { info_kind: 'tun' } },
      { ifname: 'docker0', flags: ['NO-CARRIER', 'UP'], linkinfo: { info_kind: 'bridge' } },
    ]);
    expect(parseLinks(text)).toEqual([
      { name: 'lo', made: null, up: true, isMember: false, isLoopback: true },
      { name: 'wg0', made: 'wireguard', up: true, isMember: false, isLoopback: false },
      { name: 'vnet0', made: 'tun', up: true, isMember: true, isLoopback: false },
      { name: 'docker0', made: 'bridge', up: false, isMember: false, isLoopback: false },
    ]);
  });

  it('never throws', () => {
    const json = fc.oneof(fc.json(), fc.string(), fc.constant('[{"dst":"default","dev":'));
    fc.assert(
      fc.property(json, (text) => {
        parseRoutes(text);
        parseLinks(text);
      }),
      { numRuns: runs(20_000) },
    );
  });
});

const NETSTAT = `Routing tables

Internet:
Destination        Gateway            Flags               Netif Expire
0/1                10.8.0.1           UGScg               utun4
default            192.0.2.1          UGScg                 en0
default            192.0.2.1          UGScIg                en1
127                127.0.0.1          UCS                   lo0
128.0/1            10.8.0.1           UGSc                utun4
`;
const NWI = `Network information

IPv4 network interface information
   utun6 : flags      : 0x5 (IPv4,DNS)
           address    : 10.0.0.2
           VPN server : 192.0.2.7
           reach      : 0x00000003 (Reachable,Transient Connection)
     en0 : flags      : 0x5 (IPv4,DNS)
           address    : 192.0.2.8
           reach      : 0x00000002 (Reachable)

   REACH : flags 0x00000003 (Reachable,Transient Connection)

IPv6 network interface information
   No IPv6 states found

   REACH : flags 0x00000000 (Not Reachable)

Network interfaces: utun6 en0
`;

describe('netstat -rn', () => {
  it('finds the ways out, and the one taken', () => {
    const routes = parseNetstat(NETSTAT) ?? [];
    expect(routes.map((route) => [route.destination, route.interface, route.scoped])).toEqual([
      ['0/1', 'utun4', false],
      ['default', 'en0', false],
      ['default', 'en1', true],
      ['128.0/1', 'utun4', false],
    ]);
    expect(macCarrier(routes)).toBe('utun4');
    expect(macCarrier(routes.filter(({ destination }) => destination === 'default'))).toBe('en0');
    expect(macCarrier([])).toBeNull();
  });

  it('tells an empty table from none', () => {
    expect(parseNetstat('Internet:\nDestination        Gateway            Flags    Netif Expire\n')).toEqual([]);
    expect(parseNetstat('netstat: command not found')).toBeNull();
  });
});

describe('scutil --nwi', () => {
  it('reads interfaces, VPN servers and whether the internet is believed to be there', () => {
    expect(parseNwi(NWI)).toEqual({ interfaces: ['utun6', 'en0'], vpns: ['utun6'], reachable: true });
    const down = NWI.replace(
      '0x00000003 (Reachable,Transient Connection)\n\nIPv6',
      '0x00000000 (Not Reachable)\n\nIPv6',
    );
    expect(parseNwi(down)?.reachable).toBe(false);
    expect(parseNwi(NWI.replaceAll(/ {3}REACH.*\n/g, ''))?.reachable).toBeNull();
    expect(parseNwi('')).toBeNull();
  });

  it('counts a way that must be dialled first as none', () => {
    expect(parseNwi('Network information\n   REACH : flags 0x00000006 (x)\n')?.reachable).toBe(false);
  });
});

it('the readers of a Mac never throw', () => {
  const line = fc.constantFrom(...NETSTAT.split('\n'), ...NWI.split('\n'), 'default', '0/1 a', '\u0000', '   : flags');
  fc.assert(
    fc.property(
      fc.array(fc.oneof(line, fc.string()), { maxLength: 12 }).map((lines) => lines.join('\n')),
      (text) => {
        macCarrier(parseNetstat(text) ?? []);
        parseNwi(text);
      },
    ),
    { numRuns: runs(20_000) },
  );
});
