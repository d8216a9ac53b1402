import { z } from 'zod';
import { REPAIR_FAULTS } from '../../../contract/repairs';

/**
 * What a repair is made of: small changes as data, each with a way to look where the world stands and,
 * but for a few, a way back. They are kept in the journal, so their shape is a file format.
 */

const path = z.string().min(1).max(4096);
const prefValue = z.union([z.string().max(4000), z.number(), z.boolean()]).nullable();

/** Tools whose settings can be read and written; see `tools/`. */
export const SETTING_TOOLS = [
  'gsettings',
  'xdg-mime',
  'registry',
  'networksetup',
  'service',
  'firewall-rule',
  'adapter',
  'timesync',
  'connection',
  'volume',
  'folder-rights',
] as const;
export type SettingTool = (typeof SETTING_TOOLS)[number];

/** What is done once and leaves nothing to put back; see `verbs/`. */
export const VERBS = [
  'flush-dns',
  'update-spotify',
  'register-links',
  'proxy-refresh',
  'reconnect',
  'resync-clock',
  'start-service',
] as const;
export type Verb = (typeof VERBS)[number];

/**
 * For what is only a courtesy: where it fails, the others stay done, and the person is told this fault, or nothing.
 * Without it, an act that fails puts back what was done before it.
 */
const mayFail = z.enum([...REPAIR_FAULTS, 'untold']).optional();

export const Act = z.discriminatedUnion('kind', [
  /** `program` is started again by an undo, where quitting was all there was to it. */
  z.strictObject({ kind: z.literal('quit-spotify'), program: path.nullable() }),
  /** Starts the install whose program this is. */
  z.strictObject({ kind: z.literal('start-spotify'), program: path, mayFail }),
  /** One key of a prefs file; null = the key is absent. Spotify is closed meanwhile. */
  z.strictObject({
    kind: z.literal('set-pref'),
    path,
    key: z.string().max(200),
    before: prefValue,
    after: prefValue,
    /** True when `after` is what Spotify takes anyway: then it drops the key when it next writes the file. */
    isDefault: z.boolean(),
  }),
  /** A file or folder gets another name beside it, `to`. */
  z.strictObject({
    kind: z.literal('move-aside'),
    path,
    to: path,
    /**
     * Of what is moved: nothing else may be taken for it. Empty for a file that its program writes anew, under
     * another number, whenever it quits; then any plain file in its place is meant.
     */
    inode: z.string(),
    /** Real path of the folder that holds it, as it was planned. */
    folder: path,
    /** Places that must not be moved, or lie in what is moved: downloads. */
    spare: z.array(path).max(40),
    /** Whether Spotify must be closed. */
    closed: z.boolean(),
  }),
  /** A new small file; nothing may be there. */
  z.strictObject({ kind: z.literal('write-new'), path, text: z.string().max(100_000), closed: z.boolean() }),
  /** Pieces of a file written in place, so that its owner, rights and attributes stay. Strings are bytes (latin1). */
  z.strictObject({
    kind: z.literal('edit-bytes'),
    path,
    edits: z
      .array(
        z.strictObject({ at: z.number().int().min(0), before: z.string().max(20_000), after: z.string().max(20_000) }),
      )
      .min(1)
      .max(2000),
    /** SHA-256 of the whole file before and after, in hex. */
    shaBefore: z.string().max(64),
    shaAfter: z.string().max(64),
  }),
  z.strictObject({
    kind: z.literal('setting'),
    tool: z.enum(SETTING_TOOLS),
    /** Which of the tool's settings, as the tool reads it. */
    name: z.array(z.string().max(1000)).min(1).max(6),
    before: z.string().max(4000).nullable(),
    after: z.string().max(4000).nullable(),
  }),
  z.strictObject({
    kind: z.literal('once'),
    verb: z.enum(VERBS),
    params: z.record(z.string().max(60), z.string().max(2000)),
    mayFail,
  }),
  /** A new file out of the network, from Spotify's own host, signed by Spotify or not kept. */
  z.strictObject({
    kind: z.literal('download'),
    url: z.string().max(300),
    path,
    /** Name it bears until it is whole, and again when it is put back. */
    to: path,
    /** Real path of the folder that holds it, as it was planned. */
    folder: path,
  }),
  /** A copy of the app in a disk image, sealed by Spotify or not kept. */
  z.strictObject({
    kind: z.literal('copy-app'),
    /** The image's file, and whether it was mounted already: then it stays so. */
    image: path,
    mounted: z.boolean(),
    path,
    to: path,
    folder: path,
  }),
  /** Asks a program of this person to quit. */
  z.strictObject({
    kind: z.literal('quit-program'),
    pid: z.number().int().min(2),
    program: path,
  }),
]);
export type Act = z.infer<typeof Act>;
export type ActKind = Act['kind'];
export type ActOf<K extends ActKind> = Extract<Act, { kind: K }>;
