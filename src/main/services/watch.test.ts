import { appendFile, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBuiltPatterns } from '../../catalog/log/built';
import { logCalls, logEvents, type WatchNotice } from '../../contract/logs';
import { DEFAULT_SETTINGS, StoredSettings } from '../../contract/state';
import { createFiles } from '../platform/files';
import { currentPlatform } from '../platform/node';
import type { Files } from '../ports';
import type { FoundSource, SourceReading } from '../spotify/log/sources/source';
import { mainWords } from '../words/words';
import { openStore } from './store';
import { createWatch } from './watch';

const PATIENCE = 30_000;
const BEAT = 300_000;
const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 1, 10, 0, 0);
const SOCKET = '10:00:05.000 E [f:194 ] AP Socket Error: Connection reset by peer (104)\n';
const CRASH = '/home/ada/start.sh: line 3: 4711 Segmentation fault (core dumped) /home/ada/bin/spotify\n';
const CONNECTED = '10:00:09.000 I [f:194 ] Connected to AP: 104.199.65.124:4070\n';

/** Real files and the system's own notices of change; the clock and what comes later are turned by hand. */
describe('watch', { timeout: 30_000 }, () => {
  let folder: string;
  let log: string;
  beforeEach(async () => {
    now = START;
    faults.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'backline-watch-'));
    log = join(folder, 'launcher.log');
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) close();
    await rm(folder, { recursive: true, force: true });
    expect(faults).toEqual([]);
  });
  const closers: (() => void)[] = [];
  const faults: unknown[] = [];
  let now = START;

  const source = (id: string, kind: FoundSource['source']['kind'], reading: SourceReading): FoundSource => ({
    source: {
      id,
      kind,
      label: id,
      install: null,
      platform: 'linux',
      state: 'present',
      why: null,
      bytes: null,
      changedAt: null,
    },
    reading,
  });
  const logSource = () => source('deb/launcher-log', 'launcher-log', { by: 'files', paths: [log] });

  function open(sources: () => FoundSource[], isOn = true) {
    const disk = createFiles(currentPlatform());
    const followed: string[] = [];
    const files: Files = {
      ...disk,
      watch(path, listener) {
        followed.push(path);
        return disk.watch(path, listener);
      },
    };
    const settings = openStore({
      files,
      folder,
      name: isOn ? 'settings-on' : 'settings',
      schema: async () => StoredSettings,
      fallback: { ...DEFAULT_SETTINGS, watch: isOn },
    });
    const seen: WatchNotice[] = [];
    const shown: { title: string; body: string; click: () => void }[] = [];
    const opened: WatchNotice[] = [];
    let asked = 0;
    let waiting: { ms: number; work: () => void }[] = [];
    const wakers = new Set<() => void>();
    const watch = createWatch({
      files,
      clock: { now: () => now, monotonic: () => now },
      dataFolder: folder,
      settings,
      patterns: readBuiltPatterns,
      sources: async () => {
        asked += 1;
        return sources();
      },
      words: () => mainWords('en'),
      notifier: { notify: (notice, click) => void shown.push({ ...notice, click }) },
      announce: (name, notice) => {
        seen.push(logEvents[name].payload.parse(notice));
        for (const wake of wakers) wake();
      },
      open: (notice) => opened.push(notice),
      onFault: (_where, error) => faults.push(error),
      later(ms, work) {
        const item = { ms, work };
        waiting.push(item);
        for (const wake of wakers) wake();
        return () => {
          waiting = waiting.filter((other) => other !== item);
        };
      },
    });
    closers.push(watch.close);
    const until = (fits: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!fits()) return;
          wakers.delete(look);
          resolve();
        };
        wakers.add(look);
        look();
      });
    const waits = (ms: number) => waiting.some((item) => item.ms === ms);
    return {
      watch,
      settings,
      seen,
      shown,
      opened,
      followed,
      asked: () => asked,
      waiting: () => waiting.map(({ ms }) => ms),
      until,
      /** Waits until something is put off for so long, and then lets that time pass. */
      async pass(ms: number) {
        await until(() => waits(ms));
        now += ms;
        const due = waiting.filter((item) => item.ms === ms);
        waiting = waiting.filter((item) => item.ms !== ms);
        for (const { work } of due) work();
      },
      notices: async () => logCalls['watch.notices'].output.parse(await watch.handlers['watch.notices']({})),
    };
  }

  /** A log that was there before the watch began. */
  async function writeOld(path: string, text: string) {
    await writeFile(path, text);
    await utimes(path, new Date(START - DAY), new Date(START - DAY));
  }

  it('looks at nothing until it is switched on, and at nothing any more once it is off', async () => {
    await writeOld(log, '');
    const { watch, settings, asked, until, waiting } = open(() => [logSource()], false);
    await watch.begin();
    expect(asked()).toBe(0);
    await settings.change((held) => ({ ...held, watch: true }));
    await until(() => waiting().includes(BEAT));
    expect(asked()).toBe(1);
    await settings.change((held) => ({ ...held, watch: false }));
    expect(waiting()).toEqual([]);
  });

  it('tells of a fault that stands, once a day for its kind, also over a restart', async () => {
    await writeOld(log, SOCKET);
    const first = open(() => [logSource()]);
    await first.watch.begin();
    // What was there before is not told.
    expect(first.waiting()).toEqual([BEAT]);
    await appendFile(log, SOCKET);
    await first.pass(PATIENCE);
    await first.until(() => first.seen.length === 1);
    expect(first.seen).toMatchObject([
      { event: 'ap-socket-error(Connection reset by peer (104))', possible: ['auth:3'], source: 'deb/launcher-log' },
    ]);
    expect(first.shown).toMatchObject([{ body: expect.stringContaining('auth:3') }]);
    first.shown[0]?.click();
    expect(first.opened).toEqual(first.seen);

    await appendFile(log, SOCKET.replace('104', '103') + CRASH);
    await first.pass(PATIENCE);
    await first.until(() => first.seen.length > 1);
    expect(first.seen.map(({ event }) => event)).toEqual([first.seen[0]?.event, 'segfault']);
    expect(await first.notices()).toEqual(first.seen.toReversed());
    first.watch.close();

    // A second before the day is over when the time has passed.
    now = START + PATIENCE + DAY - PATIENCE - 1000;
    await utimes(log, new Date(START - DAY), new Date(START - DAY));
    const second = open(() => [logSource()]);
    await second.watch.begin();
    await appendFile(log, SOCKET);
    await second.pass(PATIENCE);
    now += 2000;
    const later = SOCKET.replace('104', '110');
    await appendFile(log, later);
    await second.pass(PATIENCE);
    await second.until(() => second.seen.length > 0);
    expect(second.seen.map(({ event }) => event)).toEqual([expect.stringContaining('(110)')]);
    expect(await second.notices()).toHaveLength(3);
  });

  it('says nothing of a fault that something takes back, nor of noise', async () => {
    await writeOld(log, '');
    const { watch, pass, until, seen, shown, notices, waiting } = open(() => [logSource()]);
    await watch.begin();
    await appendFile(log, SOCKET + CONNECTED);
    await pass(PATIENCE);
    expect(waiting()).toEqual([BEAT]);
    // In one piece each, or the time might pass before the second half was read.
    const noise = "10:00:00.000 E [f:1 ] Error 'Operation aborted.' while receiving\n";
    await appendFile(log, `${noise}10:00:05.000 I [f:194 ] resolved apresolve.spotify.com to 0.0.0.0\n${CONNECTED}`);
    await pass(PATIENCE);
    // Notices keep their order: what was told before this one would have come before it.
    await appendFile(log, CRASH);
    await pass(PATIENCE);
    await until(() => seen.length > 0);
    expect(seen.map(({ event }) => event)).toEqual(['segfault']);
    expect([shown.length, (await notices()).length]).toEqual([1, 1]);
  });

  it('tells of a crash whatever works after it, without private parts', async () => {
    await writeOld(log, '');
    const { watch, pass, until, seen, shown } = open(() => [logSource()]);
    await watch.begin();
    await appendFile(log, CRASH + CONNECTED);
    await pass(PATIENCE);
    await until(() => seen.length === 1);
    expect(seen[0]?.event).toMatch(/^segfault/);
    expect(JSON.stringify([seen, shown])).not.toContain('ada');
  });

  it('finds files and records that came in between at the next beat, new ones alone', async () => {
    const at = (ms: number) => new Date(START + ms).toISOString();
    const old = `${at(-60_000)} host kernel: spotify[24532]: segfault at 32 ip 0 sp 0 error 4 in libcef.so[7f+1]\n`;
    let journal = old;
    const sources = [source('linux/journal', 'journal', { by: 'text', read: async () => journal })];
    const { watch, pass, until, seen } = open(() => sources);
    await watch.begin();
    expect(seen).toEqual([]);

    journal = old + old.replace(at(-60_000), at(60_000));
    await writeFile(log, SOCKET);
    await utimes(log, new Date(START + 1000), new Date(START + 1000));
    sources.push(logSource());
    await pass(BEAT);
    await until(() => seen.length === 1);
    expect(seen[0]).toMatchObject({ source: 'linux/journal', event: expect.stringMatching(/^segfault/) });
    await pass(PATIENCE);
    await until(() => seen.length === 2);
    expect(seen[1]).toMatchObject({ source: 'deb/launcher-log' });
  });

  it('leaves recordings alone', async () => {
    const recording = source('recording/x', 'recording', { by: 'files', paths: [join(folder, 'recorded.log')] });
    const { watch, followed } = open(() => [recording, logSource()]);
    await watch.begin();
    expect(followed).toEqual([log]);
  });
});

it('reads settings of a version that knew of no watch', () => {
  const old = { theme: 'dark', checksOff: ['net.dns'], consent: true };
  expect(StoredSettings.parse(old)).toEqual({ ...DEFAULT_SETTINGS, ...old });
  expect(StoredSettings.parse({ ...old, watch: true }).watch).toBe(true);
  for (const damaged of [null, [], 'x', { ...old, theme: 'pink' }, { ...old, more: 1 }])
    expect(StoredSettings.safeParse(damaged).success).toBe(false);
});
