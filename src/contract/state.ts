import { z } from 'zod';
import { SOLVED, STEP_STATES, THEMES } from './words';

export { SOLVED, STEP_STATES, THEMES };

/** What the app remembers: settings, checklist progress, history. All of it stays on this computer. */

export const Settings = z.strictObject({
  theme: z.enum(THEMES),
  /** Checks the person switched off, by check id. */
  checksOff: z.array(z.string().max(60)).max(100),
  /** True once the person has seen what is read and contacted. */
  consent: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;
export const DEFAULT_SETTINGS: Settings = { theme: 'system', checksOff: [], consent: false };

export const StepProgress = z.strictObject({ state: z.enum(STEP_STATES), at: z.string() });
export const Progress = z.strictObject({
  steps: z.record(z.string(), StepProgress),
  note: z.string().max(4000),
});
export type Progress = z.infer<typeof Progress>;

export const HistoryItem = z.strictObject({
  id: z.string(),
  at: z.string(),
  kind: z.enum(['opened', 'solved', 'diagnosed']),
  /** Entry id; empty for a diagnosis about nothing in particular. */
  entry: z.string(),
  code: z.string(),
  title: z.string(),
  solved: z.enum(SOLVED).nullable(),
  /** Steps that were done when the question was answered, or the verdict's sentence. */
  detail: z.array(z.string()),
});
export type HistoryItem = z.infer<typeof HistoryItem>;
