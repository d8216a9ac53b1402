import type { LocalText, ResolvedStep } from '../../../contract/catalog';
import type { Platform } from '../../../contract/words';

export type Chip = 'verified' | 'check' | 'repair' | 'help' | 'open' | 'person' | 'admin';

/** The text for one system; what holds for all systems where it has none of its own. */
export function localText(text: LocalText | null, platform: Platform): string | null {
  return text?.[platform] ?? text?.any ?? null;
}

/** What the checks say about a step. */
export interface Standing {
  /** A check has ticked it. */
  proven: boolean;
  /** Its check ran and could not tell: only the person can. */
  blind: boolean;
}

/**
 * Who gets a step done, said honestly: a chip promises only what the app can do on this system.
 * `repairs` are those the app has; a step whose repair does not exist yet is the person's.
 */
export function chipsFor(
  step: ResolvedStep,
  platform: Platform,
  { proven, blind }: Standing,
  repairs: ReadonlySet<string> = new Set(),
): Chip[] {
  const admin: Chip[] = step.needsAdmin ? ['admin'] : [];
  if (proven) return ['verified'];
  const ours = step.repair.some((id) => repairs.has(id));
  // A repair that is only a part of the step does not get it done.
  const help: Chip[] = ours ? ['help'] : [];
  if (step.kind === 'verify' && step.verify.length > 0 && !blind) return ['check', ...help, ...admin];
  if (step.kind === 'repair' && ours) return ['repair', ...admin];
  if (localText(step.open, platform) !== null) return ['open', ...help, ...admin];
  return help.length + admin.length > 0 ? [...help, ...admin] : ['person'];
}

/** Separate actions of a step: one per line. */
export function linesOf(how: string): string[] {
  return how
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}

/**
 * Minutes that the steps still to do take, about; at most what the entry says the whole takes, since
 * hardly anybody needs every step.
 */
export function minutesLeft(steps: readonly Pick<ResolvedStep, 'minutes'>[], atMost: number): number {
  const all = steps.reduce((sum, { minutes: [from, to] }) => sum + (from + to) / 2, 0);
  return Math.min(Math.round(all), atMost);
}
