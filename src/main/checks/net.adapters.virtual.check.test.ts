import { describe, expect, it } from 'vitest';
import { batchExec, ETHERNET, route, type Sections } from '../windows/batch.testing';
import { check } from './net.adapters.virtual.check';
import { execFrom, runCheck } from './testing';

const clean = { status: 'ok', findings: [{ id: 'adapters/no-idle-virtual' }] };
const idle = (names: string, count = 1) => ({
  status: 'ok',
  findings: [{ id: 'adapters/idle-virtual', data: { names, count } }],
});

describe('net.adapters.virtual', () => {
  it('has nothing to say about a fake home', async () => {
    expect(await runCheck(check, { machine: { pretend: true } })).toEqual({ status: 'not-applicable' });
  });

  describe('on Windows', () => {
    const run = (sections: Sections) => runCheck(check, { platform: 'windows', exec: batchExec(sections) });
    const made = (index: number, InterfaceDescription: string, Status: number | string = 1) => ({
      InterfaceIndex: index,
      Name: '로컬 영역 연결* 2',
      InterfaceDescription,
      Status,
      HardwareInterface: false,
      Virtual: true,
    });

    it('names those that are up and carry nothing', async () => {
      const adapters = [
        ETHERNET,
        made(40, 'Hyper-V Virtual Ethernet Adapter'),
        made(41, 'VirtualBox Host-Only Ethernet Adapter', 'Up'),
        made(42, 'Microsoft Wi-Fi Direct Virtual Adapter', 2),
        made(43, 'TAP-Windows Adapter V9', 'Disconnected'),
        made(44, 'Hyper-V Virtual Ethernet Adapter #2'),
        made(45, 'Something nobody knows'),
      ];
      expect(await run({ adapters, routes: [route(3)] })).toEqual(
        idle('Hyper-V, VirtualBox, another virtual adapter', 3),
      );
    });

    it('leaves the one that carries the traffic', async () => {
      const adapters = [ETHERNET, made(40, 'Hyper-V Virtual Ethernet Adapter')];
      expect(await run({ adapters, routes: [route(40)] })).toEqual(clean);
      expect(await run({ adapters: ETHERNET, routes: route(3) })).toEqual(clean);
    });

    it('cannot tell without adapters or routes', async () => {
      expect(await run({ routes: [] })).toMatchObject({ status: 'unknown' });
      expect(await run({ adapters: [ETHERNET] })).toMatchObject({ status: 'unknown' });
    });
  });

  it('reads the kinds of links on Linux', async () => {
    const link = (ifname: string, info_kind: string | null, flags = ['UP', 'LOWER_UP'], more = {}) => ({
      ifname,
      flags,
      ...(info_kind === null ? {} : { linkinfo: { info_kind } }),
      ...more,
    });
    const run = (...links: object[]) =>
      runCheck(check, {
        exec: execFrom({
          'ip -j -4 route get 1.1.1.1': '[{"dst":"1.1.1.1","dev":"br0"}]',
          'ip -j -6 route get 2606:4700:4700::1111': { code: 2, stdout: '', stderr: '' },
          'ip -j -d link': JSON.stringify(links),
        }),
      });
    const plain = [link('lo', null, ['LOOPBACK', 'UP', 'LOWER_UP']), link('eth0', null), link('br0', 'bridge')];
    expect(await run(...plain, link('docker0', 'bridge', ['NO-CARRIER', 'UP']), link('bond0', 'bond'))).toEqual(clean);
    const vnet = link('vnet0', 'tun', undefined, { master: 'virbr0' });
    expect(await run(...plain, link('virbr0', 'bridge'), vnet, link('dm0', 'dummy'))).toEqual(
      idle('virtual machines, dummy', 2),
    );
  });

  it('knows names on a Mac', async () => {
    const address = { address: '192.0.2.1', family: 4 as const };
    const run = (...names: string[]) =>
      runCheck(check, {
        platform: 'macos',
        net: { interfaces: () => names.map((name) => ({ name, ...address })) },
        exec: execFrom({
          netstat: 'Destination        Gateway            Flags       Netif\ndefault  192.0.2.1  UGScg  en0\n',
        }),
      });
    expect(await run('en0', 'utun3', 'awdl0', 'bridge0')).toEqual(clean);
    expect(await run('en0', 'vmnet8', 'vmnet1', 'bridge100')).toEqual(idle('VMware, virtual machines', 2));
  });
});
