import type { Finding } from '../../contract/diagnosis';
import type { Guide, PlanShown, RepairFault } from '../../contract/repairs';
import type { Platform } from '../../contract/words';
import type { Ports } from '../ports';
import type { SpotifyFacts } from '../spotify/facts';
import type { Act } from './acts/act';

/** What a repair may look at while it makes its plan. It changes nothing then. */
export interface PlanContext {
  ports: Ports;
  spotify: SpotifyFacts;
  /** Findings of the repair's checks, made just now. */
  findings: readonly Finding[];
  signal: AbortSignal;
  /** Marks this moment in the names of what is moved aside. */
  stamp: string;
  /** Whether a Spotify of this person runs. */
  running: boolean;
  /** Program of the install in use, or null. */
  program: string | null;
  /** Whether this program runs as an administrator; null = cannot tell. */
  elevated: boolean | null;
  /** Whether an organisation looks after this computer; null = cannot tell. */
  managed: boolean | null;
}

/** What a repair would do. */
export type RepairPlan =
  | {
      kind: 'do';
      acts: Act[];
      /** Keys of its warnings in the catalogue that hold here. */
      warnings?: string[];
      losses?: PlanShown['losses'];
      /** What the things that are moved hold, by path. Only shown: it may grow before anybody agrees. */
      sizes?: Readonly<Record<string, { bytes: number; files: number }>>;
    }
  | { kind: 'guide'; guide: Guide; warnings?: string[]; losses?: PlanShown['losses'] }
  | { kind: 'refuse'; fault: RepairFault };

export interface Repair {
  id: string;
  platforms: readonly Platform[];
  /**
   * Checks that are run right before: they say whether it is needed, and after it whether it helped. The first
   * one decides.
   */
  checks: readonly string[];
  /** Findings any of which calls for it. A closed list; the findings' files have them all. */
  needs: readonly string[];
  /** Those of `needs` that it attends to only where none of the others calls: they may well be meant. */
  lesser?: readonly string[];
  /** Findings that show that it has worked, where the absence of `needs` does not. */
  calm?: readonly string[];
  plan(context: PlanContext): Promise<RepairPlan>;
}

/** Declares a repair. */
export function defineRepair(repair: Repair): Repair {
  return repair;
}

/**
 * Acts between closing Spotify, where it runs, and starting it again. What an administrator's program starts is an
 * administrator's as well, which Spotify must not be: then it stays closed. That it starts is a courtesy.
 */
export function whileClosed(
  { running, program, elevated }: Pick<PlanContext, 'running' | 'program' | 'elevated'>,
  acts: Act[],
): Act[] {
  if (!running) return acts;
  const start: Act[] =
    program === null || elevated === true ? [] : [{ kind: 'start-spotify', program, mayFail: 'spotify-left-closed' }];
  return [{ kind: 'quit-spotify', program }, ...acts, ...start];
}
