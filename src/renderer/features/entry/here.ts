import type { CauseJudgement } from '../../../contract/diagnosis';

/** How an entry stands on this computer. `open` = looked, but cannot tell. */
export type Here = 'unchecked' | 'checking' | 'confirmed' | 'ruled-out' | 'open';

/** Sums up how an entry's causes were judged. One confirmed cause is enough; ruling out takes all. */
export function hereOf(judgements: readonly CauseJudgement[], checked: boolean, checking: boolean): Here {
  if (checking) return 'checking';
  if (judgements.some(({ state }) => state === 'confirmed')) return 'confirmed';
  if (!checked) return 'unchecked';
  return judgements.length > 0 && judgements.every(({ state }) => state === 'ruled-out') ? 'ruled-out' : 'open';
}

const ORDER = { confirmed: 0, unknown: 1, 'ruled-out': 2 };

/** Causes with what matters first: confirmed, then still open, then ruled out. */
export function sortJudgements(judgements: readonly CauseJudgement[]): CauseJudgement[] {
  return judgements.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
}
