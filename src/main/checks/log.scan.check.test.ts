import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadCatalog } from '../../../build/catalog-files';
import { plantTree, type Tree } from '../platform/tree.testing';
import { PortError } from '../ports';
import { daysAgo, installed, installOf, NOW } from '../spotify/log/sources/testing';
import { check } from './log.scan.check';
import { execFrom, type Given, runCheck } from './testing';

const deb = installed(installOf('deb', '/usr/share/spotify'));
const NONE = { code: 1, stdout: '', stderr: 'No coredumps found.\n' };
const DUMPS = JSON.stringify([
  { time: daysAgo(2) * 1000, pid: 4, uid: 0, sig: 11, exe: '/usr/share/spotify/spotify' },
  { time: daysAgo(3) * 1000, pid: 3, uid: 0, sig: 6, exe: '/usr/share/spotify/spotify' },
  { time: daysAgo(20) * 1000, pid: 2, uid: 0, sig: 6, exe: '/usr/share/spotify/spotify' },
]);
const native = (message: string) => `10:11:12.131 I [f:90                            ] ${message}\n`;
const ERROR = native('AP Socket Error: Connection reset by peer (104)');
const UP = native('Connected to AP: 194.132.198.35:4070');

describe('log.scan', () => {
  let tree: Tree;
  beforeEach(async () => {
    tree = await plantTree();
  });
  afterEach(() => tree.remove());
  const run = (given: Given = {}) =>
    runCheck(check, {
      files: tree.files,
      clock: { now: () => NOW },
      exec: execFrom({ journalctl: '', coredumpctl: NONE }),
      spotify: deb,
      ...given,
    });
  const log = (text: string, days = 1) => tree.put('/usr/share/spotify/debug.log', text, daysAgo(days));
  const ids = async (given?: Given) => (await run(given)).findings?.map(({ id }) => id);

  it('is unknown, never fine, where there is nothing to read', async () => {
    expect(await run()).toEqual({ status: 'unknown', reason: { code: 'not-found' } });
    await log('');
    expect(await run()).toEqual({ status: 'unknown', reason: { code: 'not-found' } });
    await log('a line that nobody knows\n'.repeat(100));
    expect(await run()).toEqual({ status: 'unknown', reason: { code: 'not-found' } });
    await log(ERROR, 15);
    expect(await run()).toEqual({ status: 'unknown', reason: { code: 'not-found' } });
    const noTools = execFrom({
      journalctl: new PortError('tool-missing', 'X'),
      coredumpctl: new PortError('tool-missing', 'X'),
    });
    expect(await run({ exec: noTools })).toEqual({ status: 'unknown', reason: { code: 'not-found' } });
  });

  it('says when it may not look', async () => {
    const refused = { code: 1, stdout: '', stderr: 'No journal files were opened due to insufficient permissions.' };
    expect(await run({ exec: execFrom({ journalctl: refused, coredumpctl: NONE }) })).toEqual({
      status: 'unknown',
      reason: { code: 'no-permission' },
    });
    const broken = new PortError('timeout', 'ETIMEDOUT');
    expect(await run({ exec: execFrom({ journalctl: broken, coredumpctl: NONE }) })).toEqual({
      status: 'unknown',
      reason: { code: 'not-readable' },
    });
  });

  it('gives what a log shows as context', async () => {
    await log(`${ERROR}${ERROR}`);
    expect(await run()).toEqual({
      status: 'ok',
      findings: [{ id: 'log/ap-errors', data: { times: 2, last: null, where: 'Browser engine log' } }],
    });
  });

  it('lets a later success take back an earlier doubt, over rotated files too', async () => {
    await log(`${ERROR}${UP}`);
    expect(await ids()).toEqual(['log/no-fault']);
    await log(`${UP}${ERROR}`);
    expect(await ids()).toEqual(['log/ap-errors']);
    const logs = '/Users/ada/Library/Logs/Spotify';
    await tree.put(`${logs}/z-older.log`, ERROR, daysAgo(2));
    await tree.put(`${logs}/a-newer.log`, UP, daysAgo(1));
    const mac: Given = {
      platform: 'macos',
      exec: {},
      spotify: installed(installOf('mac-app', '/Applications/Spotify.app')),
    };
    expect(await ids(mac)).toEqual(['log/no-fault']);
    await tree.put(`${logs}/a-newer.log`, UP, daysAgo(3));
    expect(await ids(mac)).toEqual(['log/ap-errors']);
  });

  it('holds on to a crash, and tells when the last one was', async () => {
    await log(UP);
    expect(await run({ exec: execFrom({ journalctl: '', coredumpctl: DUMPS }) })).toEqual({
      status: 'ok',
      findings: [
        {
          id: 'log/crash',
          data: { times: 2, last: new Date(daysAgo(2)).toISOString(), where: 'Crashes recorded by systemd' },
        },
      ],
    });
  });

  it('takes a fresh dump for a crash', async () => {
    await tree.put('/home/ada/.cache/spotify/1.dmp', 'MDMP', daysAgo(1));
    expect(await ids()).toEqual(['log/crash']);
    await tree.put('/home/ada/.cache/spotify/1.dmp', 'MDMP', daysAgo(30));
    expect(await run()).toEqual({ status: 'unknown', reason: { code: 'not-found' } });
  });

  it('says what it has read where no fault is in it', async () => {
    await log(UP);
    expect(await run()).toEqual({
      status: 'ok',
      findings: [{ id: 'log/no-fault', data: { where: 'Browser engine log' } }],
    });
  });

  it('reads the last 16 MiB of a log', async () => {
    const filler = Buffer.from(`${'x'.repeat(1023)}\n`.repeat(1024));
    await tree.put(
      '/usr/share/spotify/debug.log',
      Buffer.concat([
        Buffer.from(ERROR),
        ...Array.from({ length: 17 }, () => filler),
        Buffer.from(native('AP login complete, len 0')),
      ]),
      daysAgo(1),
    );
    expect(await ids()).toEqual(['log/no-fault']);
    await tree.put('/usr/share/spotify/debug.log', Buffer.concat([filler, Buffer.from(ERROR), filler]), daysAgo(1));
    expect(await ids()).toEqual(['log/ap-errors']);
  });

  it('reads a Windows with nothing but its event log', async () => {
    const events = [{ t: daysAgo(1), id: 1000, p: ['Spotify.exe', '1.2', '', 'libcef.dll', '1', '', 'c0000005'] }];
    const windows = (stdout: string): Given => ({
      platform: 'windows',
      spotify: installed(installOf('windows-installer', 'C:\\Users\\ada\\AppData\\Roaming\\Spotify')),
      exec: execFrom({ powershell: stdout }),
    });
    expect(await run(windows(JSON.stringify({ events, error: '' })))).toMatchObject({
      status: 'ok',
      findings: [{ id: 'log/crash', data: { times: 2, where: 'Windows event log' } }],
    });
    expect(await run(windows('{"events":[],"error":"NoMatchingEventsFound,X"}'))).toEqual({
      status: 'unknown',
      reason: { code: 'not-found' },
    });
  });

  it('is read in a fake home without a look at this computer', async () => {
    await log(ERROR);
    expect(await ids({ exec: {}, machine: { pretend: true } })).toEqual(['log/ap-errors']);
  });
});

it('what a log shows confirms no cause and rules none out', () => {
  const { catalog } = loadCatalog();
  const decisive = catalog.entries.flatMap(({ code, causes }) =>
    causes.flatMap(({ confirmedBy, ruledOutBy }) =>
      [...confirmedBy, ...ruledOutBy].filter((id) => id.startsWith('log/')).map((id) => `${code}: ${id}`),
    ),
  );
  expect(decisive).toEqual([]);
  const file = parse(readFileSync(new URL('../../../catalog/findings/log.scan.yaml', import.meta.url), 'utf8'));
  const tones = Object.values(file.findings as Record<string, { tone: string }>).map(({ tone }) => tone);
  expect(new Set(tones)).toEqual(new Set(['context']));
}, 30_000);
