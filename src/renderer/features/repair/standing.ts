import type { Job } from '../../../contract/repairs';
import { isMended, type Standing } from '../../state/repairs';
import { t } from '../../strings';
import type { LampState } from '../../ui/Lamp';

/** How a job stands, in a sentence or two. `busy` = this program is at it right now. */
export function sayJob({ state, verified, fault, busy }: Job): string {
  if (busy) return state === 'undoing' ? t.repair.undoing : t.repair.running;
  return [
    t.repair.job[state],
    state === 'done' && verified && t.repair.verified[verified],
    fault && t.repair.fault[fault],
  ]
    .filter(Boolean)
    .join(' ');
}

/** The lamp of a job. */
export function lampOfJob({ state, verified, busy }: Job): LampState {
  if (busy) return 'checking';
  switch (state) {
    case 'done':
      return verified === 'yes' ? 'works' : verified === 'no' ? 'broken' : 'unknown';
    case 'acting':
    case 'undoing':
      return 'broken';
    case 'damaged':
      return 'unknown';
    default:
      return 'off';
  }
}

/** What a screen reader hears, and everybody sees, at each turn of a repair. */
export function sayStanding(standing: Standing): string {
  switch (standing.phase) {
    case 'planning':
      return t.repair.planning;
    case 'planned':
      return isMended(standing) ? t.repair.mended : t.repair.state[standing.plan.state];
    case 'running':
      return t.repair.running;
    case 'ended':
      return sayJob(standing.job);
  }
}

const PLAN_LAMPS = {
  ready: 'off',
  guide: 'off',
  'not-needed': 'works',
  unknown: 'unknown',
  'not-here': 'off',
  refused: 'broken',
} as const;

/** The lamp of a repair in its step. */
export function lampOf(standing: Standing): LampState {
  if (standing.phase === 'planned') return PLAN_LAMPS[standing.plan.state];
  return standing.phase === 'ended' ? lampOfJob(standing.job) : 'checking';
}

/** Name of a job's place on the history. */
export const jobAnchor = (job: string): string => `job-${job}`;

/** Whether a job was cut off and waits to be settled. */
export const isCutOff = ({ state, busy }: Job): boolean => !busy && (state === 'acting' || state === 'undoing');
