import { describe, expect, it } from 'vitest';
import { PortError } from '../ports';
import { check } from './net.hosts.check';
import { execFrom, filesFrom, type Given, type Node, runCheck } from './testing';

const HEEDED: Given['net'] = { lookup: async () => [{ address: '0.0.0.0', family: 4 }] };
const run = (hosts: Node, more: Given = {}) =>
  runCheck(check, {
    files: filesFrom({ '/etc/hosts': hosts }),
    machine: { systemPath: async (path) => path },
    net: HEEDED,
    ...more,
  });
const ids = async (hosts: Node) => (await run(hosts)).findings?.map((found) => found.id);

describe('net.hosts', () => {
  it('is content with a usual file', async () => {
    expect(await run('127.0.0.1 localhost\n::1 localhost\n# 0.0.0.0 ap.spotify.com\n')).toEqual({
      status: 'ok',
      findings: [{ id: 'hosts/clean' }],
    });
  });

  it('names line, name and address', async () => {
    expect(await run('127.0.0.1 localhost\n0.0.0.0 apresolve.spotify.com\n')).toEqual({
      status: 'problem',
      findings: [
        {
          id: 'hosts/spotify-blocked',
          data: { line: 2, name: 'apresolve.spotify.com', address: '0.0.0.0', count: 1 },
        },
      ],
    });
  });

  it.each([
    ['127.0.0.1 login5.spotify.com // note\n', 'hosts/accounts-blocked'],
    ['0.0.0.0 audio-fa.scdn.co\n', 'hosts/playback-blocked'],
    ['0.0.0.0 upgrade.scdn.co\n', 'hosts/update-blocked'],
    ['::1 spclient.wg.spotify.com\n', 'hosts/spotify-blocked'],
    ['104.199.65.124 ap-gew4.spotify.com\n', 'hosts/redirected'],
    ['192.168.0.5 accounts.spotify.com\n', 'hosts/redirected'],
  ])('calls %j a problem: %s', async (text, id) => {
    const outcome = await run(text);
    expect(outcome.status).toBe('problem');
    expect(outcome.findings?.map((found) => found.id)).toEqual([id]);
  });

  it('does not blame a line that the system does not heed', async () => {
    const text = '0.0.0.0 accounts.spotify.com.\n0.0.0.0 apresolve.spotify.com\n';
    const lookup = async (name: string) => [
      { address: name.startsWith('accounts') ? '35.186.224.25' : '0.0.0.0', family: 4 as const },
    ];
    expect((await run(text, { net: { lookup } })).findings).toMatchObject([
      { id: 'hosts/spotify-blocked', data: { line: 2 } },
      { id: 'hosts/no-effect', data: { line: 1, name: 'accounts.spotify.com' } },
    ]);
  });

  it('believes the file where names cannot be asked for, or belong to another computer', async () => {
    const text = '0.0.0.0 accounts.spotify.com\n';
    const lookup = async () => Promise.reject(new PortError('timeout', 'ETIMEDOUT'));
    expect((await run(text, { net: { lookup } })).status).toBe('problem');
    expect((await run(text, { net: {}, offline: true })).status).toBe('problem');
    const pretend = { pretend: true, systemPath: async (path: string) => path };
    expect((await run(text, { net: {}, machine: pretend })).status).toBe('problem');
  });

  it('only mentions what does no harm', async () => {
    expect(await run('0.0.0.0 ads-fa.spotify.com log.spotify.com\n0.0.0.0 log.spotify.com\n')).toEqual({
      status: 'ok',
      findings: [{ id: 'hosts/other-spotify', data: { count: 2 } }],
    });
    expect(await ids('0.0.0.0 *.spotify.com\n')).toEqual(['hosts/clean', 'hosts/no-effect']);
    expect(await ids('35.1.2.3 log.spotify.com\n')).toEqual(['hosts/clean']);
  });

  it('tells a mixed list apart', async () => {
    const text = [
      '# blocks advertisements',
      '0.0.0.0 upgrade.spotify.com',
      '0.0.0.0 www.spotify-desktop.com',
      '127.0.0.0 spclient.wg.spotify.com',
      '0.0.0.0 prod.spotify.map.fastlylb.net',
    ].join('\r\n');
    expect((await run(text)).findings).toEqual([
      { id: 'hosts/update-blocked', data: { line: 2, name: 'upgrade.spotify.com', address: '0.0.0.0', count: 1 } },
      {
        id: 'hosts/spotify-blocked',
        data: { line: 4, name: 'spclient.wg.spotify.com', address: '127.0.0.0', count: 1 },
      },
      { id: 'hosts/other-spotify', data: { count: 2 } },
    ]);
  });

  it('tells a name once, and no more than three of many', async () => {
    const names = ['ap', 'api', 'dealer', 'open', 'apresolve'].map((name) => `${name}.spotify.com`);
    const text = names.map((name) => `0.0.0.0 ${name}\n::1 ${name}\n`).join('');
    const findings = (await run(text)).findings ?? [];
    expect(findings.map((found) => found.data?.name)).toEqual(names.slice(0, 3));
    expect(findings[0]?.data?.count).toBe(5);
  });

  it.each([
    [new PortError('no-permission', 'EACCES'), 'no-permission'],
    [['a folder'], 'is-folder'],
    [new PortError('too-large', 'EFBIG'), 'too-large'],
  ])('does not answer for a file it cannot read', async (node, code) => {
    await expect(run(node)).rejects.toMatchObject({ code });
  });

  it('[sec-36] looking changes nothing: the file is read, and nothing else of the disk is even asked for', async () => {
    const text = '0.0.0.0 apresolve.spotify.com\n0.0.0.0 accounts.spotify.com\n';
    const asked: string[] = [];
    const { read } = filesFrom({ '/etc/hosts': text });
    const reading: Given['files'] = {
      read: async (path, most) => {
        asked.push(path);
        if (!read) throw new Error('no files');
        return read(path, most);
      },
    };
    // Whatever else of files and programs is used throws by name, and is remembered.
    const outcome = await runCheck(check, {
      files: reading,
      machine: { systemPath: async (path) => path },
      net: HEEDED,
    });
    expect(outcome.status).toBe('problem');
    expect(asked).toEqual(['/etc/hosts']);
  });

  describe('on Windows', () => {
    const key = 'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters /reg:64';
    const windows = (tree: Record<string, Node>, answer: string | PortError) =>
      runCheck(check, {
        platform: 'windows',
        files: filesFrom(tree),
        exec: execFrom({ [key]: answer }),
        machine: { env: { SystemRoot: 'C:\\WINDOWS' }, systemPath: async (path) => path },
        net: HEEDED,
      });
    const block = '0.0.0.0 ap.spotify.com\r\n';

    it('looks where the registry says', async () => {
      const answer = 'HKEY_LOCAL_MACHINE\\x\r\n    DataBasePath    REG_EXPAND_SZ    %SystemRoot%\\other\r\n';
      expect((await windows({ 'C:\\WINDOWS\\other\\hosts': block }, answer)).status).toBe('problem');
    });

    it('looks in the usual place when the registry cannot be asked', async () => {
      const tree = { 'C:\\WINDOWS\\System32\\drivers\\etc\\hosts': block };
      expect((await windows(tree, new PortError('tool-missing', 'ENOENT'))).status).toBe('problem');
    });
  });
});
