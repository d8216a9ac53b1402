import { joinPath } from '../../paths';
import { type OwnFiles, PortError, type Ports, type ProcessRow, type SpotifyControl } from '../../ports';
import { PREFS_MAX_BYTES } from '../prefs';
import { readPrefs } from '../prefs-read';
import { isMainProcess, spotifyProcesses } from '../processes';

/** How long to wait for Spotify, in milliseconds. */
export interface Patience {
  /** Before it is asked again, or ended where the system has no second way to ask. */
  askAgain: number;
  /** After that, before it counts as not to be moved. */
  giveUp: number;
  /** For its first sign of life. */
  start: number;
  /** A Spotify that ends by itself so soon after its start did not start. */
  settle: number;
}
export const PATIENCE: Patience = { askAgain: 5000, giveUp: 10_000, start: 20_000, settle: 4000 };

export interface QuitOptions {
  control: SpotifyControl;
  own: OwnFiles;
  patience: Patience;
  /** Prefs that a forced end could cut off. */
  prefs: string;
  /** Folder of ours where they are kept meanwhile. */
  folder: string;
  signal: AbortSignal;
}

/** Spotify's processes that belong to this person. Throws PortError when they cannot be listed. */
export async function ownProcesses({ machine }: Ports, signal: AbortSignal): Promise<ProcessRow[]> {
  return spotifyProcesses(machine.platform, await machine.processes(signal)).filter((row) => row.mine === true);
}

/** The ones to talk to: main processes, or parts that were left behind without one. */
function heads({ machine }: Ports, rows: readonly ProcessRow[]): readonly ProcessRow[] {
  const mains = rows.filter((row) => isMainProcess(machine.platform, row, rows));
  return mains.length > 0 ? mains : rows;
}

/**
 * Quits every Spotify of this person and waits until it is gone. A client that stays in the tray only hides
 * when it is asked first, so it is asked again, or ended where there is no second way to ask; the last round
 * is for parts that outlived it. Answers false when it will not go. Throws PortError, `cancelled` among them.
 */
export async function quitSpotify(ports: Ports, options: QuitOptions): Promise<boolean> {
  const { control, patience, signal } = options;
  for (const [round, timeoutMs] of [patience.askAgain, patience.giveUp, patience.askAgain].entries()) {
    // Looked at anew each time: a number may belong to another program by now.
    const rows = await ownProcesses(ports, signal);
    if (rows.length === 0) return true;
    const forced = round > 0 && ports.machine.platform === 'windows';
    const move = async () => {
      for (const row of heads(ports, rows)) await (forced ? control.end(row) : control.ask(row));
      const pids = rows.map((row) => row.pid);
      await control.gone(pids, { timeoutMs, signal });
    };
    await (forced ? withPrefsKept(ports, options, move) : move());
  }
  return (await ownProcesses(ports, signal)).length === 0;
}

/** A client that is ended while it writes its prefs leaves half of them: then the whole ones are put back. */
async function withPrefsKept(
  ports: Ports,
  { prefs, folder, own }: QuitOptions,
  work: () => Promise<void>,
): Promise<void> {
  const { files, machine } = ports;
  const before = (await readPrefs(files, prefs)).state === 'read' ? await files.read(prefs, PREFS_MAX_BYTES) : null;
  if (before === null) return work();
  const kept = joinPath(machine.platform, folder, 'prefs-before-quit');
  await files.makeFolder(folder);
  await files.writeAtomic(kept, before, 0o600);
  await work();
  const after = await readPrefs(files, prefs);
  try {
    if (after.state === 'damaged' || after.state === 'missing') await files.writeAtomic(prefs, before);
    // It holds the person's login, like the file it was copied from.
    await own.remove(kept);
  } catch (error) {
    // The copy stays where it is; the check of the prefs will speak up.
    if (!(error instanceof PortError)) throw error;
  }
}
