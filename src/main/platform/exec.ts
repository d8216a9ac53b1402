import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Platform } from '../../contract/words';
import { type Exec, type ExecResult, PortError, type Program } from '../ports';
import { within } from './deadline';
import { asPort, toPortError } from './errors';
import { programEnvironment, programPlaces, windowsFolder } from './programs';

/** The only module of the app that starts programs. */

const OUTPUT_LIMIT = 4 * 1024 * 1024;
/** How long output may trail behind the exit: a grandchild that inherited the pipe must not hold us. */
const TRAILING_MS = 300;

export interface ExecOptions {
  platform: Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** Where to look for a program; the table of `programs.ts` when left out. Tests put their own here. */
  places?: (program: Program) => readonly string[];
}

/** Starts programs of the table: absolute path, argument array, no shell, small environment, limits. */
export function createExec({ platform, env, places }: ExecOptions): Exec {
  const environment = programEnvironment(platform, env);
  const folder = platform === 'windows' ? `${windowsFolder(env)}\\System32` : '/';

  async function find(program: Program): Promise<string> {
    return firstThere(places?.(program) ?? programPlaces(program, platform, env));
  }

  return {
    async run(program, args, options) {
      const path = await find(program);
      return within(options, (signal) => {
        // Its own process group, so that what it starts ends with it when time is up.
        const child = spawn(path, [...args], {
          cwd: folder,
          env: environment,
          shell: false,
          windowsHide: true,
          detached: platform !== 'windows',
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        return collect(child, platform, signal);
      });
    },
  };
}

/** The first of these files that may be run. Throws `tool-missing`. */
export async function firstThere(places: readonly string[]): Promise<string> {
  for (const place of places) {
    const there = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return place;
  }
  throw new PortError('tool-missing', 'ENOENT');
}

function collect(child: ChildProcess, platform: Platform, signal: AbortSignal): Promise<ExecResult> {
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let held = 0;
    let trailing: NodeJS.Timeout | undefined;
    const end = () => {
      endProgram(child, platform);
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const onAbort = () => end();
    signal.addEventListener('abort', onAbort, { once: true });
    const done = () => {
      clearTimeout(trailing);
      signal.removeEventListener('abort', onAbort);
    };
    const take = (into: Buffer[]) => (chunk: Buffer) => {
      held += chunk.length;
      if (held > OUTPUT_LIMIT) {
        done();
        end();
        reject(new PortError('too-large', 'EFBIG'));
        return;
      }
      into.push(chunk);
    };
    child.stdout?.on('data', take(out));
    child.stderr?.on('data', take(err));
    child.once('error', (error) => {
      done();
      const known = toPortError(error);
      reject(known.code === 'not-found' ? new PortError('tool-missing', known.system) : known);
    });
    child.once('exit', () => {
      trailing = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, TRAILING_MS);
    });
    child.once('close', (code) => {
      done();
      resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') });
    });
  });
}

/** Ends a program and, where the system has groups, everything it started. */
function endProgram(child: ChildProcess, platform: Platform): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (platform === 'windows') {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone between the look and the signal.
    child.kill('SIGKILL');
  }
}

/** A Node beside this one that reads lines and writes lines. */
export interface LineHelper {
  /** Sends a line; nothing happens once the helper has ended. */
  send(line: string): void;
  /** Ends it at once, whatever it waits for. */
  end(): void;
}

/**
 * Starts this program's own Node with a script of ours, which talks in lines and ends when its input does.
 * It never keeps this program from ending, and ends with it. `onEnd` is called once, also where it cannot
 * start.
 */
export function startLineHelper(
  script: string,
  env: Readonly<Record<string, string | undefined>>,
  { onLine, onEnd }: { onLine(line: string): void; onEnd(): void },
): LineHelper {
  const child = spawn(process.execPath, ['-e', script], {
    env: { ...env },
    shell: false,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('close', () => {
    process.removeListener('exit', end);
    onEnd();
  });
  // `close` follows.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', onLine);
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) if (pipe instanceof Socket) pipe.unref();
  return { send: (line) => void child.stdin.write(`${line}\n`), end };
}

export interface ApartOptions {
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
  /** New file that takes what the program prints; null = nobody hears it. */
  output: string | null;
}

/**
 * Starts a program that goes on when this one ends: its own session, nothing of ours inherited but the
 * environment given. It writes into its file by itself: a pipe would break, and with it the program,
 * when this app is closed. `path` is absolute and was judged by the caller.
 */
export async function startApart(
  path: string,
  args: readonly string[],
  { folder, env, output }: ApartOptions,
): Promise<{ pid: number; ended: Promise<void> }> {
  // A new file only, and no link that somebody laid there.
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_APPEND;
  const taker = output === null ? null : await asPort(open(output, flags, 0o600));
  try {
    const sink = taker?.fd ?? 'ignore';
    // Its window is wanted, so nothing is hidden.
    const child = spawn(path, [...args], {
      cwd: folder,
      env: { ...env },
      shell: false,
      detached: true,
      stdio: ['ignore', sink, sink],
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) => reject(toPortError(error)));
    });
    child.unref();
    if (child.pid === undefined) throw new PortError('failed', 'NOPID');
    return { pid: child.pid, ended };
  } finally {
    await taker?.close();
  }
}

/**
 * Starts a settings program of the links table and leaves it to the person: `services.msc`, a control
 * panel page, the task manager. A bare name only, looked up in the system's own folders; arguments are
 * those of the table. Throws `tool-missing` where the program is not there.
 */
export function createLauncher({
  platform,
  env,
}: Pick<ExecOptions, 'platform' | 'env'>): (argv: readonly string[]) => Promise<void> {
  const windows = windowsFolder(env);
  const folders = platform === 'windows' ? [`${windows}\\System32\\`, `${windows}\\`] : ['/usr/bin/', '/bin/'];
  return async (argv) => {
    const [name = '', ...args] = platform === 'windows' ? throughExplorer(argv, folders[0] ?? '') : argv;
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new PortError('tool-missing', 'EINVAL');
    const path = await firstThere(folders.map((folder) => folder + name));
    await startApart(path, args, { folder: folders[0] ?? '/', env, output: null });
  };
}

/**
 * Consoles and the task manager want the highest rights their user has, so Windows refuses to start them
 * directly for an administrator. Explorer opens them as a double click would: the system asks, not we.
 */
export function throughExplorer(argv: readonly string[], system32: string): readonly string[] {
  const [name = '', ...args] = argv;
  const [console] = args;
  if (name === 'mmc.exe' && args.length === 1 && console !== undefined && /^[a-z]+\.msc$/i.test(console))
    return ['explorer.exe', system32 + console];
  return /^(?:taskmgr|msconfig)\.exe$/i.test(name) && args.length === 0 ? ['explorer.exe', system32 + name] : argv;
}
