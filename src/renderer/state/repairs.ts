import { create } from 'zustand';
import type { RepairHere } from '../../contract/catalog';
import type { Job, PlanShown, RepairFault } from '../../contract/repairs';
import { ask, HostFailure, hear } from '../host';
import { once } from './catalog';
import { startRun } from './doctor';
import { report } from './notice';
import { retellRepair } from './retell';
import { useSettings } from './settings';

/** How one repair stands on this page, from the moment it was asked for. */
export type Standing = { place: Place } & (
  | { phase: 'planning' }
  /** `guided`: the person was told to do it themselves, at some look before this one or now. */
  | { phase: 'planned'; plan: PlanShown; fault: RepairFault | null; guided?: boolean }
  | { phase: 'running'; plan: PlanShown }
  | { phase: 'ended'; plan: PlanShown; job: Job }
);

/** Where a repair was asked for: several steps may offer the same one. */
export interface Place {
  entry: string;
  step: string;
}

interface Repairs {
  /** What each repair does, by id; null until it was read. */
  texts: ReadonlyMap<string, RepairHere> | null;
  /** Everything that was changed, newest first; null until it was read. */
  jobs: readonly Job[] | null;
  standings: Readonly<Record<string, Standing>>;
}

export const useRepairs = create<Repairs>(() => ({ texts: null, jobs: null, standings: {} }));

let heard = false;

/** Hears of jobs from now on, and reads what was changed so far. */
export async function followRepairs(): Promise<void> {
  if (!heard) hear('repair.changed', ({ jobs }) => useRepairs.setState({ jobs }));
  heard = true;
  useRepairs.setState({ jobs: await ask('repair.jobs', {}) });
}

/** Reads what the repairs do, once. */
export const needRepairs = once(async () => {
  heardTexts = await ask('catalog.repairs', {});
  retellRepairs();
});

/** What each repair does, as the host told it. */
let heardTexts: readonly RepairHere[] | null = null;

/** Puts what was heard of repairs into the language of the page. */
export function retellRepairs(): void {
  useRepairs.setState({ texts: heardTexts && new Map(heardTexts.map((text) => [text.id, retellRepair(text)])) });
}

const put = (repair: string, standing: Standing | null) =>
  useRepairs.setState(({ standings: { [repair]: _, ...others } }) => ({
    standings: standing ? { ...others, [repair]: standing } : others,
  }));

/** The reason out of a failure that a repair answered with; null for any other. */
function faultIn(error: unknown): RepairFault | null {
  const fault = error instanceof HostFailure && error.failure.code === 'repair/not-done' && error.failure.params.fault;
  return typeof fault === 'string' ? (fault as RepairFault) : null;
}

/** Looks that are under way; true = one was asked for meanwhile, and what it would see may be new. */
const looking = new Map<string, boolean>();

/**
 * Runs the repair's check and shows what it would change. A look again keeps what is shown until it has ended;
 * what a person was guided to do, and is done by then, is told, and the entry's checks run again.
 */
export async function planRepair(repair: string, place: Place, again = false): Promise<void> {
  const { entry } = place;
  // Its check looks at the computer, and perhaps at the network: not before the person agreed to that once.
  if (!useSettings.getState().settings?.consent) return startRun(entry);
  if (!again) put(repair, { place, phase: 'planning' });
  else if (looking.has(repair)) {
    looking.set(repair, true);
    return;
  }
  looking.set(repair, false);
  try {
    const plan = await ask('repair.plan', { repair, entry });
    const now = useRepairs.getState().standings[repair];
    // Closed or begun in the meantime: what was asked for then counts.
    if (now?.phase === 'planning' || now?.phase === 'planned') {
      const before = now.phase === 'planned' ? now : null;
      const guided = before?.guided === true || plan.state === 'guide';
      const standing: Standing = { place: now.place, phase: 'planned', plan, fault: null, guided };
      put(repair, standing);
      if (isMended(standing) && !isMended(before)) void startRun(entry);
    }
  } catch (error) {
    if (!again) put(repair, null);
    report(error);
  } finally {
    const once = looking.get(repair) === true;
    looking.delete(repair);
    if (once && useRepairs.getState().standings[repair]?.phase === 'planned') void planRepair(repair, place, true);
  }
}

/** Whether the person did it themselves, elsewhere, and its check is calm since. */
export function isMended(standing: Standing | null): boolean {
  return standing?.phase === 'planned' && standing.guided === true && standing.plan.state === 'not-needed';
}

/** Does what the plan says. Whatever came of it, the entry's checks run again. */
export async function runRepair(repair: string): Promise<void> {
  const standing = useRepairs.getState().standings[repair];
  if (standing?.phase !== 'planned') return;
  const { plan, place } = standing;
  put(repair, { place, phase: 'running', plan });
  try {
    const job = await ask('repair.run', { plan: plan.plan });
    put(repair, { place, phase: 'ended', plan, job });
    void startRun(place.entry);
  } catch (error) {
    const fault = faultIn(error);
    if (fault === null) {
      put(repair, null);
      report(error);
      return;
    }
    put(repair, { place, phase: 'planned', plan, fault });
    await planRepair(repair, place, true);
    const now = useRepairs.getState().standings[repair];
    if (now?.phase === 'planned') put(repair, { ...now, fault });
  }
}

/** Whether a repair was asked for in this step. */
export function isAt(standing: Standing | undefined, entry: string, step: string): boolean {
  return standing?.place.entry === entry && standing.place.step === step;
}

/**
 * The repair whose button is the one thing to do now: what was asked for last, as long as it waits for an answer.
 * Null where the checklist itself says what is to do.
 */
export function accentedRepair(standings: Readonly<Record<string, Standing>>, entry: string): string | null {
  const waits = (standing: Standing) => {
    if (standing.phase === 'ended') {
      const { state, verified, undo } = standing.job;
      return state === 'acting' || state === 'undoing' || (state === 'done' && verified === 'no' && undo);
    }
    return standing.phase !== 'planned' || standing.plan.state === 'ready';
  };
  const last = Object.entries(standings).findLast(([, one]) => one.place.entry === entry && waits(one));
  return last?.[0] ?? null;
}

/** Puts the plan away. */
export function closeRepair(repair: string): void {
  put(repair, null);
}

/** Puts a job back, or goes on with an interrupted one. Answers why not, or null. */
export async function settleJob(job: string, how: 'undo' | 'finish'): Promise<RepairFault | null> {
  try {
    const settled = await ask(how === 'undo' ? 'repair.undo' : 'repair.finish', { job });
    useRepairs.setState(({ jobs, standings }) => ({
      jobs: jobs?.map((one) => (one.id === settled.id ? settled : one)) ?? null,
      standings: Object.fromEntries(
        Object.entries(standings).map(([repair, standing]) => [
          repair,
          standing.phase === 'ended' && standing.job.id === settled.id ? { ...standing, job: settled } : standing,
        ]),
      ),
    }));
    return null;
  } catch (error) {
    const fault = faultIn(error);
    if (fault === null) report(error);
    return fault ?? 'failed';
  }
}

/** Removes the copies of jobs for good. */
export async function clearCopies(jobs: readonly string[]): Promise<boolean> {
  try {
    useRepairs.setState({ jobs: await ask('repair.clear', { jobs: [...jobs] }) });
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}
