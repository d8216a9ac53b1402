import { describe, expect, it } from 'vitest';
import { PortError } from '../ports';
import type { Install, InstallKind } from '../spotify/facts';
import { batchExec, type Sections } from '../windows/batch.testing';
import { check } from './net.firewall.check';
import { execFrom, filesFrom, type Given, runCheck } from './testing';

const calm = { status: 'ok', findings: [{ id: 'firewall/no-block' }] };
const inbound = { id: 'firewall/inbound-block' };

it('has nothing to say about a fake home', async () => {
  expect(await runCheck(check, { machine: { pretend: true } })).toEqual({ status: 'not-applicable' });
});

describe('net.firewall on Windows', () => {
  const POLICY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';
  const COMPANY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';
  const APP = 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\Spotify.exe';
  const absent = { code: 1, stdout: '', stderr: '' };
  const key = (...values: string[]) => ['', 'HKEY_X', ...values.map((one) => `    ${one}`), ''].join('\r\n');
  const PRIVATE: Sections = { profiles: [{ NetworkCategory: 1 }], firewalls: [] };

  const run = (
    rules: string[],
    {
      profile = [],
      company,
      sections = PRIVATE,
      more = {},
    }: {
      profile?: string[];
      company?: string[];
      sections?: Sections;
      more?: Given;
    } = {},
  ) => {
    const reg: Record<string, string | typeof absent> = { reg: absent };
    reg[`reg query ${POLICY}\\FirewallRules /reg:64`] = key(
      ...rules.map((rule, index) => `{${index}}    REG_SZ    v2.31|${rule}|`),
    );
    reg[`reg query ${POLICY}\\StandardProfile /reg:64`] = key(...profile);
    if (company) reg[`reg query ${COMPANY}\\PrivateProfile /reg:64`] = key(...company);
    return runCheck(check, {
      platform: 'windows',
      exec: batchExec(sections, reg),
      machine: { env: { AppData: 'C:\\Users\\ada\\AppData\\Roaming' } },
      spotify: { installs: async () => [{ program: APP, kind: 'windows-installer' as InstallKind } as Install] },
      ...more,
    });
  };
  const block = `Action=Block|Active=TRUE|Dir=Out|App=%APPDATA%\\Spotify\\Spotify.exe|Name=No music`;
  const blocked = { id: 'firewall/blocks-spotify', data: { rule: 'No music' } };

  it('is calm on a usual computer', async () => {
    expect(await run([`Action=Allow|Active=TRUE|Dir=In|App=${APP}|Name=Spotify Music`])).toEqual(calm);
  });

  it('finds a rule that blocks, and one that only keeps others from calling', async () => {
    expect(await run([block])).toEqual({ status: 'problem', findings: [blocked] });
    const query = `Action=Block|Active=TRUE|Dir=In|Protocol=6|Profile=Private|App=${APP}|Name=spotify.exe|Defer=User`;
    expect(await run([query])).toEqual({ status: 'ok', findings: [...calm.findings, inbound] });
    expect(await run([query, block])).toEqual({ status: 'problem', findings: [blocked, inbound] });
  });

  it('reads what the network’s kind has switched on, the company’s word first', async () => {
    const strict = ['DefaultOutboundAction    REG_DWORD    0x1', 'EnableFirewall    REG_DWORD    0x1'];
    const byDefault = { status: 'problem', findings: [{ id: 'firewall/blocks-by-default' }] };
    expect(await run([], { profile: strict })).toEqual(byDefault);
    expect(await run([], { company: strict })).toEqual(byDefault);
    expect(await run([], { profile: strict, company: ['EnableFirewall    REG_DWORD    0x0'] })).toEqual(calm);
    expect(await run([block], { profile: ['EnableFirewall    REG_DWORD    0x0'] })).toEqual(calm);
  });

  it('does not say that nothing blocks where another firewall may', async () => {
    const other = { displayName: 'Some Wall', productState: 266240 };
    expect(await run([], { sections: { ...PRIVATE, firewalls: other } })).toEqual({
      status: 'unknown',
      findings: [],
      reason: { code: 'not-readable', detail: 'Some Wall' },
    });
    expect(await run([], { sections: { profiles: [{ NetworkCategory: 1 }] } })).toMatchObject({ status: 'unknown' });
    expect(await run([block], { sections: {} })).toMatchObject({ status: 'problem' });
  });

  it('does not decide on a rule for another kind of network, or for a part', async () => {
    expect(await run([`${block}|Profile=Public`])).toEqual(calm);
    expect(await run([`${block}|Profile=Public`], { sections: { firewalls: [] } })).toMatchObject({
      status: 'unknown',
    });
    expect(await run([`${block}|RA4=192.0.2.7`])).toMatchObject({ status: 'unknown' });
  });

  it('needs Spotify and the rules', async () => {
    expect(await run([], { more: { spotify: { installs: async () => [] }, exec: {} } })).toMatchObject({
      reason: { code: 'needs-spotify' },
    });
    const exec = batchExec(PRIVATE, { reg: absent });
    expect(await run([], { more: { exec } })).toMatchObject({ status: 'unknown', reason: { code: 'not-readable' } });
    const broken = batchExec(PRIVATE, { reg: { code: 5, stdout: '', stderr: '' } });
    await expect(run([], { more: { exec: broken } })).rejects.toMatchObject({ code: 'failed' });
  });

  it('still finds a block where PowerShell does not run', async () => {
    const rules = `reg query ${POLICY}\\FirewallRules /reg:64`;
    const exec = execFrom({
      powershell: new PortError('tool-missing', 'ENOENT'),
      reg: absent,
      [rules]: key(`{1}    REG_SZ    v2.31|${block}|`),
    });
    expect(await run([], { more: { exec } })).toEqual({ status: 'problem', findings: [blocked] });
  });
});

describe('net.firewall on a Mac', () => {
  const run = (extensions: string, state = '(State = 1)', apps = '') =>
    runCheck(check, {
      platform: 'macos',
      exec: execFrom({
        'socketfilterfw --getglobalstate': state,
        'socketfilterfw --listapps': apps,
        'systemextensionsctl list': extensions,
      }),
    });

  it('leaves what Apple’s firewall does at context', async () => {
    expect(await run('0 extension(s)\n')).toEqual(calm);
    const apps = '1 :  /Applications/Spotify.app \n\t ( Block incoming connections ) \n';
    expect(await run('0 extension(s)\n', '(State = 1)', apps)).toEqual({
      status: 'ok',
      findings: [...calm.findings, inbound],
    });
  });

  it('cannot see into a filter of somebody else’s', async () => {
    const list =
      '1 extension(s)\n--- com.apple.system_extension.network_extension\n*\t*\tT\torg.x.wall (1/1)\tSome Wall\t[activated enabled]\n';
    expect(await run(list)).toMatchObject({ status: 'unknown', reason: { code: 'not-readable', detail: 'Some Wall' } });
    expect(await run('?')).toMatchObject({ status: 'unknown' });
  });
});

describe('net.firewall on Linux', () => {
  const run = (answer: Parameters<typeof execFrom>[0][string], tables?: string) =>
    runCheck(check, {
      exec: execFrom({ 'nft -j list ruleset': answer }),
      files: filesFrom(tables === undefined ? {} : { '/proc/net/ip_tables_names': tables }),
    });

  it('tells what an administrator may read', async () => {
    expect(await run('{"nftables":[]}')).toEqual(calm);
    expect(await run('{"nftables":[]}', '')).toEqual(calm);
    const drop = '{"nftables":[{"chain":{"family":"ip","table":"t","name":"o","hook":"output","policy":"drop"}}]}';
    expect(await run(drop)).toMatchObject({ status: 'unknown', reason: { detail: 'nftables' } });
    expect(await run('{"nftables":[]}', 'filter\n')).toMatchObject({
      status: 'unknown',
      reason: { detail: 'iptables' },
    });
  });

  it('cannot tell otherwise', async () => {
    expect(await run({ code: 1, stdout: '', stderr: 'Operation not permitted' })).toEqual({
      status: 'unknown',
      reason: { code: 'no-permission' },
    });
    expect(await run('table inet filter {')).toMatchObject({ reason: { code: 'unreadable-answer' } });
    await expect(run(new PortError('tool-missing', 'ENOENT'))).rejects.toMatchObject({ code: 'tool-missing' });
  });
});
