import { z } from 'zod';
import { DATA_PARTS, LANGUAGES } from './words';

/**
 * What stays at hand while Spotify plays: the tray, the palette with its shortcut, starting by itself,
 * and what the app has kept.
 */

/**
 * How the global shortcut stands: `taken` = the system gave it to another program, `wayland` = this
 * desktop gives none to programs, `invalid` = it is no shortcut, `off` = the person wants none.
 */
export const SHORTCUT_STATES = ['works', 'taken', 'wayland', 'invalid', 'off'] as const;
export type ShortcutState = (typeof SHORTCUT_STATES)[number];

export const CompanionState = z.strictObject({
  shortcut: z.strictObject({
    /** Electron's words for the keys: `CommandOrControl+Shift+L`. Empty = none. */
    keys: z.string().max(60),
    state: z.enum(SHORTCUT_STATES),
  }),
  /** Whether there is a tray to close into. */
  tray: z.boolean(),
  /** Whether the app can have itself started at login here. */
  login: z.boolean(),
});
export type CompanionState = z.infer<typeof CompanionState>;

export type { DataPart } from './words';

export const KeptData = z.strictObject({
  part: z.enum(DATA_PARTS),
  /** Bytes on the disk. */
  bytes: z.number().int().min(0),
  /** How many items, entries or changed settings; 0 = there is nothing to clear. */
  items: z.number().int().min(0),
});
export type KeptData = z.infer<typeof KeptData>;

const call = <I extends z.ZodType, O extends z.ZodType>(doc: string, input: I, output: O) => ({ doc, input, output });
const nothing = z.strictObject({});
const entry = z.strictObject({ entry: z.string().max(120) });

export const companionCalls = {
  'companion.state': call('How tray, shortcut and start at login stand here.', nothing, CompanionState),
  'shortcut.pause': call(
    'Holds the global shortcut back while new keys are pressed, or lets it go again.',
    z.strictObject({ on: z.boolean() }),
    nothing,
  ),
  'palette.begin': call(
    'The palette is open: answers the text of the clipboard where a code was found in it.',
    nothing,
    z.strictObject({ clip: z.string().max(500).nullable() }),
  ),
  'palette.size': call(
    'Height the palette needs, in pixels of the page.',
    z.strictObject({ height: z.number().int().min(40).max(4000) }),
    nothing,
  ),
  'palette.open': call('Puts the palette away and opens an entry in the main window.', entry, nothing),
  'palette.diagnose': call('Puts the palette away and opens the diagnosis in the main window.', nothing, nothing),
  'palette.copyFirstStep': call(
    'Copies the first step of an entry for this system; answers its title, null where there is none.',
    entry,
    z.strictObject({ title: z.string().nullable() }),
  ),
  'palette.hide': call('Puts the palette away.', nothing, nothing),
  'data.kept': call('What the app has kept, and how large it is.', nothing, z.array(KeptData)),
  'data.clear': call(
    'Deletes one part of what the app has kept. The person has agreed.',
    z.strictObject({ part: z.enum(DATA_PARTS) }),
    z.array(KeptData),
  ),
  'data.open': call("Shows the app's data folder in the system's file manager.", nothing, nothing),
} as const;

const event = <P extends z.ZodType>(doc: string, payload: P) => ({ doc, payload });

export const companionEvents = {
  'companion.changed': event('Tray, shortcut or start at login changed.', CompanionState),
  'language.changed': event('Another language is spoken from now on.', z.strictObject({ language: z.enum(LANGUAGES) })),
  'palette.shown': event('The palette was opened, or put away.', z.strictObject({ shown: z.boolean() })),
} as const;
