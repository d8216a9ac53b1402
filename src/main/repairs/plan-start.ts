import { startOf } from '../spotify/record/launch';
import type { PlanContext, RepairPlan } from './repair';

/**
 * Quits Spotify where it runs, and starts it: the one in use, or the one used last. Nothing is quit that could not
 * be started again.
 */
export async function planRestart(context: PlanContext): Promise<RepairPlan> {
  const { ports, spotify, program, running, elevated } = context;
  // What an administrator's program starts is an administrator's as well, which Spotify must not be.
  if (elevated === true) return { kind: 'guide', guide: { why: 'elevated', commands: [], open: null } };
  const install = (await spotify.installs()).find((one) => one.program === program);
  if (program === null || !install) return { kind: 'refuse', fault: 'not-installed' };
  if ((await startOf(ports, install)) === null) return { kind: 'refuse', fault: 'spotify-not-started' };
  const start = { kind: 'start-spotify' as const, program };
  return { kind: 'do', acts: running ? [{ kind: 'quit-spotify', program }, start] : [start] };
}
