import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import type { Platform } from '../../contract/words';
import { isInside } from '../paths';
import { type Exec, PortError, type ProcessRow } from '../ports';
import { askWindows } from '../windows/batch';
import { asPort } from './errors';

const ARGS_LIMIT = 4096;
const PROCESS_LIMIT = 20_000;

/** The running programs. Throws PortError when the list cannot be had. */
export function listProcesses(platform: Platform, exec: Exec, signal: AbortSignal): Promise<ProcessRow[]> {
  if (platform === 'windows') return listOnWindows(exec, signal);
  return platform === 'macos' ? listOnMac(exec, signal) : asPort(listOnLinux(signal));
}

/**
 * The running programs that lie in a folder, scripts included: those of a fake home. The real machine's
 * stay out. Throws PortError when the list cannot be had.
 */
export async function listProcessesIn(
  folder: string,
  platform: Platform,
  exec: Exec,
  signal: AbortSignal,
): Promise<ProcessRow[]> {
  // The system names programs by their real place.
  const real = await realpath(folder).catch(() => folder);
  const within = (path: string) => [folder, real].some((place) => path !== place && isInside(platform, place, path));
  const rows =
    platform === 'linux' ? await listOnLinux(signal, '/proc', within) : await listProcesses(platform, exec, signal);
  return rows.filter((row) => within(row.program));
}

/**
 * Straight from /proc: no tool to start, and `ps` of small systems takes other arguments. A script counts
 * as its interpreter unless `isProgram` knows its path.
 */
export async function listOnLinux(
  signal: AbortSignal,
  root = '/proc',
  isProgram: (path: string) => boolean = () => false,
): Promise<ProcessRow[]> {
  const me = process.getuid?.();
  const rows: ProcessRow[] = [];
  const names = (await readdir(root)).filter((name) => /^\d+$/.test(name)).slice(0, PROCESS_LIMIT);
  for (const name of names) {
    if (signal.aborted) throw new PortError('cancelled', 'ABORT_ERR');
    const folder = `${root}/${name}`;
    try {
      const [line, args, { uid }] = await Promise.all([
        readFile(`${folder}/stat`, 'utf8'),
        readFile(`${folder}/cmdline`, 'utf8'),
        stat(folder),
      ]);
      const seen = parseProcStat(line);
      // Kernel threads have no arguments; the ended ones that nobody collected have no program any more.
      if (seen === null || seen.state === 'Z' || args === '') continue;
      const words = args.replace(/\0+$/, '').split('\0');
      const exe = await readlink(`${folder}/exe`).catch(() => null);
      // `/usr/bin/node /home/ada/bin/tool --now`: the script comes first after the interpreter.
      const script = words[1] !== undefined && isProgram(words[1]) ? words[1] : null;
      rows.push({
        pid: Number(name),
        parent: seen.parent,
        mine: me === undefined ? null : uid === me,
        ...(seen.state === 'T' ? { stopped: true as const } : {}),
        program: script ?? exe?.replace(/ \(deleted\)$/, '') ?? words[0] ?? seen.name,
        args: words
          .slice(script === null ? 0 : 1)
          .join(' ')
          .slice(0, ARGS_LIMIT),
      });
    } catch {
      // It ended while we looked, or it is hidden from us.
    }
  }
  return rows;
}

/** `4211 (Web Content) S 4100 ...`: the name may hold spaces and brackets, so the last `)` ends it. */
export function parseProcStat(line: string): { name: string; state: string; parent: number } | null {
  const start = line.indexOf('(');
  const end = line.lastIndexOf(')');
  if (start < 0 || end < start) return null;
  const [state, parent] = line.slice(end + 2).split(' ', 2);
  if (state === undefined || parent === undefined || !/^\d+$/.test(parent)) return null;
  return { name: line.slice(start + 1, end), state, parent: Number(parent) };
}

/** Two lists, because a path with spaces cannot be told from its arguments in one. */
async function listOnMac(exec: Exec, signal: AbortSignal): Promise<ProcessRow[]> {
  const limits = { timeoutMs: 5000, signal };
  const [programs, all] = await Promise.all([
    exec.run('ps', ['-axww', '-o', 'pid=,comm='], limits),
    exec.run('ps', ['-axww', '-o', 'pid=,ppid=,uid=,args='], limits),
  ]);
  if (all.code !== 0 || programs.code !== 0) throw new PortError('failed', 'EXIT');
  return parsePs(programs.stdout, all.stdout, process.getuid?.());
}

/** `  412     1   501 /Applications/Spotify.app/Contents/MacOS/Spotify` and `  412 <program>`. */
export function parsePs(programs: string, all: string, me: number | undefined): ProcessRow[] {
  const paths = new Map<string, string>();
  for (const line of programs.split('\n')) {
    const found = /^\s*(\d+)\s+(\S.*)$/.exec(line);
    if (found?.[1] && found[2]) paths.set(found[1], found[2].trimEnd());
  }
  const rows: ProcessRow[] = [];
  for (const line of all.split('\n')) {
    const found = /^\s*(\d+)\s+(\d+)\s+(-?\d+)\s+(\S.*)$/.exec(line);
    if (!found) continue;
    const [, pid = '', parent, uid, args = ''] = found;
    rows.push({
      pid: Number(pid),
      parent: Number(parent),
      mine: me === undefined ? null : Number(uid) === me,
      program: paths.get(pid) ?? args.split(' ', 1)[0] ?? '',
      args: args.trimEnd().slice(0, ARGS_LIMIT),
    });
  }
  return rows;
}

/** The same question that a run's batch asks. */
async function listOnWindows(exec: Exec, signal: AbortSignal): Promise<ProcessRow[]> {
  const { processes } = await askWindows(exec, ['processes'], signal);
  if (processes === null) throw new PortError('failed', 'UNREADABLE');
  return processes;
}
