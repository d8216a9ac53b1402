import { z } from 'zod';
import { Verdict } from './diagnosis';
import {
  DEFAULT_SHORTCUT,
  LANGUAGE_CHOICES,
  SOLVED,
  STEP_STATES,
  THEMES,
  UPDATE_CHANNELS,
  UPDATE_MODES,
} from './words';

export { SOLVED, STEP_STATES, THEMES };

/** What the app remembers: settings, checklist progress, history. All of it stays on this computer. */

/** Notices that are given once: where the app went when its window closed, that its shortcut does not work. */
export const TOLD = ['closed-to-tray', 'no-shortcut'] as const;

export const Settings = z.strictObject({
  theme: z.enum(THEMES),
  /** Language of the interface. */
  language: z.enum(LANGUAGE_CHOICES),
  /** Checks the person switched off, by check id. */
  checksOff: z.array(z.string().max(60)).max(100),
  /** True once the person has seen what is read and contacted. */
  consent: z.boolean(),
  /** Follows Spotify's logs while the app runs, and says when it has seen something. */
  watch: z.boolean(),
  /** Whether newer versions of the app are looked for, which contacts the place of its releases. */
  updates: z.enum(UPDATE_MODES),
  updateChannel: z.enum(UPDATE_CHANNELS),
  /** False until the first-run page was left. */
  welcomed: z.boolean(),
  /** Keys that open the palette from anywhere, in Electron's words; empty = none. */
  shortcut: z.string().max(60),
  openAtLogin: z.boolean(),
  /** Shows no window when it was started at login. */
  startHidden: z.boolean(),
  /** Closing the window leaves the app in the tray. */
  closeToTray: z.boolean(),
  /** What the person was told once and need not hear again. */
  told: z.array(z.enum(TOLD)).max(TOLD.length),
});
export type Settings = z.infer<typeof Settings>;
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: 'system',
  checksOff: [],
  consent: false,
  watch: false,
  updates: 'off',
  updateChannel: 'stable',
  welcomed: false,
  shortcut: DEFAULT_SHORTCUT,
  openAtLogin: false,
  startHidden: true,
  closeToTray: true,
  told: [],
};
/** Settings as an older version wrote them: what it did not know yet gets the default. */
export const StoredSettings: z.ZodType<Settings> = z.preprocess(
  (held) =>
    typeof held === 'object' && held !== null && !Array.isArray(held) ? { ...DEFAULT_SETTINGS, ...held } : held,
  Settings,
);

export const StepProgress = z.strictObject({ state: z.enum(STEP_STATES), at: z.string() });
export const Progress = z.strictObject({
  steps: z.record(z.string(), StepProgress),
  note: z.string().max(4000),
});
export type Progress = z.infer<typeof Progress>;

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
