import type { OwnFiles, Ports, ProcessRow, SpotifyControl } from '../ports';
import { locateInstalls } from '../spotify/locate';
import { installInUse, startOf } from '../spotify/record/launch';
import { ownProcesses, PATIENCE, type Patience, quitSpotify } from '../spotify/record/quit';
import { ActFault } from './acts/kind';

/** The only hands a repair lays on programs: Spotify, and others that are asked to quit. */
export interface SpotifyHands {
  /** Whether a Spotify of this person runs. Throws PortError when that cannot be told. */
  running(signal: AbortSignal): Promise<boolean>;
  /** Program of the install that runs, or was used last; null when none is found. */
  inUse(signal: AbortSignal): Promise<string | null>;
  /** Throws ActFault `spotify-would-not-quit`. Nothing to do is fine. */
  quit(signal: AbortSignal): Promise<void>;
  /**
   * Starts the install with this program and waits for its first sign of life. Running already is fine. Throws
   * ActFault `spotify-not-started`, also where this program runs as an administrator: Spotify would as well.
   */
  start(program: string, signal: AbortSignal): Promise<void>;
  /** Asks a program of this person to quit; answers whether it did within the time, in milliseconds. */
  ask(row: ProcessRow, timeoutMs: number, signal: AbortSignal): Promise<boolean>;
}

export interface HandsParts {
  ports: Ports;
  control: SpotifyControl;
  own: OwnFiles;
  /** Where prefs are kept while Spotify is ended by force. */
  folder: string;
  patience?: Patience;
}

/** How often is looked whether Spotify has come up, in milliseconds. */
const LOOK_MS = 100;

/** Binds quitting and starting to this computer's Spotify. */
export function createHands({ ports, control, own, folder, patience = PATIENCE }: HandsParts): SpotifyHands {
  const running = async (signal: AbortSignal) => (await ownProcesses(ports, signal)).length > 0;
  return {
    running,
    async inUse(signal) {
      const [installs, rows] = await Promise.all([locateInstalls(ports, signal), ownProcesses(ports, signal)]);
      return installInUse(ports, installs, rows)?.program ?? null;
    },
    async ask(row, timeoutMs, signal) {
      await control.ask(row);
      return control.gone([row.pid], { timeoutMs, signal });
    },
    async quit(signal) {
      const prefs = (await locateInstalls(ports, signal))[0]?.prefs ?? '';
      const gone = await quitSpotify(ports, { control, own, patience, prefs, folder, signal });
      if (!gone) throw new ActFault('spotify-would-not-quit');
    },
    async start(program, signal) {
      if (await running(signal)) return;
      if ((await ports.machine.elevated()) === true) throw new ActFault('spotify-not-started');
      const install = (await locateInstalls(ports, signal)).find((one) => one.program === program);
      const how = install ? await startOf(ports, install) : null;
      if (!how) throw new ActFault('spotify-not-started');
      await control.start(how, [], null);
      const until = ports.clock.monotonic() + patience.start;
      while (!(await running(signal))) {
        if (ports.clock.monotonic() >= until) throw new ActFault('spotify-not-started');
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    },
  };
}
