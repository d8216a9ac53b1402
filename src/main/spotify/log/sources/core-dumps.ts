import { PortError, type Ports } from '../../../ports';
import { orNull } from '../../locate/places';
import { numberIn, recordLine } from './record-line';
import { DAY_MS, DAYS_BACK, type Look, nothing } from './source';

const TIMEOUT_MS = 10_000;
const MAX_RECORDS = 200;

/** A crash that systemd has recorded. */
export interface CoreDump {
  /** Milliseconds since 1970. */
  atMs: number;
  pid: number;
  uid: number | null;
  /** Number of the signal that ended it. */
  signal: number;
  /** Path of the program. */
  program: string;
}

/** Asks systemd for crashes of Spotify in the last 14 days. Nothing of the dumps themselves is read. */
export async function lookAtCoreDumps(ports: Ports, signal: AbortSignal): Promise<Look> {
  const { clock, files, machine } = ports;
  try {
    const since = clock.now() - DAYS_BACK * DAY_MS;
    const mine = (await orNull(files.facts(machine.home)))?.uid ?? null;
    const dumps = (await ask(ports, since, signal))
      .filter(({ atMs, uid }) => atMs >= since && (uid === null || mine === null || uid === mine))
      .sort((a, b) => a.atMs - b.atMs)
      .slice(-MAX_RECORDS);
    const newest = dumps.at(-1);
    if (newest === undefined) return nothing('empty');
    return {
      state: 'present',
      why: null,
      bytes: null,
      changedMs: newest.atMs,
      reading: { by: 'text', read: async () => showCoreDumps(dumps) },
    };
  } catch (error) {
    if (!(error instanceof PortError) || error.code === 'cancelled') throw error;
    // Without its program nothing is recorded either.
    if (error.code === 'tool-missing') return nothing('absent', 'tool-missing');
    return nothing('unreadable', error.code === 'no-permission' ? 'no-permission' : 'failed');
  }
}

async function ask({ exec }: Ports, since: number, signal: AbortSignal): Promise<CoreDump[]> {
  const run = (...options: string[]) => {
    const args = ['list', ...options, '--no-pager', '--quiet', `--since=@${Math.floor(since / 1000)}`];
    return exec.run('coredumpctl', args, { timeoutMs: TIMEOUT_MS, signal });
  };
  const first = await run('--json=short');
  // Programs of systemd do not translate their words; older ones know no JSON here.
  const isOld = first.code !== 0 && /unrecognized option/i.test(first.stderr);
  const { code, stdout, stderr } = isOld ? await run('--no-legend') : first;
  if (code === 0 || stdout.trim() !== '') return isOld ? parseDumpTable(stdout) : parseCoreDumps(stdout);
  // It ends with 1 when there is none.
  if (/no coredumps found/i.test(stderr)) return [];
  if (/permission/i.test(stderr)) throw new PortError('no-permission', 'EACCES');
  throw new PortError('failed', `EXIT${code ?? ''}`);
}

// Mon 2026-02-02 10:11:12 CET   14172  1000  1000 SIGSEGV present /app/extra/share/spotify/spotify 20.1M
// Mon 2022-02-07 10:11:12 CET   14172  1000  1000  11 present   /usr/share/spotify/spotify
const ROW =
  /^\S{1,12} (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) \S{1,12} {1,12}(\d{1,10}) {1,12}(\d{1,10}) {1,12}\d{1,10} {1,12}(\d{1,2}|SIG[A-Z]{2,6}) {1,12}\S{1,12} {1,12}(\/\S{1,300})/;

/** Reads the table of older systemds, whose times are this computer's. Never throws. */
export function parseDumpTable(text: string): CoreDump[] {
  return text.split('\n').flatMap((line) => {
    const [, day, time, pid, uid, word = '', program = ''] = ROW.exec(line) ?? [];
    const atMs = Date.parse(`${day}T${time}`);
    const named = Object.entries(SIGNALS).find(([, name]) => word === `SIG${name}`)?.[0];
    if (!isSpotify(program) || Number.isNaN(atMs)) return [];
    return [{ atMs, pid: Number(pid), uid: Number(uid), signal: Number(named ?? word) || 0, program }];
  });
}

/** Reads `coredumpctl list --json=short`, keeping Spotify's own records. One object instead of a list is understood. Never throws. */
export function parseCoreDumps(text: string): CoreDump[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return [];
  }
  const rows: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return rows.flatMap((row) => {
    if (typeof row !== 'object' || row === null) return [];
    const { time, pid, uid, sig, exe } = row as Record<string, unknown>;
    const micros = numberIn(time);
    if (typeof exe !== 'string' || !isSpotify(exe) || micros === null || !isCount(pid) || !isCount(sig)) {
      return [];
    }
    return [{ atMs: Math.floor(micros / 1000), pid, uid: isCount(uid) ? uid : null, signal: sig, program: exe }];
  });
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** `/usr/share/spotify/spotify`, `/nix/store/...-spotify-1.2/share/spotify/.spotify-wrapped`; not spotifyd. */
function isSpotify(exe: string): boolean {
  return /(?:^|\/)\.?spotify(?:-wrapped|-client|\.real)?$/.test(exe.slice(-300));
}

/** Signals as coredumpctl names them; numbers of Linux on every computer Spotify runs on. */
const SIGNALS: Readonly<Record<number, string>> = { 4: 'ILL', 5: 'TRAP', 6: 'ABRT', 7: 'BUS', 11: 'SEGV' };

/** The records in the words of `coredumpctl info`, which the scan knows. */
export function showCoreDumps(dumps: readonly CoreDump[]): string {
  const lines = dumps.flatMap(({ atMs, pid, signal, program }) => {
    const line = (text: string) => `${recordLine(atMs, 'systemd-coredump', text)}\n`;
    const name = program.split('/').at(-1)?.slice(0, 40) ?? 'spotify';
    const word = SIGNALS[signal];
    return [
      line(`   PID: ${pid} (${name})`),
      line(word === undefined ? `Process ${pid} (${name}) crashed in unknown` : `Signal: ${signal} (${word})`),
      line(`Executable: ${program.slice(0, 300)}`),
    ];
  });
  return lines.join('');
}
