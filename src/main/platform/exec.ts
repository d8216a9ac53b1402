import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Platform } from '../../contract/words';
import { type Exec, type ExecResult, PortError, type Program } from '../ports';
import { within } from './deadline';
import { toPortError } from './errors';
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
    for (const place of places?.(program) ?? programPlaces(program, platform, env)) {
      const there = await access(place, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (there) return place;
    }
    throw new PortError('tool-missing', 'ENOENT');
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
  return async ([name = '', ...args]) => {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new PortError('tool-missing', 'EINVAL');
    for (const folder of folders) {
      const path = folder + name;
      const there = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (!there) continue;
      // Its window is wanted, so nothing is hidden and nothing of ours is inherited but the session.
      const child = spawn(path, args, {
        cwd: folders[0],
        env: { ...env },
        shell: false,
        detached: true,
        stdio: 'ignore',
      });
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (error) => reject(toPortError(error)));
      });
      child.unref();
      return;
    }
    throw new PortError('tool-missing', 'ENOENT');
  };
}
