import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createPeer, type Handlers, type Message, type Peer } from '../peer';
import type { HostMethods, MainMethods } from '../protocol';

export interface MainProcess {
  readonly peer: Peer<MainMethods>;
  /** Resolves with the exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** What main wrote to stderr, newest at the end. */
  stderr(): string;
  kill(): void;
}

export interface MainOptions {
  /** The built main module. */
  main: string;
  /** Root of the project, where `e2e/` and `out/` lie. */
  root: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  dark: boolean;
  seed: number;
  jitterMs: number;
}

/** Starts the built main module under Node, with the stand-in in place of `electron`. */
export function startMain(options: MainOptions, handlers: Handlers<HostMethods>): MainProcess {
  const standIn = `${options.root}/e2e/hosts/fake-electron`;
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', pathToFileURL(`${standIn}/register.mjs`).href, `${standIn}/run.mjs`, options.main, ...options.args],
    {
      cwd: options.root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'json',
      env: {
        ...options.env,
        NODE_OPTIONS: undefined,
        STAND_IN_DARK: options.dark ? '1' : '0',
        STAND_IN_SEED: String(options.seed),
        STAND_IN_JITTER_MS: String(options.jitterMs),
      },
    },
  );

  let stderr = '';
  const keep = (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-20_000);
  };
  child.stderr?.on('data', keep);
  child.stdout?.on('data', keep);

  const peer = createPeer<MainMethods, HostMethods>((message) => {
    // A process that ends while a message is under way is seen by its exit, not by the failed write.
    if (child.connected) child.send(message, () => undefined);
  }, handlers);
  child.on('message', (message) => peer.receive(message as Message));
  child.on('disconnect', () => peer.close('The main process has ended'));

  return {
    peer,
    exited: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code));
    }),
    stderr: () => stderr,
    kill: () => child.kill('SIGKILL'),
  };
}

/** Root of the project as seen from the sources of the hosts. */
export const projectRoot = (from: string): string => fileURLToPath(new URL('../..', from)).replace(/[\\/]$/, '');
