import { z } from 'zod';
import { Verdict } from './diagnosis';
import { SOLVED, STEP_STATES, THEMES } from './words';

export { DEFAULT_SETTINGS } from './defaults';
export * from './settings';
export { SOLVED, STEP_STATES, THEMES };

/** What the app remembers: settings, checklist progress, history. All of it stays on this computer. */

export const StepProgress = z.strictObject({ state: z.enum(STEP_STATES), at: z.string() });
export const Progress = z.strictObject({
  steps: z.record(z.string(), StepProgress),
  note: z.string().max(4000),
});
export type Progress = z.infer<typeof Progress>;
/** All checklists, by entry. */
export const Checklists = z.record(z.string(), Progress);

export const HistoryItem = z.strictObject({
  id: z.string(),
  at: z.string(),
  kind: z.enum(['opened', 'solved', 'diagnosed', 'recorded', 'repaired']),
  /** Entry id; empty for a diagnosis about nothing in particular. */
  entry: z.string(),
  code: z.string(),
  title: z.string(),
  solved: z.enum(SOLVED).nullable(),
  /** Steps that were done when the question was answered, the verdict's sentence, what a recording holds, or the repair. */
  detail: z.array(z.string()),
  /** Log source that a recording is. */
  source: z.string().max(120).optional(),
  /** What a diagnosis said, so that it can be told in any language; older items hold the sentence alone. */
  verdict: Verdict.pick({ side: true, said: true }).optional(),
  /** What a recording holds, likewise. */
  recorded: z.strictObject({ lines: z.number().int().min(0), problems: z.number().int().min(0) }).optional(),
  /** Job that a repair is. */
  job: z.string().max(120).optional(),
});
export type HistoryItem = z.infer<typeof HistoryItem>;

/** An item of a kind, or with parts, that only a newer version knows: kept as it is, shown as far as it is understood. */
const NewerItem = z.looseObject({ id: z.string(), at: z.string(), kind: z.string() });
/** The history as it is kept, newest first. */
export const KeptHistory = z.array(z.union([HistoryItem, NewerItem]));

/** What of a kept history this version understands, in the same order. */
export function shownItems(kept: z.infer<typeof KeptHistory>): HistoryItem[] {
  return kept.flatMap((item) => {
    const known = HistoryItem.strip().safeParse(item);
    return known.success ? [known.data] : [];
  });
}

/** How far a checklist was worked through on this computer. */
export const Worked = z.strictObject({
  entry: z.string(),
  code: z.string(),
  title: z.string(),
  /** Titles of the steps that were done, in the order of the checklist. */
  done: z.array(z.string()),
  skipped: z.number().int(),
  /** Steps that this system has. */
  steps: z.number().int(),
  /** When the last step was answered; null where there is only a note. */
  at: z.string().nullable(),
  note: z.string(),
});
export type Worked = z.infer<typeof Worked>;

/** How the history is saved: to read, for programs. */
export const HISTORY_FORMATS = ['markdown', 'json'] as const;
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];
