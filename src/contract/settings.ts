import { z } from 'zod';
import { DEFAULT_SETTINGS } from './defaults';
import { LANGUAGE_CHOICES, THEMES, UPDATE_CHANNELS, UPDATE_MODES } from './words';

/** What a person sets. A file of its own: a start reads these settings before it shows anything, and no other schema. */

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

/** Settings as an older version wrote them: what it did not know yet gets the default. */
export const StoredSettings: z.ZodType<Settings> = z.preprocess(
  (held) =>
    typeof held === 'object' && held !== null && !Array.isArray(held) ? { ...DEFAULT_SETTINGS, ...held } : held,
  Settings,
);
