import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import type { Diagnosis } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';
import { allChecks } from '../checks/registry';
import { strict } from '../checks/testing';
import { createFiles } from '../platform/files';
import { currentPlatform } from '../platform/node';
import { createOwnFiles } from '../platform/own-files';
import {
  type Exec,
  type ExecResult,
  type Files,
  type HostFacts,
  type Machine,
  type Net,
  type OwnFiles,
  PortError,
  type Ports,
  type ProcessRow,
  type Program,
  type SpotifyControl,
  type SpotifyProgram,
} from '../ports';
import { type Doctor, openDoctor } from '../services/doctor';
import { openRepairShop, type RepairShop } from '../services/repair-shop';
import { batchScript } from '../windows/script';
import { STORE_PROGRAM } from './homes.testing';
import { stampOf } from './journal';
import { allRepairs } from './registry';

/**
 * A computer to repair in tests: a real folder tree, with whatever else the repair touches told by the test.
 * `proveSurvival` kills the program at every single thing it does to that computer, and looks what became of it.
 */
export interface ComputerPlan {
  platform: Platform;
  /** Files by the platform's own absolute paths. */
  files: Readonly<Record<string, string | Uint8Array>>;
  /** Absolute paths that are folders with nothing in them. */
  folders?: readonly string[];
  /** Spotify's program when it runs as the test begins. */
  running?: string | null;
  /** What Spotify writes when it quits, as it rewrites its settings; given the real place of a path. */
  quits?: (real: (path: string) => string) => Promise<void>;
  /** Other programs that run. */
  programs?: readonly ProcessRow[];
  env?: Readonly<Record<string, string>>;
  machine?: Partial<Machine>;
  net?: Partial<Net>;
  /** Whether an organisation looks after it; left out, that cannot be told. */
  managed?: boolean;
  /**
   * Settings of the system by name, with the programs that read and write them. Called for each computer anew,
   * with the real place of a path; the settings are part of what must come back.
   */
  system?: (real: (path: string) => string) => {
    state: Record<string, unknown>;
    exec: Exec['run'];
    /** Commands that change nothing: being killed at them is being killed at the next one that does. */
    reads?: (command: string) => boolean;
    host?: Partial<HostFacts>;
    /** `own`: `exec` answers Windows' one batch as well. */
    batch?: 'own';
    /** Sections of Windows' one batch beside the list of processes, as its script writes them. */
    windows?: () => Readonly<Record<string, unknown>>;
  };
}

/** One planted computer. */
export interface Computer {
  ports: Ports;
  control: SpotifyControl;
  own: OwnFiles;
  dataFolder: string;
  /** Everything of it but the app's own folder, in a form that can be compared. */
  snapshot(): Promise<Record<string, string>>;
  /** Where a path of the platform really lies. */
  real(path: string): string;
  /** Whether Spotify runs now. */
  running(): boolean;
  /** Starts or ends Spotify as a person would. */
  setRunning(program: string | null): void;
  /** A shop as a program that was just started opens it. */
  shop(): RepairShop;
  /** How many things were done to it so far. */
  deeds(): number;
  /** Those of them that can be cut in half. */
  halves(): readonly number[];
  /** After a kill: the next program can work again. */
  revive(): void;
  remove(): Promise<void>;
}

/** The program was killed: nothing it would do afterwards happens. */
class Killed extends Error {}

/**
 * Where a program is killed: right before the n-th thing it does, which is right after the one before, or in the
 * middle of it.
 */
interface Kill {
  at: number;
  when: 'before' | 'middle';
}

let catalog: ReturnType<typeof loadCatalog>['catalog'] | null = null;
const START = Date.UTC(2026, 10, 20, 10, 15, 0);
const NEVER = new AbortController().signal;

/** Plants a computer in a fresh folder. */
export async function plantComputer(plan: ComputerPlan, kill?: Kill): Promise<Computer> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'backline-computer-')));
  const { platform } = plan;
  const real = (path: string) => join(root, ...path.replace(/^([A-Za-z]):/, '$1').split(/[\\/]+/));
  const home = platform === 'windows' ? 'C:\\Users\\ada' : platform === 'macos' ? '/Users/ada' : '/home/ada';
  const dataFolder = platform === 'windows' ? 'C:\\Backline' : '/backline';
  for (const [path, content] of Object.entries(plan.files)) {
    await mkdir(dirname(real(path)), { recursive: true });
    await writeFile(real(path), content);
  }
  for (const path of [...(plan.folders ?? []), home, dataFolder]) await mkdir(real(path), { recursive: true });

  let spotify = plan.running ?? null;
  let programs = [...(plan.programs ?? [])];
  let pid = 4000;
  let now = START;
  const system = plan.system?.(real) ?? null;
  const life = createLife(kill);

  const disk = createFiles(currentPlatform());
  const files = mapFiles(disk, root, real, platform, life);
  const rows = (): ProcessRow[] => [
    ...programs,
    ...(spotify === null ? [] : [{ pid, parent: 1, mine: true, program: spotify, args: '' }]),
  ];
  const exec: Exec = {
    run: (program, args, options) =>
      asksWhoManages(program, args)
        ? whoManages(platform, plan.managed)
        : isBatch(program, args) && system?.batch !== 'own'
          ? life.alive(async () => answerBatch(rows(), system?.windows?.() ?? {}))
          : system
            ? life[system.reads?.([program, ...args].join(' ')) ? 'alive' : 'deed'](() =>
                system.exec(program, args, options),
              )
            : Promise.reject(new PortError('tool-missing', 'ENOENT')),
  };
  const env = envOf(platform, home, plan.env);
  const ports: Ports = {
    files,
    exec,
    net: strict<Net>('net', plan.net ?? {}),
    ...(system?.host ? { host: strict<HostFacts>('host', system.host) } : {}),
    clock: { now: () => (now += 1), monotonic: () => performance.now() },
    machine: strict<Machine>('machine', {
      platform,
      home,
      env,
      pretend: false,
      systemPath: async (path) => path,
      processes: async () => rows(),
      osVersion: () => '1',
      elevated: async () => false,
      ...plan.machine,
    }),
  };
  const control: SpotifyControl = {
    ask: (row) =>
      life.deed(async () => {
        if (row.program === spotify) {
          spotify = null;
          await plan.quits?.(real);
        }
        programs = programs.filter((one) => one.pid !== row.pid);
      }),
    end: () => Promise.reject(new PortError('failed', 'ENOTSUP')),
    gone: async (pids) => !rows().some((row) => pids.includes(row.pid)),
    start: (program) =>
      life.deed(async () => {
        spotify = startedProgram(program);
        pid += 1;
        return { pid, ended: new Promise<void>(() => {}) };
      }),
  };
  const disker = createOwnFiles(currentPlatform(), real(dataFolder));
  const asider = createOwnFiles(currentPlatform(), root);
  const own: OwnFiles = {
    remove: (path) => life.deed(() => disker.remove(real(path))),
    removeFolder: (path) => life.deed(() => disker.removeFolder(real(path))),
    removeAside: (path, inode) => life.deed(() => asider.removeAside(real(path), inode)),
    // The lock of a killed program does not count: its socket went with it. Here it is still ours.
    lock: async (path) => {
      await rm(real(path), { force: true });
      return disker.lock(real(path));
    },
  };
  return {
    ports,
    control,
    own,
    dataFolder,
    real,
    deeds: life.count,
    halves: life.halves,
    revive: life.revive,
    running: () => spotify !== null,
    setRunning: (program) => {
      spotify = program;
    },
    async snapshot() {
      const names = programs.map(({ program }) => program).join(', ');
      const found: Record<string, string> = { spotify: String(spotify), programs: names };
      await readTree(root, root, real(dataFolder), found);
      for (const [name, value] of Object.entries(system?.state ?? {})) found[`setting ${name}`] = JSON.stringify(value);
      return found;
    },
    shop: () => openShop({ ports, control, own, dataFolder }),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Whether this is the one batch that the checks of a run ask Windows, which changes nothing. */
function isBatch(program: Program, args: readonly string[]): boolean {
  return program === 'powershell' && args.at(-1)?.endsWith(batchScript([]).split(';').at(-1) ?? '') === true;
}

function answerBatch(rows: readonly ProcessRow[], sections: Readonly<Record<string, unknown>>) {
  const processes = rows.map(({ pid, parent, mine, program, args }) => ({
    ProcessId: pid,
    ParentProcessId: parent,
    Mine: mine,
    Name: program.split('\\').at(-1),
    ExecutablePath: program,
    CommandLine: args,
  }));
  // PowerShell itself runs.
  const own = { ProcessId: 1, ParentProcessId: 0, Mine: true, Name: 'powershell.exe', ExecutablePath: '' };
  return { code: 0, stdout: JSON.stringify({ processes: [own, ...processes], ...sections }), stderr: '' };
}

/** What the list of processes names when an install was started. */
function startedProgram(program: SpotifyProgram): string {
  switch (program.by) {
    case 'path':
      return program.path;
    case 'bundle':
      return `${program.path}/Contents/MacOS/Spotify`;
    case 'store':
      return STORE_PROGRAM;
    case 'snap':
      return '/snap/spotify/88/usr/share/spotify/spotify';
    case 'flatpak':
      return '/app/extra/share/spotify/spotify';
  }
}

function openShop(computer: Pick<Computer, 'ports' | 'control' | 'own' | 'dataFolder'>): RepairShop {
  catalog ??= loadCatalog().catalog;
  return openRepairShop({
    ...computer,
    catalog,
    doctor: checksAlone(openDoctor(computer.ports, { ...catalog, entries: [], questions: [] }, allChecks)),
    repairs: allRepairs,
    patience: { askAgain: 50, giveUp: 50, start: 1000, settle: 0 },
  });
}

/**
 * A shop asks for what checks find and nothing else, so the doctor here is given nothing to judge it by: weighing
 * hundreds of entries anew would take most of the time of these tests. A shop that looked at more would throw.
 */
function checksAlone(doctor: Doctor): Doctor {
  return strict<Doctor>('doctor', {
    run: async (request) => strict<Diagnosis>('diagnosis', { checks: (await doctor.run(request)).checks }),
  });
}

/** Each plan asks that; it is no business of the programs a test brings. */
function asksWhoManages(program: Program, args: readonly string[]): boolean {
  return program === 'realm' || program === 'profiles' || args.at(-1) === batchScript(['managed']);
}

async function whoManages(platform: Platform, managed: boolean | undefined): Promise<ExecResult> {
  if (managed === undefined) throw new PortError('tool-missing', 'ENOENT');
  const stdout = {
    windows: JSON.stringify({ managed: [{ domain: managed, cloud: 0, enrolled: 0 }] }),
    macos: `MDM enrollment: ${managed ? 'Yes' : 'No'}\n`,
    linux: managed ? 'corp.example.com\n' : '',
  }[platform];
  return { code: 0, stdout, stderr: '' };
}

function envOf(platform: Platform, home: string, more: Readonly<Record<string, string>> = {}) {
  if (platform !== 'windows') return { HOME: home, ...more };
  const roots = { APPDATA: `${home}\\AppData\\Roaming`, LOCALAPPDATA: `${home}\\AppData\\Local` };
  return { USERPROFILE: home, SystemRoot: 'C:\\Windows', ...roots, ...more };
}

/** Counts what is done to the computer, and ends everything at one of those deeds. */
function createLife(kill: Kill | undefined) {
  let count = 0;
  let dead = false;
  const halves: number[] = [];
  const die = () => {
    dead = true;
    return new Killed('killed');
  };
  return {
    count: () => count,
    halves: () => halves,
    revive: () => {
      dead = false;
      count = Number.MIN_SAFE_INTEGER;
    },
    alive: async <T>(work: () => Promise<T>): Promise<T> => {
      if (dead) throw new Killed('dead');
      return work();
    },
    deed: async <T>(work: () => Promise<T>, middle?: () => Promise<void>): Promise<T> => {
      if (dead) throw new Killed('dead');
      count += 1;
      if (middle) halves.push(count);
      if (count !== kill?.at) return work();
      if (kill.when === 'middle') await middle?.();
      throw die();
    },
  };
}

function mapFiles(
  disk: Files,
  root: string,
  real: (path: string) => string,
  platform: Platform,
  life: ReturnType<typeof createLife>,
): Files {
  const back = (path: string) => {
    const inside = path.slice(root.length + 1);
    return platform === 'windows' ? inside.replace(/^([A-Za-z])\//, '$1:/').replaceAll('/', '\\') : `/${inside}`;
  };
  return {
    read: (path, most) => life.alive(() => disk.read(real(path), most)),
    open: (path) => life.alive(() => disk.open(real(path))),
    facts: (path) => life.alive(() => disk.facts(real(path))),
    linkFacts: (path) => life.alive(() => disk.linkFacts(real(path))),
    list: (path, limit) => life.alive(() => disk.list(real(path), limit)),
    realPath: async (path) => back(await life.alive(() => disk.realPath(real(path)))),
    writable: (path) => life.alive(() => disk.writable(real(path))),
    diskLocked: (path) => life.alive(() => disk.diskLocked(real(path))),
    tryWriting: (path) => life.alive(() => disk.tryWriting(real(path))),
    space: (path) => life.alive(() => disk.space(real(path))),
    watch: () => () => {},
    fill: ({ path, draft }, pieces, look) =>
      life.deed(() =>
        disk.fill({ path: real(path), draft: real(draft) }, pieces, (place) => life.alive(() => look(back(place)))),
      ),
    makeFolder: (path) => life.deed(() => disk.makeFolder(real(path))),
    rename: (from, to) => life.deed(() => disk.rename(real(from), real(to))),
    writeAtomic: (path, content, mode) => life.deed(() => disk.writeAtomic(real(path), content, mode)),
    writeInPlace: (path, content) =>
      life.deed(
        () => disk.writeInPlace(real(path), content),
        async () => {
          const old = await readFile(real(path));
          const cut = Math.floor(content.length / 2);
          await writeFile(real(path), Buffer.concat([content.subarray(0, cut), old.subarray(cut)]));
        },
      ),
  };
}

/** Content, kind and rights of everything below a folder. */
async function readTree(root: string, folder: string, leave: string, found: Record<string, string>): Promise<void> {
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    if (path === leave) continue;
    const facts = await lstat(path);
    const place = path.slice(root.length);
    const mode = (facts.mode & 0o7777).toString(8);
    if (facts.isSymbolicLink()) found[place] = `link ${await readlink(path)}`;
    else if (facts.isDirectory()) {
      found[place] = `folder ${mode}`;
      await readTree(root, path, leave, found);
    } else
      found[place] = `${mode} ${createHash('sha256')
        .update(await readFile(path))
        .digest('hex')}`;
  }
}

/** A planted computer, its shop, and the plan of a repair there. */
export async function planOn(id: string, plan: ComputerPlan) {
  const computer = await plantComputer(plan);
  const shop = computer.shop();
  const held = await shop.plan(id, null, NEVER);
  if (!held) throw new Error(`${id} is no repair`);
  return { computer, shop, held };
}

/**
 * Proves a repair on a computer that needs it: it does something, its own check is calm afterwards (unless
 * `verified` says otherwise), undoing brings every byte back (unless there is nothing to undo), and a kill at
 * any deed of doing or undoing leaves the computer as before, as after, or with a job that can both be finished
 * and undone.
 */
export async function proveSurvival(
  id: string,
  plan: ComputerPlan,
  { verified = 'yes', undo = true }: { verified?: 'yes' | 'no' | 'unknown'; undo?: boolean } = {},
): Promise<void> {
  const whole = await rehearse(id, plan, undo);
  expect(whole.verified, `${id}: verified`).toBe(verified);
  expect(whole.after, `${id} changes something`).not.toEqual(whole.before);
  if (undo) expect(whole.undone, `${id}: everything is back`).toEqual(whole.before);
  const kills: Kill[] = Array.from({ length: whole.deeds }, (_, index) => ({ at: index + 1, when: 'before' }));
  for (const at of whole.halves) kills.push({ at, when: 'middle' });
  for (const kill of kills) {
    for (const then of undo ? (['finish', 'undo'] as const) : (['finish'] as const)) {
      await killAndSettle(id, plan, kill, then, whole, undo);
    }
  }
}

interface Rehearsal {
  before: Record<string, string>;
  after: Record<string, string>;
  undone: Record<string, string>;
  verified: string | null;
  deeds: number;
  halves: readonly number[];
}

async function rehearse(id: string, plan: ComputerPlan, undo: boolean): Promise<Rehearsal> {
  const computer = await plantComputer(plan);
  try {
    const before = await computer.snapshot();
    const shop = computer.shop();
    const held = await shop.plan(id, null, NEVER, stampOf(START));
    expect(held?.shown, `${id} has a plan`).toMatchObject({ state: 'ready' });
    expect(await computer.snapshot(), 'planning changes nothing').toEqual(before);
    if (!held) throw new Error(`${id} is no repair`);
    const job = await shop.run(held, NEVER);
    if ('fault' in job && !('id' in job)) throw new Error(`${id} stopped: ${job.fault}`);
    const done = job as Extract<typeof job, { id: string }>;
    expect(done, id).toMatchObject({ state: 'done', fault: null });
    const after = await computer.snapshot();
    let undone = after;
    if (undo) {
      expect(await shop.undo(done.id, NEVER), id).toMatchObject({ state: 'undone' });
      undone = settled(await computer.snapshot());
    }
    return { before, after, undone, verified: done.verified, deeds: computer.deeds(), halves: computer.halves() };
  } finally {
    await computer.remove();
  }
}

/** What came in place of a moved thing while the repair held is kept beside it; that is no loss. */
function settled(found: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(found).filter(([path]) => !path.includes('.newer')));
}

async function killAndSettle(
  id: string,
  plan: ComputerPlan,
  kill: Kill,
  then: 'finish' | 'undo',
  whole: Rehearsal,
  undo: boolean,
): Promise<void> {
  const computer = await plantComputer(plan, kill);
  const where = `${id}, killed ${kill.when} deed ${kill.at}, then ${then}`;
  try {
    await live(computer, id, undo);
    computer.revive();
    const shop = computer.shop();
    const [job] = await shop.jobs();
    expect(job?.state, where).not.toBe('damaged');
    if (job?.state === 'acting' || job?.state === 'undoing') {
      const settledJob = then === 'finish' ? await shop.finish(job.id, NEVER) : await shop.undo(job.id, NEVER);
      expect(settledJob, where).not.toHaveProperty('fault', 'changed');
    }
    const now = settled(await computer.snapshot());
    const state = (await shop.jobs())[0]?.state ?? 'none';
    const expected = state === 'done' ? whole.after : whole.before;
    expect(['done', 'undone', 'failed', 'none'], where).toContain(state);
    // Spotify may have been on its way down or up when the program died; nothing of it is lost by that.
    expect({ ...now, spotify: '' }, where).toEqual({ ...expected, spotify: '' });
  } finally {
    await computer.remove();
  }
}

/** Does and undoes until it is killed. */
async function live(computer: Computer, id: string, undo: boolean): Promise<void> {
  try {
    const shop = computer.shop();
    const held = await shop.plan(id, null, NEVER, stampOf(START));
    if (!held) throw new Error(`${id} is no repair`);
    const job = await shop.run(held, NEVER);
    if (undo && 'id' in job) await shop.undo(job.id, NEVER);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}
