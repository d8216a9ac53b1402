import { z } from 'zod';
import { Evidence, Reason } from './diagnosis';
import type { Phrase } from './phrases';

/**
 * Changes the app can make: what one would change, what was changed, and how to put it back. The page
 * names repairs, plans and jobs by id; paths and commands it sees are for reading only.
 */

const repairId = z.string().max(80);
const planId = z.string().max(60);
const jobId = z.string().max(120);
const shown = z.string().max(2000);

/** One thing that differs afterwards. Paths are shortened for people: `~/.config/spotify/prefs`. */
export const Change = z.discriminatedUnion('kind', [
  /** A line or a value in a file; null = not there. */
  z.strictObject({
    kind: z.literal('text'),
    place: shown,
    line: z.number().int().nullable(),
    before: shown.nullable(),
    after: shown.nullable(),
  }),
  /** A file or folder gets another name. */
  z.strictObject({
    kind: z.literal('move'),
    from: shown,
    to: shown,
    bytes: z.number().nullable(),
    files: z.number().nullable(),
  }),
  /** A setting of the system. */
  z.strictObject({ kind: z.literal('setting'), name: shown, before: shown.nullable(), after: shown.nullable() }),
  /** A program that runs once; `text` is it with its arguments. */
  z.strictObject({ kind: z.literal('command'), text: shown }),
  /** Another program is ended or started. */
  z.strictObject({ kind: z.literal('program'), name: shown, what: z.enum(['quit', 'start']) }),
  z.strictObject({ kind: z.literal('download'), from: shown, to: shown }),
]);
export type Change = z.infer<typeof Change>;

/** Why a repair is not done, or stopped; stable words, worded by whoever shows them. */
export const REPAIR_FAULTS = [
  /** The world is not as it was when the plan was made, or when the repair was done. */
  'changed',
  'spotify-running',
  'spotify-would-not-quit',
  'spotify-not-started',
  /** It was closed for the repair and did not start again. */
  'spotify-left-closed',
  'not-installed',
  'no-permission',
  'no-space',
  'read-only',
  /** A link stands where a plain file or folder belongs. */
  'link',
  /** It would touch downloads. */
  'downloads',
  'tool-missing',
  'timeout',
  'cancelled',
  /** Another Backline is at work. */
  'busy',
  'failed',
] as const;
export type RepairFault = (typeof REPAIR_FAULTS)[number];

/** Why the app leaves a repair to the person. */
export const GUIDE_REASONS = [
  /** Needs rights this program does not have and does not ask for. */
  'admin',
  /** An organisation looks after this computer. */
  'managed',
  /** This program runs as administrator, and what it would start must not. */
  'elevated',
  /** It cannot be undone. */
  'final',
  /** It belongs to somebody else: a store, a package system, another program. */
  'other-owner',
  /** It would cut off more than Spotify. */
  'risky',
  'only-you',
] as const;

export const Guide = z.strictObject({
  why: z.enum(GUIDE_REASONS),
  /** Exact commands to copy, one each. */
  commands: z.array(shown).max(12),
  /** Link that leads to the right place. */
  open: z.string().max(80).nullable(),
});
export type Guide = z.infer<typeof Guide>;

/** `unknown` = its check cannot tell; `not-needed` = its check sees nothing to mend. */
export const PLAN_STATES = ['ready', 'guide', 'not-needed', 'unknown', 'not-here', 'refused'] as const;

/** Things that a repair makes gone and that can be counted. */
export const LOSSES = ['files of downloads'] as const satisfies readonly Phrase[];

export const PlanShown = z.strictObject({
  plan: planId,
  repair: repairId,
  state: z.enum(PLAN_STATES),
  /** What its check found. */
  evidence: z.array(Evidence),
  /** Why the check cannot tell, with `unknown`. */
  reason: Reason.nullable(),
  /** With `refused`. */
  fault: z.enum(REPAIR_FAULTS).nullable(),
  changes: z.array(Change),
  guide: Guide.nullable(),
  /** Keys of the repair's warnings that hold here. */
  warnings: z.array(z.string()),
  /** What is gone afterwards, counted on this computer: downloads of a reinstall. */
  losses: z.array(z.strictObject({ what: z.enum(LOSSES), count: z.number(), bytes: z.number() })),
  undo: z.boolean(),
});
export type PlanShown = z.infer<typeof PlanShown>;

/**
 * `acting` and `undoing` in a list mean that the program ended in the middle: the person may finish or undo.
 * `failed` = stopped, and what had been done was put back.
 */
export const JOB_STATES = ['acting', 'done', 'failed', 'undoing', 'undone', 'damaged'] as const;
/** Whether the check that called for the repair is calm now. */
export const VERIFIED = ['yes', 'no', 'unknown'] as const;

export const Job = z.strictObject({
  id: jobId,
  repair: repairId,
  /** Entry the person was at, or null. */
  entry: z.string().nullable(),
  at: z.string(),
  state: z.enum(JOB_STATES),
  fault: z.enum(REPAIR_FAULTS).nullable(),
  verified: z.enum(VERIFIED).nullable(),
  evidence: z.array(Evidence),
  changes: z.array(Change),
  /** Whether there is anything left to put back. */
  undo: z.boolean(),
  undoneAt: z.string().nullable(),
  /** What its copies take on the disk, in bytes. */
  bytes: z.number(),
  /** True while this program works on it. */
  busy: z.boolean(),
});
export type Job = z.infer<typeof Job>;

const call = <I extends z.ZodType, O extends z.ZodType>(doc: string, input: I, output: O) => ({ doc, input, output });
const nothing = z.strictObject({});

export const repairCalls = {
  'repair.plan': call(
    'Runs the check of a repair and answers what it would change, or why not. Changes nothing.',
    z.strictObject({ repair: repairId, entry: z.string().max(120).nullable() }),
    PlanShown,
  ),
  'repair.run': call(
    'Does what a plan says, after its check was run again. Refused when the world has changed since.',
    z.strictObject({ plan: planId }),
    Job,
  ),
  'repair.jobs': call('Everything that was changed, newest first.', nothing, z.array(Job)),
  'repair.undo': call('Puts a job back, whole or not at all.', z.strictObject({ job: jobId }), Job),
  'repair.finish': call(
    'Goes on with a job that was interrupted, forwards or, when it was being undone, backwards.',
    z.strictObject({ job: jobId }),
    Job,
  ),
  'repair.clear': call(
    'Removes the copies of jobs for good; they cannot be undone any more.',
    z.strictObject({ jobs: z.array(jobId).max(1000) }),
    z.array(Job),
  ),
} as const;

export const repairEvents = {
  'repair.changed': {
    doc: 'The jobs changed: one began, ended, or was cleared.',
    payload: z.strictObject({ jobs: z.array(Job) }),
  },
} as const;
