import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installStandIn, type StandIn } from '../../../e2e/worlds/stand-in/install';
import { readBuiltPatterns } from '../../catalog/log/built';
import { logCalls, logEvents, type RecordState } from '../../contract/logs';
import { createControl } from '../platform/control';
import { createExec } from '../platform/exec';
import { createNodePorts } from '../platform/node';
import { createOwnFiles } from '../platform/own-files';
import type { Ports, SpotifyControl } from '../ports';
import type { Patience } from '../spotify/record/quit';
import { RECORD_LIMITS } from '../spotify/record/run';
import { createRecordHandlers, type RecorderParts } from './recorder';

const PATIENT: Patience = { askAgain: 20_000, giveUp: 20_000, start: 20_000, settle: 0 };
const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-warnings', BACKLINE_HOME: '/x' };

/** From the first to the last in this order; what lasted shorter than the page is told of may be left out. */
function expectInOrder(seen: readonly string[], order: readonly string[]) {
  expect([seen[0], seen.at(-1)]).toEqual([order[0], order.at(-1)]);
  expect(seen).toEqual(order.filter((phase) => seen.includes(phase)));
}

/** Real processes, real files: a stand-in for Spotify in a fake home. */
describe.skipIf(process.platform !== 'linux')('recorder', { timeout: 60_000 }, () => {
  let root: string;
  let home: string;
  let data: string;
  let ports: Ports;
  let control: SpotifyControl;
  let spotify: StandIn;
  const notes: { lines: number; problems: number }[] = [];
  const faults: unknown[] = [];
  const closers: (() => void)[] = [];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'backline-record-'));
    home = join(root, 'home');
    data = join(root, 'data');
    await mkdir(home);
    await mkdir(data);
    ports = createNodePorts({ version: '0', fakeHome: home, platform: 'linux', env });
    control = createControl({
      platform: 'linux',
      env: ports.machine.env,
      exec: createExec({ platform: 'linux', env }),
      home,
      pretend: true,
    });
    spotify = await installStandIn(home);
    notes.length = 0;
    faults.length = 0;
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) close();
    const left = (await spotify.notes()).map(({ pid }) => pid);
    for (const pid of new Set(left)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended as it should.
      }
    }
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
    expect(faults).toEqual([]);
  });

  function open(more: Partial<RecorderParts> = {}) {
    const seen: RecordState[] = [];
    const waiting = new Set<() => void>();
    const made = createRecordHandlers({
      ports,
      control,
      own: createOwnFiles('linux', data),
      dataFolder: data,
      patterns: readBuiltPatterns,
      workLog: { noteRecorded: async (_source, holds) => void notes.push(holds) },
      announce(name, state) {
        seen.push(logEvents[name].payload.parse(state));
        for (const wake of waiting) wake();
      },
      onFault: (_where, error) => faults.push(error),
      patience: PATIENT,
      ...more,
    });
    closers.push(made.close);
    /** The first announced state, from now or before, that fits. */
    const until = (fits: (state: RecordState) => boolean) =>
      new Promise<RecordState>((resolve) => {
        const look = () => {
          const found = seen.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      });
    const phases = () => seen.map(({ state }) => state).filter((state, at, all) => state !== all[at - 1]);
    return { ...made.handlers, close: made.close, until, phases, seen };
  }

  const running = async () =>
    (await ports.machine.processes(new AbortController().signal)).filter(({ args }) => !args.includes('--type='));
  const started = async () => (await spotify.notes()).filter(({ what }) => what === 'started');
  /** Starts Spotify as a person does, and waits until it is up. */
  async function startByHand(): Promise<number> {
    const { pid } = await control.start({ by: 'path', path: spotify.program }, [], null);
    await expect.poll(async () => (await started()).some((note) => note.pid === pid), { timeout: 20_000 }).toBe(true);
    return pid;
  }

  it('quits Spotify, records it with its log on, and starts it again as it was', async () => {
    const before = await startByHand();
    const recorder = open();
    const idle = logCalls['record.state'].output.parse(await recorder['record.state']({}));
    expect(idle).toMatchObject({ state: 'idle', failure: null, current: null, past: [] });
    expect(idle.plan).toMatchObject({ quits: true, install: 'deb' });
    expect(idle.plan?.command).toMatch(
      /^~\/usr\/share\/spotify\/spotify --show-console --log-file=\S+\.log --append-log-file$/,
    );

    expect((await recorder['record.start']({})).state).toBe('stopping');
    await recorder.until(({ latest }) => latest.some(({ event }) => event === 'ap-login-ok'));
    await spotify.say('AP Socket Error: Connection reset by peer (104)');
    const live = await recorder.until(({ current }) => (current?.problems ?? 0) > 0);
    expect(live.state).toBe('recording');
    expect(live.current).toMatchObject({ endedAt: null, install: 'deb', problems: 1 });
    expect(live.latest.at(-1)).toMatchObject({ group: 'problem', event: expect.stringMatching(/^ap-socket-error/) });
    // Today, though native lines hold no date.
    expect(Date.parse(live.latest.at(-1)?.time ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect((await running()).map(({ pid }) => pid)).not.toContain(before);

    await recorder['record.stop']({});
    const end = await recorder.until(({ state }) => state === 'ended');
    expectInOrder(recorder.phases(), ['stopping', 'starting', 'recording', 'restoring', 'ended']);
    expect(end).toMatchObject({ failure: null, past: [{ id: end.current?.id, lines: 6, problems: 1 }] });
    expect(end.current?.endedAt).not.toBeNull();
    expect(notes).toEqual([{ lines: 6, problems: 1 }]);

    await expect.poll(async () => (await started()).length, { timeout: 20_000 }).toBe(3);
    const [, recorded, restored] = await started();
    expect(recorded?.args?.map((text) => text.split('=')[0])).toEqual([
      '--show-console',
      '--log-file',
      '--append-log-file',
    ]);
    expect(restored?.args).toEqual([]);
    expect((await running()).map(({ pid }) => pid)).toEqual([restored?.pid]);
    const given = recorded?.env ?? [];
    expect(given).toContain('HOME');
    expect(given.filter((name) => /^(ELECTRON_|NODE_|BACKLINE_)/.test(name))).toEqual([]);

    const id = end.current?.id ?? '';
    expect(await readFile(join(data, 'recordings', `${id}.log`), 'utf8')).toContain('AP login complete');
    expect(await readFile(join(data, 'recordings', `${id}-file.log`), 'utf8')).toContain(':WARNING:');
    expect((await stat(join(data, 'recordings', `${id}.log`))).mode & 0o777).toBe(0o600);
  });

  it('leaves Spotify off where it did not run, and asks twice where it hides in the tray', async () => {
    await spotify.behave({ closeToTray: true });
    const recorder = open({ patience: { ...PATIENT, askAgain: 1000 } });
    expect((await recorder['record.start']({})).state).toBe('starting');
    await recorder.until(({ latest }) => latest.length >= 3);
    await recorder['record.stop']({});
    await recorder.until(({ state }) => state === 'ended');
    expect((await spotify.notes()).map(({ what }) => what)).toEqual(['started', 'hidden', 'quit']);
    expect(await running()).toEqual([]);
    // It was quit in its own way: its prefs are whole.
    expect(await readFile(join(home, '.config/spotify/prefs'), 'utf8')).toContain('app.last-launched-version');
  });

  it('says so when Spotify will not quit, and leaves it alone', async () => {
    await spotify.behave({ neverQuits: true });
    const pid = await startByHand();
    const recorder = open({ patience: { ...PATIENT, askAgain: 50, giveUp: 50 } });
    await recorder['record.start']({});
    expect(await recorder.until(({ state }) => state === 'failed')).toMatchObject({
      failure: 'will-not-quit',
      current: null,
      past: [],
    });
    expect((await running()).map((row) => row.pid)).toEqual([pid]);
    expect(notes).toEqual([]);
  });

  it('gives Spotify back to whoever stops before it began', async () => {
    await spotify.behave({ closeToTray: true });
    await startByHand();
    const recorder = open({ patience: { ...PATIENT, askAgain: 1000 } });
    expect((await recorder['record.start']({})).state).toBe('stopping');
    await recorder['record.stop']({});
    expect(await recorder.until(({ state }) => state === 'idle')).toMatchObject({
      current: null,
      past: [],
      latest: [],
    });
    expectInOrder(recorder.phases(), ['stopping', 'restoring', 'idle']);
    await expect.poll(async () => (await started()).length, { timeout: 20_000 }).toBe(2);
    expect((await started()).map(({ args }) => args)).toEqual([[], []]);
  });

  it('keeps what a Spotify said that did not come up', async () => {
    await spotify.behave({ startFails: true });
    const recorder = open({ patience: { ...PATIENT, settle: 60_000 } });
    await recorder['record.start']({});
    const end = await recorder.until(({ state }) => state === 'failed');
    expect(end.failure).toBe('will-not-start');
    expect(end.past).toMatchObject([{ lines: 1, problems: 1 }]);
    expect(end.latest).toMatchObject([{ event: expect.stringMatching(/^shared-library-missing/) }]);
  });

  it('ends when the person quits Spotify, and does not bring it back', async () => {
    const first = await startByHand();
    const recorder = open();
    await recorder['record.start']({});
    await recorder.until(({ latest }) => latest.length >= 3);
    const [now] = await running();
    expect(now?.pid).not.toBe(first);
    process.kill(now?.pid ?? 0, 'SIGTERM');
    expect((await recorder.until(({ state }) => state === 'ended')).failure).toBeNull();
    expect(await running()).toEqual([]);
    expect(await started()).toHaveLength(2);
  });

  it.each([
    ['has grown too large', { mostBytes: 100 }],
    ['has run too long', { longest: 0 }],
  ])('stops by itself when it %s', async (_why, limit) => {
    const recorder = open({ limits: { ...RECORD_LIMITS, ...limit } });
    await recorder['record.start']({});
    // Idle again where it was over before anything was printed.
    await recorder.until(({ state }) => state === 'ended' || state === 'idle');
    expect(await running()).toEqual([]);
  });

  it('refuses where there is no room, nothing to start, or no way to hand arguments on', async () => {
    const full = open({ limits: { ...RECORD_LIMITS, leastFree: Number.MAX_SAFE_INTEGER } });
    expect(await full['record.start']({})).toMatchObject({ state: 'failed', failure: 'no-space' });

    await rm(join(home, 'usr'), { recursive: true });
    expect(await open()['record.state']({})).toMatchObject({ state: 'idle', failure: 'not-installed', plan: null });
    expect(await open()['record.start']({})).toMatchObject({ state: 'failed', failure: 'not-installed' });

    // A flatpak of a fake home would be the real machine's.
    const active = join(home, '.local/share/flatpak/app/com.spotify.Client/current/active');
    await mkdir(active, { recursive: true });
    await writeFile(join(active, 'metadata'), '');
    expect(await open()['record.start']({})).toMatchObject({ state: 'failed', failure: 'not-here' });
    expect(await spotify.notes()).toEqual([]);
  });

  it('leaves everything as it is when the app quits, and shows the recording as ended at the next start', async () => {
    const recorder = open();
    await recorder['record.start']({});
    await recorder.until(({ latest }) => latest.length >= 3);
    recorder.close();
    const [pid] = (await running()).map((row) => row.pid);
    await spotify.say('AP Socket Error: Connection reset by peer (104)');

    const file = (await readdir(join(data, 'recordings'))).find((name) => /\dZ\.log$/.test(name)) ?? '';
    const text = () => readFile(join(data, 'recordings', file), 'utf8');
    await expect.poll(text, { timeout: 20_000 }).toContain('(104)');
    expect((await running()).map((row) => row.pid)).toEqual([pid]);

    const next = open();
    const state = await next['record.state']({});
    expect(state).toMatchObject({ state: 'idle', current: null, plan: { quits: true } });
    expect(state.past).toMatchObject([{ id: file.slice(0, -4), problems: 1, lines: 6, install: 'deb' }]);
    expect(state.past[0]?.endedAt).not.toBeNull();
    expect(state.past[0]?.bytes).toBeGreaterThan(100);
  });

  it('removes a recording with both its files, and nothing that is none', async () => {
    const folder = join(data, 'recordings');
    await mkdir(folder);
    const id = '2026-03-01T10-00-00-000Z';
    await writeFile(join(folder, `${id}.log`), 'Gtk-Message: x\n');
    await writeFile(join(folder, `${id}-file.log`), 'y\n');
    await writeFile(join(folder, 'mine.log'), 'kept\n');
    const recorder = open();
    expect((await recorder['record.state']({})).past).toMatchObject([
      { id, startedAt: '2026-03-01T10:00:00.000Z', source: `recording/${id}`, lines: 2, bytes: 17 },
    ]);
    for (const hostile of ['mine', '../recordings', `../recordings/${id}`, ''])
      expect((await recorder['record.remove']({ id: hostile })).past).toHaveLength(1);
    expect((await recorder['record.remove']({ id })).past).toEqual([]);
    expect(await readdir(folder)).toEqual(['mine.log']);
  });

  it('refuses to remove the one that runs', async () => {
    const recorder = open();
    await recorder['record.start']({});
    const { current } = await recorder.until((state) => state.latest.length >= 3);
    await expect(recorder['record.remove']({ id: current?.id ?? '' })).rejects.toMatchObject({ code: 'call/refused' });
  });
});
