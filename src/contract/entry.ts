import { z } from 'zod';
import { CONFIDENCES, PLACES, PLATFORMS, SEVERITIES, SIDES, STEP_KINDS, TONES } from './words';

/**
 * The catalogue's file formats. Every YAML file under `catalog/` is checked against one of these
 * schemas at build time; unknown keys are refused so that a typing mistake cannot hide.
 */

const text = z.string().trim().min(1).max(4000);
const slug = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'use lower-case letters, digits, dots and hyphens');
const findingId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a finding is named area/fact');
const checkId = z.string().regex(/^[a-z]+(\.[a-z0-9]+)+$/, 'a check is named area.subject');
const minutes = z.tuple([z.number().int().min(0), z.number().int().min(0)]);

/** A sentence, or one sentence for each system where they differ. */
const perPlatform = z.strictObject({
  any: text.optional(),
  windows: text.optional(),
  macos: text.optional(),
  linux: text.optional(),
});

export const SourceRef = z.strictObject({
  /** Key of `catalog/sources.yaml`. */
  id: z.string(),
  /** Where in it, or how sure, in a few words. */
  note: text.optional(),
});

export const Message = z.strictObject({
  /** What Spotify shows, letter by letter where `exact`. */
  text,
  lang: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
    .default('en'),
  /** True when a source quotes the words from the screen; false when they describe it. */
  exact: z.boolean().default(true),
  note: text.optional(),
});

export const ChainLink = z.strictObject({
  label: text,
  sub: text.optional(),
  /** How the link takes part: a solid link, one that breaks easily, or the place it ends. */
  role: z.enum(['neutral', 'fragile', 'critical']),
  /** Check that lights this link up. */
  probe: checkId.optional(),
});

export const Cause = z.strictObject({
  id: slug,
  text,
  /** Any one of these findings confirms the cause. */
  confirmedBy: z.array(findingId).default([]),
  /** Any one of these rules it out, unless something confirms it. */
  ruledOutBy: z.array(findingId).default([]),
  /** Hints that never decide: what a log says, for one. */
  hintedBy: z.array(findingId).default([]),
  /** Only on these systems; absent means wherever the entry occurs. */
  platforms: z.array(z.enum(PLACES)).optional(),
  sources: z.array(z.string()).min(1),
  confidence: z.enum(CONFIDENCES),
});

export const StepUse = z.strictObject({
  /** Id of a file in `catalog/steps`. */
  step: slug,
  /** What is special about the step for this entry. */
  note: text.optional(),
  /** Causes of this entry the step mends: it moves up when one is confirmed, folds when all are ruled out. */
  mends: z.array(slug).default([]),
  /** Narrower than the step's own systems. */
  platforms: z.array(z.enum(PLACES)).optional(),
  /** Where this entry classes the step otherwise than the step itself does. */
  kind: z.enum(STEP_KINDS).optional(),
});

export const Faq = z.strictObject({ q: text, a: text });
export const Escalation = z.strictObject({ when: text, whom: text, open: slug.optional() });
export const Conflict = z.strictObject({
  about: text,
  claims: z.array(z.strictObject({ says: text, source: z.string() })).min(2),
  /** Which reading the checklist follows, and why. */
  ours: text.optional(),
});

export const EntryFile = z.strictObject({
  code: z.string().min(1).max(80),
  title: text,
  side: z.enum(SIDES),
  /** Other sides the fault can be on. */
  alsoSides: z.array(z.enum(SIDES)).default([]),
  severity: z.enum(SEVERITIES),
  platforms: z.array(z.enum(PLACES)).min(1),
  /** Systems on which a source saw it; a default tag of a source is not a claim. */
  verifiedOn: z.array(z.enum(PLACES)).default([]),
  reliability: z.enum(CONFIDENCES),
  messages: z.array(Message).default([]),
  aliases: z.array(z.string().min(1)).default([]),
  /** Numbers a person may type alone for this entry. */
  numbers: z.array(z.string().regex(/^-?\d+$/)).default([]),
  /** What people say when they mean this, in their own words. */
  symptoms: z.array(text).default([]),
  /** The verdict line when nothing was checked yet. */
  usually: text,
  /** Two or three sentences: what happens and why. */
  about: text,
  chain: z.array(ChainLink).default([]),
  chainNote: text.optional(),
  causes: z.array(Cause).min(1),
  steps: z.array(StepUse).min(1),
  effort: z.strictObject({
    difficulty: z.enum(['easy', 'moderate', 'hard']),
    minutes,
    /** How long an outage behind it lasts, where that is not the person's own effort. */
    outageMinutes: minutes.optional(),
  }),
  tools: z.array(text).default([]),
  warnings: z.array(text).default([]),
  faq: z.array(Faq).default([]),
  escalate: z.array(Escalation).default([]),
  related: z.array(z.string()).default([]),
  conflicts: z.array(Conflict).default([]),
  sources: z.array(SourceRef).min(1),
  /** When a source last looked, in its own words. */
  verified: text.optional(),
});
export type EntryFile = z.infer<typeof EntryFile>;

export const StepFile = z.strictObject({
  title: text,
  kind: z.enum(STEP_KINDS),
  /** What to do, for all systems or for each. Lines are separate actions. */
  how: perPlatform,
  /** Why this helps, in one sentence. */
  why: text.optional(),
  platforms: z.array(z.enum(PLACES)).default(['windows', 'macos', 'linux']),
  /** Checks that can tick the step, the decisive one first. */
  verify: z.array(checkId).default([]),
  /** Repairs that can do it, the mildest first. */
  repair: z.array(z.string().regex(/^rep(\.[a-z0-9-]+)+$/)).default([]),
  /** Links the app can open for it, for all systems or for each. */
  open: perPlatform.optional(),
  /** A command a person may copy, for each system. */
  command: perPlatform.optional(),
  needsAdmin: z.boolean().default(false),
  /** What is gone afterwards. */
  loses: text.optional(),
  /** 0 changes nothing, 1 can be undone, 2 can be undone by an administrator, 3 cannot be undone. */
  harm: z.number().int().min(0).max(3).default(0),
  minutes: minutes.default([1, 2]),
  sources: z.array(z.string()).default([]),
});
export type StepFile = z.infer<typeof StepFile>;

/** What a repair does, in words; what it does to a computer is code. Named as its id without `rep.`. */
export const RepairFile = z.strictObject({
  /** A short command: "Clear the cache". */
  title: text,
  /** One or two sentences, said before anybody agrees to it. */
  does: text,
  /** Where it exists. */
  platforms: z.array(z.enum(PLATFORMS)).default([...PLATFORMS]),
  /** 0 changes nothing, 1 can be undone, 2 needs an administrator and can be undone, 3 cannot be undone. */
  harm: z.number().int().min(0).max(3),
  /** What is gone afterwards. */
  loses: text.optional(),
  /** How it is put back, or why not. */
  undo: text,
  /** What is sure once it is done, where it proves that itself and no check looks at it. */
  proven: text.optional(),
  /** Cautions by name; the plan says which hold on this computer. */
  warnings: z.record(slug, text).default({}),
  /** How a person does it by hand, where the app may not: lines are separate actions. */
  guide: perPlatform.optional(),
  /** The same in German. */
  de: z.strictObject({
    title: text,
    does: text,
    loses: text.optional(),
    proven: text.optional(),
    undo: text,
    warnings: z.record(slug, text).default({}),
    guide: perPlatform.optional(),
  }),
  sources: z.array(z.string()).default([]),
});
export type RepairFile = z.infer<typeof RepairFile>;

export const FindingsFile = z.strictObject({
  check: checkId,
  /** The question the check answers, as a person would ask it. */
  question: text,
  /** Shown when the check could not tell. */
  unknown: text,
  platforms: z.array(z.enum(PLATFORMS)).default([...PLATFORMS]),
  /** Hosts or places the check looks at, said plainly before anything is contacted. */
  looksAt: text,
  findings: z.record(
    findingId,
    z.strictObject({
      tone: z.enum(TONES),
      side: z.enum(SIDES).optional(),
      /** Evidence a person can read; `{name}` is filled from the finding's data. */
      text,
      /** Entries Spotify typically shows for this fault, most typical first. */
      shows: z.array(z.string()).default([]),
    }),
  ),
  /** The same in German; a sentence keeps the places for data that it has in English. */
  de: z.strictObject({ question: text, unknown: text, looksAt: text, findings: z.record(findingId, text) }),
});
export type FindingsFile = z.infer<typeof FindingsFile>;

export const LinksFile = z.record(
  slug,
  z.strictObject({
    title: text,
    /** The title in German. */
    de: text,
    /** A https, ms-settings, x-apple.systempreferences or spotify address; opened by main alone. */
    url: perPlatform.optional(),
    /** A system program with fixed arguments, for places without an address. */
    program: z.partialRecord(z.enum(PLATFORMS), z.array(z.string()).min(1)).optional(),
  }),
);
export type LinksFile = z.infer<typeof LinksFile>;

export const SourcesFile = z.record(
  z.string(),
  z.strictObject({
    title: text,
    url: z.url().optional(),
    kind: z.enum(['reference', 'article', 'table', 'thread', 'official', 'research', 'backline']),
    note: text.optional(),
  }),
);
export type SourcesFile = z.infer<typeof SourcesFile>;

export const MessagesFile = z.strictObject({
  lang: z.string(),
  name: text,
  messages: z.array(z.strictObject({ code: z.string(), text, exact: z.boolean().default(true), source: z.string() })),
});
export type MessagesFile = z.infer<typeof MessagesFile>;

/** What exists in the catalogue before it exists in code. Must be empty in the end. */
export const PlannedFile = z.strictObject({ checks: z.array(checkId), repairs: z.array(z.string()) });
export type PlannedFile = z.infer<typeof PlannedFile>;
