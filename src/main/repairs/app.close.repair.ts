import { PortError } from '../ports';
import { interferingAmong } from '../spotify/interfering';
import { defineRepair, type PlanContext, type RepairPlan } from './repair';

/**
 * Asks programs that get in the way to quit, as closing their window would. Steam only hides then and is left to
 * its own link; services and what guards the computer are never closed.
 */
export const repair = defineRepair({
  id: 'rep.app.close',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['sys.interfering', 'spotify.locks'],
  needs: ['interfering/closable', 'interfering/running', 'files/in-use'],
  // Most people have such programs beside a Spotify that works, and who holds a file may be at work on it.
  lesser: ['interfering/running', 'files/in-use'],
  async plan(context) {
    const found = interferingAmong(context.ports.machine.platform, await programs(context));
    const acts = found
      .filter(({ closing }) => closing === 'ask')
      .map(({ row }) => ({ kind: 'quit-program' as const, pid: row.pid, program: row.program }))
      .sort((a, b) => a.pid - b.pid);
    const hasSteam = found.some(({ closing }) => closing === 'itself');
    const hasOthers = found.some(({ closing }) => closing === 'never');
    const warnings = [...(acts.length > 0 ? ['unsaved'] : []), ...(hasSteam ? ['steam'] : [])];
    if (hasOthers) warnings.push('left-alone');
    return acts.length > 0 ? { kind: 'do', acts, warnings } : guide(hasSteam ? 'steam-exit' : 'task-manager', warnings);
  },
});

function guide(open: string, warnings: string[]): RepairPlan {
  return { kind: 'guide', guide: { why: 'only-you', commands: [], open }, warnings };
}

/** None where they cannot be listed: then the person looks. */
async function programs({ spotify }: PlanContext) {
  try {
    return await spotify.allProcesses();
  } catch (error) {
    if (error instanceof PortError) return [];
    throw error;
  }
}
