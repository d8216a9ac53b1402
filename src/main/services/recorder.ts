import type { z } from 'zod';
import type { LogPatterns } from '../../catalog/log/compile';
import { CallFailure } from '../../contract/failure';
import type { logCalls, Recording, RecordState } from '../../contract/logs';
import type { OwnFiles, Ports, SpotifyControl } from '../ports';
import type { Launch } from '../spotify/record/launch';
import { planRecording } from '../spotify/record/plan';
import { PATIENCE, type Patience } from '../spotify/record/quit';
import {
  recordingId,
  recordingPaths,
  recordingSource,
  recordingStart,
  recordingsFolder,
} from '../spotify/record/recording-files';
import { RECORD_LIMITS, type RecordFailure, type RecordLimits, runRecording } from '../spotify/record/run';
import { Session } from '../spotify/record/session';
import { createPulse } from './pulse';
import { openRecordings } from './recordings';
import type { WorkLog } from './work-log';

export interface RecorderParts {
  ports: Ports;
  control: SpotifyControl;
  own: OwnFiles;
  dataFolder: string;
  patterns: () => Promise<LogPatterns>;
  workLog: Pick<WorkLog, 'noteRecorded'>;
  announce: (name: 'record.changed', state: RecordState) => void;
  onFault(where: string, error: unknown): void;
  onDamaged?: (movedTo: string) => void;
  patience?: Patience;
  limits?: RecordLimits;
}

type RecordCall = 'record.state' | 'record.start' | 'record.stop' | 'record.remove';
export type RecordHandlers = {
  [N in RecordCall]: (input: z.infer<(typeof logCalls)[N]['input']>) => Promise<RecordState>;
};

/** How often the page hears of a running recording at most. */
const PULSE_MS = 200;

/** A run from the person's yes until everything is put back. */
interface Run {
  id: string;
  launch: Launch;
  session: Session;
  stop: AbortController;
  endedAt: string | null;
}

/** The recording calls of the contract. `close` lets go when the app quits: Spotify and the files stay as they are. */
export function createRecordHandlers(parts: RecorderParts): { handlers: RecordHandlers; close(): void } {
  const { ports, control, own, dataFolder } = parts;
  const limits = parts.limits ?? RECORD_LIMITS;
  const recordings = openRecordings(parts);
  const closing = new AbortController();
  let phase: RecordState['state'] = 'idle';
  let failure: RecordFailure | null = null;
  let run: Run | null = null;
  let past: Recording[] = [];
  let shown: RecordState['plan'] = null;
  const isBusy = () => phase !== 'idle' && phase !== 'ended' && phase !== 'failed';

  const state = (): RecordState => ({
    state: phase,
    failure,
    // The one that just ended stays in view, and is among the past ones too.
    current: run && (phase === 'recording' || run.session.bytes > 0) ? toRecording(run) : null,
    latest: run?.session.latest() ?? [],
    past,
    plan: shown,
  });
  const pulse = createPulse(PULSE_MS, () => parts.announce('record.changed', state()));
  const go = (next: RecordState['state'], why: RecordFailure | null = null) => {
    phase = next;
    failure = why;
    pulse.ask();
  };

  /** Reads anew what a start would do and what was recorded. */
  async function load(): Promise<() => void> {
    const [plan, list] = await Promise.all([planRecording(ports, dataFolder, closing.signal), recordings.list()]);
    return () => {
      shown = plan.shown;
      past = list;
      if (phase === 'idle') failure = plan.failure;
    };
  }

  async function refresh(): Promise<RecordState> {
    if (isBusy()) return state();
    const take = await load();
    // A start may have come in between.
    if (!isBusy()) take();
    return state();
  }

  async function start(): Promise<RecordState> {
    if (isBusy()) return state();
    phase = 'starting';
    failure = null;
    run = null;
    try {
      const plan = await planRecording(ports, dataFolder, closing.signal);
      shown = plan.shown;
      const why = plan.failure ?? (await hasRoom());
      if (plan.launch === null || why !== null) go('failed', why);
      else {
        const held = await open(plan.launch);
        run = held;
        go(plan.ranBefore ? 'stopping' : 'starting');
        void perform(held, plan.ranBefore);
      }
    } catch (error) {
      fault(error);
      go('failed', 'failed');
    }
    return state();
  }

  async function hasRoom(): Promise<'no-space' | null> {
    await ports.files.makeFolder(recordingsFolder(ports, dataFolder));
    return (await ports.files.space(dataFolder)).free < limits.leastFree ? 'no-space' : null;
  }

  async function open(launch: Launch): Promise<Run> {
    const sinceMs = ports.clock.now();
    const id = recordingId(sinceMs);
    const paths = recordingPaths(ports, dataFolder, id);
    const session = new Session({ files: ports.files, patterns: await parts.patterns(), paths, sinceMs });
    await recordings.begin(id, launch.install.kind);
    return { id, launch, session, stop: new AbortController(), endedAt: null };
  }

  async function perform(held: Run, ranBefore: boolean): Promise<void> {
    const { id, launch, session, stop } = held;
    let why: RecordFailure | null;
    try {
      why = await runRecording({
        ports,
        control,
        own,
        launch,
        ranBefore,
        session,
        paths: recordingPaths(ports, dataFolder, id),
        folder: dataFolder,
        patience: parts.patience ?? PATIENCE,
        limits,
        stop: stop.signal,
        close: closing.signal,
        onPhase: go,
        onGrowth: pulse.ask,
      });
    } catch (error) {
      if (closing.signal.aborted) return;
      fault(error);
      why = 'failed';
    }
    await keep(held).catch(fault);
    await load().then((take) => take(), fault);
    if (session.bytes === 0) run = null;
    // Nothing recorded and nothing wrong: stopped before it began.
    const end = run === null ? 'idle' : 'ended';
    go(why === null ? end : 'failed', why);
  }

  async function keep(held: Run): Promise<void> {
    const { id, session } = held;
    await session.finish();
    held.endedAt = new Date(ports.clock.now()).toISOString();
    const { lines, problems } = session;
    if (session.bytes === 0) return recordings.remove(id);
    await recordings.finish(id, { endedAt: held.endedAt, lines, problems });
    await parts.workLog.noteRecorded(recordingSource(id), { lines, problems });
  }

  const fault = (error: unknown) => {
    if (!closing.signal.aborted) parts.onFault('record', error);
  };

  const handlers: RecordHandlers = {
    'record.state': refresh,
    'record.start': start,
    'record.stop': async () => {
      run?.stop.abort();
      return state();
    },
    'record.remove': async ({ id }) => {
      if (isBusy() && run?.id === id) throw new CallFailure('call/refused');
      await recordings.remove(id);
      past = past.filter((recording) => recording.id !== id);
      if (run?.id === id) {
        run = null;
        go('idle');
      }
      return refresh();
    },
  };
  return {
    handlers,
    close() {
      closing.abort();
      pulse.stop();
    },
  };
}

function toRecording({ id, session, launch, endedAt }: Run): Recording {
  const { bytes, lines, problems } = session;
  const startedAt = recordingStart(id) ?? '';
  return { id, startedAt, endedAt, source: recordingSource(id), bytes, lines, problems, install: launch.install.kind };
}
