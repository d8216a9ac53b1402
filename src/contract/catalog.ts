import { z } from 'zod';
import { Cause, ChainLink, Conflict, Escalation, Faq, Message } from './entry';
import type { Question } from './question';
import { CONFIDENCES, PLACES, PLATFORMS, SEVERITIES, SIDES, STEP_KINDS, TONES } from './words';

/** The linked catalogue as every surface reads it: steps, sources and other meanings resolved. */

/** One row of a list or a search result. */
export const EntrySummary = z.strictObject({
  /** File name without ending: what routes and calls use. */
  id: z.string(),
  code: z.string(),
  title: z.string(),
  subsystem: z.string(),
  side: z.enum(SIDES),
  severity: z.enum(SEVERITIES),
  platforms: z.array(z.enum(PLACES)),
  reliability: z.enum(CONFIDENCES),
});
export type EntrySummary = z.infer<typeof EntrySummary>;

const localText = z.strictObject({
  any: z.string().optional(),
  windows: z.string().optional(),
  macos: z.string().optional(),
  linux: z.string().optional(),
});
export type LocalText = z.infer<typeof localText>;

export const ResolvedStep = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(STEP_KINDS),
  how: localText,
  why: z.string().nullable(),
  note: z.string().nullable(),
  platforms: z.array(z.enum(PLACES)),
  verify: z.array(z.string()),
  repair: z.array(z.string()),
  open: localText.nullable(),
  command: localText.nullable(),
  needsAdmin: z.boolean(),
  loses: z.string().nullable(),
  harm: z.number().int(),
  minutes: z.tuple([z.number(), z.number()]),
  mends: z.array(z.string()),
});
export type ResolvedStep = z.infer<typeof ResolvedStep>;

export const ResolvedSource = z.strictObject({
  id: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  kind: z.string(),
  note: z.string().nullable(),
});

export const ResolvedEntry = z.strictObject({
  ...EntrySummary.shape,
  alsoSides: z.array(z.enum(SIDES)),
  verifiedOn: z.array(z.enum(PLACES)),
  messages: z.array(Message.omit({ lang: true, exact: true }).extend({ lang: z.string(), exact: z.boolean() })),
  aliases: z.array(z.string()),
  numbers: z.array(z.string()),
  symptoms: z.array(z.string()),
  usually: z.string(),
  about: z.string(),
  chain: z.array(ChainLink),
  chainNote: z.string().nullable(),
  causes: z.array(
    Cause.omit({ confirmedBy: true, ruledOutBy: true, hintedBy: true }).extend({
      confirmedBy: z.array(z.string()),
      ruledOutBy: z.array(z.string()),
      hintedBy: z.array(z.string()),
      /** Checks whose findings are named above. */
      checks: z.array(z.string()),
    }),
  ),
  steps: z.array(ResolvedStep),
  effort: z.strictObject({
    difficulty: z.enum(['easy', 'moderate', 'hard']),
    minutes: z.tuple([z.number(), z.number()]),
    outageMinutes: z.tuple([z.number(), z.number()]).nullable(),
  }),
  tools: z.array(z.string()),
  warnings: z.array(z.string()),
  faq: z.array(Faq),
  escalate: z.array(Escalation),
  related: z.array(EntrySummary.pick({ id: true, code: true, title: true })),
  /** Other entries that share a number or a message with this one. */
  otherMeanings: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      title: z.string(),
      shared: z.string(),
      by: z.enum(['number', 'message']),
    }),
  ),
  conflicts: z.array(Conflict),
  sources: z.array(ResolvedSource),
  verified: z.string().nullable(),
});
export type ResolvedEntry = z.infer<typeof ResolvedEntry>;

/** A check as the catalogue describes it, whether or not it exists in code yet. */
export const CheckText = z.strictObject({
  id: z.string(),
  question: z.string(),
  unknown: z.string(),
  looksAt: z.string(),
  findings: z.record(
    z.string(),
    z.strictObject({
      tone: z.enum(TONES),
      side: z.enum(SIDES).nullable(),
      text: z.string(),
      shows: z.array(z.string()),
    }),
  ),
});
export type CheckText = z.infer<typeof CheckText>;

/** A repair as the catalogue describes it. */
export const RepairText = z.strictObject({
  id: z.string(),
  title: z.string(),
  does: z.string(),
  platforms: z.array(z.enum(PLATFORMS)),
  harm: z.number().int(),
  loses: z.string().nullable(),
  undo: z.string(),
  /** What is sure once it is done; null where its checks tell. */
  proven: z.string().nullable(),
  warnings: z.record(z.string(), z.string()),
  guide: localText.nullable(),
});
export type RepairText = z.infer<typeof RepairText>;

/** A repair with the findings that tell whether it is needed. */
export const RepairHere = RepairText.extend({
  /** Findings that call for it; what is mended only where nothing else is wrong is none of them. */
  needs: z.array(z.string()),
  /** Findings that show that it has worked, even where they call for it as well. */
  calm: z.array(z.string()),
});
export type RepairHere = z.infer<typeof RepairHere>;

export const ResolvedLink = z.strictObject({
  id: z.string(),
  title: z.string(),
  url: localText.nullable(),
  program: z
    .strictObject({
      windows: z.array(z.string()).optional(),
      macos: z.array(z.string()).optional(),
      linux: z.array(z.string()).optional(),
    })
    .nullable(),
});
export type ResolvedLink = z.infer<typeof ResolvedLink>;

/** Everything the build makes of `catalog/`; shipped as one JSON value. */
export interface Catalog {
  entries: ResolvedEntry[];
  checks: CheckText[];
  links: ResolvedLink[];
  /** By the order they are asked in. */
  questions: Question[];
  /** What answers tell that no check reads: findings in the manner of a check's. */
  answers: CheckText['findings'];
  repairs: RepairText[];
  /** Sentences of findings read beside others, by name. */
  readings: Readonly<Record<string, string>>;
  planned: { checks: string[]; repairs: string[] };
}

/**
 * What of the catalogue is part of the interface, in another language than English: checks and what they
 * find, questions, repairs and links. Entries and their steps are English.
 */
export interface CatalogWords {
  checks: Readonly<Record<string, { question: string; unknown: string; looksAt: string }>>;
  /** Sentences by finding, those of answers as well. */
  findings: Readonly<Record<string, string>>;
  readings: Readonly<Record<string, string>>;
  questions: Readonly<Record<string, { ask: string; why: string; options: Readonly<Record<string, string>> }>>;
  repairs: Readonly<
    Record<string, Pick<RepairText, 'title' | 'does' | 'loses' | 'proven' | 'undo' | 'warnings' | 'guide'>>
  >;
  /** Titles by link. */
  links: Readonly<Record<string, string>>;
}

/** One search hit. */
export const SearchHit = z.strictObject({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  side: z.enum(SIDES),
  severity: z.enum(SEVERITIES),
  /** 0 to 1, comparable within one answer only. */
  score: z.number(),
  /** What in the query led here, in a few words. */
  matched: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export interface SearchAnswer {
  query: string;
  /** True when the query fits several entries equally well: ask, do not guess. */
  ambiguous: boolean;
  /** The one question that would split the first hits, where the catalogue has one. */
  question: string | null;
  /** What the question is made of, for whoever asks it in another language. */
  split: SearchSplit | null;
  results: SearchHit[];
}

/** Entries that fit equally well, and the bare number they share, if it is that. */
export interface SearchSplit {
  number: string | null;
  among: readonly { code: string; subsystem: string }[];
}
