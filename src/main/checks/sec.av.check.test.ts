import { describe, expect, it } from 'vitest';
import { batchExec, type Sections } from '../windows/batch.testing';
import { check } from './sec.av.check';
import { execFrom, runCheck } from './testing';

const none = { status: 'ok', findings: [{ id: 'av/none-third-party' }] };
const named = (...names: string[]) => ({
  status: 'ok',
  findings: names.map((name) => ({ id: 'av/third-party', data: { name } })),
});

it('has nothing to say about a fake home', async () => {
  expect(await runCheck(check, { platform: 'macos', machine: { pretend: true } })).toEqual({
    status: 'not-applicable',
  });
});

describe('sec.av on Windows', () => {
  const run = (sections: Sections) => runCheck(check, { platform: 'windows', exec: batchExec(sections) });
  const defender = { displayName: 'Windows Defender', productState: 397568 };

  it('knows Windows’ own by what is not translated', async () => {
    expect(await run({ antivirus: defender, firewalls: [] })).toEqual(none);
    const own = { displayName: 'Защитник', productState: 397568, pathToSignedProductExe: 'windowsdefender://' };
    expect(await run({ antivirus: [own] })).toEqual(none);
    const byNumber = { ...own, pathToSignedProductExe: '', instanceGuid: '{D68DDC3A-831F-4fae-9E44-DA132C1ACF46}' };
    expect(await run({ antivirus: [byNumber] })).toEqual(none);
  });

  it('names others that are on', async () => {
    const antivirus = [
      { ...defender, productState: 393472 },
      { displayName: 'Some Shield', productState: '266240' },
      { displayName: 'Old Shield', productState: 262144 },
    ];
    expect(await run({ antivirus, firewalls: null })).toEqual(named('Some Shield'));
    const firewalls = [
      { displayName: 'Some Shield', productState: 266240 },
      { displayName: 'Some Wall', productState: 266256 },
    ];
    expect(await run({ antivirus, firewalls })).toEqual(named('Some Shield', 'Some Wall'));
  });

  it('cannot tell without the list', async () => {
    expect(await run({})).toEqual({ status: 'unknown', reason: { code: 'not-readable' } });
  });
});

describe('sec.av on a Mac', () => {
  const head = 'enabled\tactive\tteamID\tbundleID (version)\tname\t[state]';
  const list = (network: string[], endpoint: string[]) =>
    [
      `${network.length + endpoint.length} extension(s)`,
      '--- com.apple.system_extension.network_extension (Go to settings to modify these)',
      head,
      ...network,
      '--- com.apple.system_extension.endpoint_security',
      head,
      ...endpoint,
    ].join('\n');
  const row = (bundle: string, name: string, state = 'activated enabled', marks = '*\t*') =>
    `${marks}\tABCDE12345\t${bundle} (1.0/1)\t${name}\t[${state}]`;
  const run = (text: string, code = 0) =>
    runCheck(check, { platform: 'macos', exec: execFrom({ systemextensionsctl: { code, stdout: text, stderr: '' } }) });

  it('tells watchers from VPNs, and those at work from the rest', async () => {
    expect(await run('0 extension(s)\n')).toEqual(none);
    const vpn = row('io.example.macsys.network-extension', 'Tailscale Network Extension');
    const filter = row('org.example.wall.extension', 'Some Wall');
    const watcher = row('com.example.es', 'Endpoint Security Extension');
    const gone = row('com.example.gone', 'Gone', 'terminated waiting to uninstall on reboot', '\t');
    const waiting = row('com.example.new', 'New', 'activated waiting for user', '\t*');
    expect(await run(list([vpn], [gone, waiting]))).toEqual(none);
    expect(await run(list([vpn, filter], [watcher]))).toEqual(named('Some Wall', 'com.example.es'));
  });

  it('cannot tell from another answer', async () => {
    expect((await run('', 1)).status).toBe('unknown');
    expect((await run('usage: ...')).status).toBe('unknown');
  });
});
