import { readFile } from 'node:fs/promises';
import type { Platform } from '../../contract/words';
import { isAbsolutePath, isInside } from '../paths';
import {
  type Exec,
  PortError,
  type ProcessRow,
  type SpotifyControl,
  type SpotifyProgram,
  type SpotifySwitch,
} from '../ports';
import { toPortError } from './errors';
import { firstThere, startApart } from './exec';
import { parseProcStat } from './processes';
import { programPlaces } from './programs';

type Env = Readonly<Record<string, string | undefined>>;

export interface ControlOptions {
  platform: Platform;
  env: Env;
  exec: Exec;
  /** Home folder of the person, or the fake home. */
  home: string;
  /** In a fake home only programs that lie in it are started. */
  pretend: boolean;
}

/** How often a process is looked at while it ends, in milliseconds. */
const LOOK_MS = 50;

/** Ends and starts Spotify, and nothing else: processes of this person, switches of the list. */
export function createControl({ platform, env, exec, home, pretend }: ControlOptions): SpotifyControl {
  const taskkill = (pid: number, ...force: string[]) =>
    // Its texts are translated and its exit codes differ: whether the process is gone is what counts.
    exec.run('taskkill', ['/PID', String(pid), ...force], { timeoutMs: 10_000 });

  return {
    async ask(row) {
      refuseForeign(row);
      if (platform === 'windows') await taskkill(row.pid);
      else {
        signal(row.pid, 'SIGTERM');
        // One that stands still hears it only once it goes on; to all others this says nothing.
        signal(row.pid, 'SIGCONT');
      }
    },

    async end(row) {
      refuseForeign(row);
      if (platform !== 'windows') throw new PortError('failed', 'ENOTSUP');
      await taskkill(row.pid, '/T', '/F');
    },

    async gone(pids, { timeoutMs, signal: cancel }) {
      const until = performance.now() + timeoutMs;
      for (;;) {
        if (cancel?.aborted) throw new PortError('cancelled', 'ABORT_ERR');
        const alive = await Promise.all(pids.map((pid) => isAlive(platform, pid)));
        if (!alive.includes(true)) return true;
        const left = until - performance.now();
        if (left <= 0) return false;
        await new Promise((resolve) => setTimeout(resolve, Math.min(LOOK_MS, left)));
      }
    },

    async start(program, switches, output) {
      for (const one of switches) refuseForeignSwitch(platform, one);
      // What starts these hands no switches on.
      if (switches.length > 0 && (program.by === 'store' || program.by === 'bundle'))
        throw new PortError('failed', 'EINVAL');
      const { places, first } = commandOf(platform, env, program);
      const path = await firstThere(places);
      const strange = program.by === 'bundle' && !isBundle(program.path);
      if (strange || !isAbsolutePath(platform, path) || (pretend && !isInside(platform, home, path))) {
        throw new PortError('no-permission', 'EPERM');
      }
      return startApart(path, [...first, ...switches], { folder: home, env: cleanEnvironment(env), output });
    },
  };
}

/** SECURITY: [sec-28] only what the list of processes says is this person's, and never ourselves. */
function refuseForeign(row: ProcessRow): void {
  if (row.mine !== true || !Number.isSafeInteger(row.pid) || row.pid <= 1 || row.pid === process.pid) {
    throw new PortError('no-permission', 'EPERM');
  }
}

/** SECURITY: [sec-28] the type says so already; this holds for values that were cast. */
function refuseForeignSwitch(platform: Platform, text: SpotifySwitch): void {
  if (text === '--show-console' || text === '--append-log-file') return;
  const path = text.replace(/^--log-file=/, '');
  // Spotify takes a log file by its ending alone.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
  if (path !== text && isAbsolutePath(platform, path) && /^[^\u0000-\u001f"]+\.log$/.test(path)) return;
  throw new PortError('no-permission', 'EINVAL');
}

function commandOf(
  platform: Platform,
  env: Env,
  program: SpotifyProgram,
): { places: readonly string[]; first: string[] } {
  switch (program.by) {
    case 'path':
      return { places: [program.path], first: [] };
    case 'store':
      return { places: programPlaces('explorer', platform, env), first: [STORE_APP] };
    case 'bundle':
      return { places: programPlaces('open', platform, env), first: ['-a', program.path] };
    default: {
      const places = programPlaces(program.by, platform, env);
      return { places, first: ['run', program.by === 'snap' ? 'spotify' : 'com.spotify.Client'] };
    }
  }
}

/** The Store's Spotify in the Start menu's folder of apps. */
const STORE_APP = 'shell:AppsFolder\\SpotifyAB.SpotifyMusic_zpdnekdrzrea0!Spotify';

const isBundle = (path: string) => isAbsolutePath('macos', path) && /\/[^/]+\.app\/?$/.test(path);

function signal(pid: number, name: 'SIGTERM' | 'SIGCONT' | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    const known = toPortError(error);
    if (known.system === 'ESRCH') return false;
    if (name === 0) return true;
    throw known;
  }
}

/** A process that ended and that its parent has not asked about yet still has its number. */
async function isAlive(platform: Platform, pid: number): Promise<boolean> {
  if (!signal(pid, 0)) return false;
  if (platform !== 'linux') return true;
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return line !== null && parseProcStat(line)?.state !== 'Z';
}

/** Names that belong to this program or to what it was started with; Spotify's own Chromium would listen to some. */
const OURS =
  /^(?:ELECTRON_|NODE_|BACKLINE_|CHROME_|VSCODE_|npm_)|^(?:APPDIR|APPIMAGE|ARGV0|OWD|INIT_CWD|DESKTOP_STARTUP_ID|XDG_ACTIVATION_TOKEN)$/i;

/** The person's environment without what Electron, a package of ours or a developer's tools put into it. */
export function cleanEnvironment(env: Env): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !OURS.test(name)) clean[name] = value;
  }
  // Electron replaces the desktop's name on Linux and keeps the true one here.
  const desktop = clean.ORIGINAL_XDG_CURRENT_DESKTOP;
  delete clean.ORIGINAL_XDG_CURRENT_DESKTOP;
  if (desktop !== undefined) clean.XDG_CURRENT_DESKTOP = desktop;
  return clean;
}
