import type { RecordState } from '../../../contract/logs';
import { PortError, type Ports } from '../../ports';
import { locateInstalls } from '../locate';
import { describeLaunch, installInUse, type Launch, launchOf, loggingSwitches } from './launch';
import { ownProcesses } from './quit';
import { recordingId, recordingPaths } from './recording-files';
import type { RecordFailure } from './run';

/** What a recording would do. Without a launch there is a failure, and nothing to show. */
export interface Plan {
  launch: Launch | null;
  /** Whether Spotify runs now. */
  ranBefore: boolean;
  failure: RecordFailure | null;
  shown: RecordState['plan'];
}

/** What a start would do right now. Never throws for what a computer can do: that is a failure by name. */
export async function planRecording(ports: Ports, dataFolder: string, close: AbortSignal): Promise<Plan> {
  const signal = AbortSignal.any([close, AbortSignal.timeout(30_000)]);
  const nothing = { launch: null, ranBefore: false, shown: null };
  try {
    const [installs, rows] = await Promise.all([locateInstalls(ports, signal), ownProcesses(ports, signal)]);
    const install = installInUse(ports, installs, rows);
    if (install === null) return { ...nothing, failure: 'not-installed' };
    const launch = await launchOf(ports, install);
    if (launch === null) return { ...nothing, failure: 'not-here' };
    const [, written] = recordingPaths(ports, dataFolder, recordingId(ports.clock.now()));
    const command = describeLaunch(ports, launch, loggingSwitches(launch, written));
    const quits = rows.length > 0;
    return { launch, ranBefore: quits, failure: null, shown: { quits, command, install: install.kind } };
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return { ...nothing, failure: 'failed' };
  }
}
