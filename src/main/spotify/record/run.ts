import type { RecordState } from '../../../contract/logs';
import { type OwnFiles, PortError, type Ports, type SpotifyControl, type StartedSpotify } from '../../ports';
import { pause } from '../../wait';
import { orNull } from '../locate/places';
import { type Launch, loggingSwitches } from './launch';
import { ownProcesses, type Patience, quitSpotify } from './quit';
import type { Session } from './session';

/** When a recording is refused, and when it stops by itself. Bytes and milliseconds. */
export interface RecordLimits {
  leastFree: number;
  mostBytes: number;
  longest: number;
}
export const RECORD_LIMITS: RecordLimits = {
  leastFree: 500 * 1024 * 1024,
  mostBytes: 200 * 1024 * 1024,
  longest: 2 * 60 * 60_000,
};

export type RecordFailure = NonNullable<RecordState['failure']>;

export interface RunOptions {
  ports: Ports;
  control: SpotifyControl;
  own: OwnFiles;
  launch: Launch;
  /** Whether Spotify runs now, and so is started again in the end. */
  ranBefore: boolean;
  session: Session;
  /** New file for what Spotify prints, and the one it is told to write. */
  paths: readonly [printed: string, written: string];
  /** The app's data folder. */
  folder: string;
  patience: Patience;
  limits: RecordLimits;
  /** Fires when the person has had enough. */
  stop: AbortSignal;
  /** Fires when the app quits: Spotify and the files are left as they are. */
  close: AbortSignal;
  onPhase(phase: 'stopping' | 'starting' | 'recording' | 'restoring'): void;
  onGrowth(): void;
}

/** How often the files are read, and how often processes are listed and free space is asked: a list takes Windows a second. */
const READ_MS = 200;
const LOOK_MS = 2000;

/**
 * Quits Spotify, starts it with its log switched on, listens until it is stopped, and puts things back.
 * Answers null when all went well, else why not: things are put back all the same, as far as they can be.
 * Throws PortError: `cancelled` when the app quits meanwhile.
 */
export async function runRecording(options: RunOptions): Promise<RecordFailure | null> {
  const { ports, control, ranBefore, launch, close, onPhase } = options;
  if (ranBefore) {
    onPhase('stopping');
    if (!(await quit(options))) return 'will-not-quit';
  }
  // Whoever changed their mind meanwhile gets their Spotify back.
  const outcome = options.stop.aborted ? { why: null, wasQuit: false } : await record(options);
  if (!ranBefore || outcome.wasQuit) return outcome.why;
  onPhase('restoring');
  if ((await ownProcesses(ports, close)).length > 0) return outcome.why;
  const back = await orNull(control.start(launch.program, [], null));
  return outcome.why ?? (back === null ? 'will-not-start' : null);
}

const quit = ({ ports, control, own, patience, launch, folder, close }: RunOptions) =>
  quitSpotify(ports, { control, own, patience, prefs: launch.install.prefs, folder, signal: close });

/** From the start with its log to the end of that Spotify. `wasQuit` tells that the person ended it. */
async function record(options: RunOptions): Promise<{ why: RecordFailure | null; wasQuit: boolean }> {
  const { ports, control, launch, paths, patience, onPhase } = options;
  onPhase('starting');
  const [printed, written] = paths;
  const started = await orNull(control.start(launch.program, loggingSwitches(launch, written), printed));
  if (started === null) return { why: 'will-not-start', wasQuit: false };
  const begun = ports.clock.monotonic();
  const life = lifeOf(started);
  let why: RecordFailure | null = null;
  if (await appears(options, life)) {
    onPhase('recording');
    try {
      if (await listen(options, life)) {
        const isStart = ports.clock.monotonic() - begun < patience.settle;
        return isStart ? { why: 'will-not-start', wasQuit: false } : { why: null, wasQuit: true };
      }
    } catch (error) {
      if (!(error instanceof PortError) || options.close.aborted) throw error;
      why = 'failed';
    }
  } else why = 'will-not-start';
  onPhase('restoring');
  return { why: (await quit(options)) ? why : 'will-not-quit', wasQuit: false };
}

interface Life {
  isOver: boolean;
}

function lifeOf({ ended }: StartedSpotify): Life {
  const life = { isOver: false };
  void ended.then(() => {
    life.isOver = true;
  });
  return life;
}

/** Whether Spotify comes up in time. */
async function appears({ ports, session, patience, close }: RunOptions, life: Life): Promise<boolean> {
  const until = ports.clock.monotonic() + patience.start;
  while (ports.clock.monotonic() < until) {
    await session.read();
    if ((await ownProcesses(ports, close)).length > 0) return true;
    if (life.isOver) return false;
    await pause(READ_MS, close);
  }
  return false;
}

/** Follows the recording. Answers true when Spotify went by itself, false when it is to be stopped. */
async function listen(options: RunOptions, life: Life): Promise<boolean> {
  const { ports, session, limits, folder, close, onGrowth } = options;
  const either = AbortSignal.any([options.stop, close]);
  const begun = ports.clock.monotonic();
  let nextLook = begun + LOOK_MS;
  let wasOver = false;
  let lines = -1;
  while (!either.aborted) {
    await session.read();
    if (session.lines !== lines) onGrowth();
    lines = session.lines;
    const now = ports.clock.monotonic();
    if (session.bytes > limits.mostBytes || now - begun > limits.longest) return false;
    if (now >= nextLook || life.isOver !== wasOver) {
      nextLook = now + LOOK_MS;
      wasOver = life.isOver;
      // What was started may only have been the front of it, after an update for one.
      if (life.isOver && (await ownProcesses(ports, close)).length === 0) return true;
      // Half of what a start asks for: a disk that fills up takes more with it than this recording.
      const space = await orNull(ports.files.space(folder));
      if (space !== null && space.free < limits.leastFree / 2) return false;
    }
    await pause(READ_MS, either);
  }
  if (close.aborted) throw new PortError('cancelled', 'ABORT_ERR');
  return false;
}
