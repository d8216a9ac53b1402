import { z } from 'zod';
import { Diagnosis, LEFT_OUT, REASONS } from './diagnosis';
import { HIDDEN_KINDS, REPORT_FORMATS, REPORT_PARTS, REPORT_TEXT, REPORT_WORDS } from './report-words';
import { CAUSE_STATES, CHECK_STATUSES, EVENT_GROUPS, PLATFORMS, SIDES, SOLVED } from './words';

/**
 * What a person hands to whoever helps them. Data with ids, so that another Backline says it in the words
 * of its own catalogue; the few sentences in it are made of data that may leave. Everything is bounded: a
 * file that is opened may come from anybody.
 */
export const REPORT_FORMAT = 'backline-report';
/** Raised when an older Backline could no longer read it rightly. */
export const REPORT_VERSION = 1;
/** Largest file that is opened. */
export const REPORT_BYTES = 4 * 1024 * 1024;
export const Hidden = z.partialRecord(z.enum(HIDDEN_KINDS), z.number().int().min(0));
export type Hidden = z.infer<typeof Hidden>;

const id = z.string().max(120);
const word = z.string().max(80);
const sentence = z.string().max(2400);
const moment = z.string().max(40);
const count = z.number().int().min(0);
/** Places in the list of findings. */
const because = z.array(count).max(60);
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/);
const fact = z.union([z.string().max(300), z.number(), z.boolean(), z.null()]);

export const ReportFinding = z.strictObject({ id, check: id, data: z.record(key, fact) });
export type ReportFinding = z.infer<typeof ReportFinding>;

export const ReportCheck = z.strictObject({
  id,
  question: sentence,
  status: z.enum(CHECK_STATUSES),
  ms: count,
  said: z.array(sentence).max(60),
  reason: z.enum(REASONS).nullable(),
  detail: z.string().max(200).nullable(),
  because,
});

export const ReportEvent = z.strictObject({
  event: word,
  group: z.enum(EVENT_GROUPS),
  count,
  first: moment.nullable(),
  last: moment.nullable(),
  /** A line of that kind with everything but known words taken out; null where none was kept. */
  sample: z.string().max(400).nullable(),
});
export type ReportEvent = z.infer<typeof ReportEvent>;

export const Tried = z.strictObject({
  /** Steps of checklists that the person ticked off. */
  steps: z.array(z.strictObject({ code: word, step: id, at: moment })).max(400),
  /** Changes that Backline made, and what became of them. */
  repairs: z.array(z.strictObject({ repair: id, at: moment, outcome: word })).max(200),
  /** Answers to "did this solve it?". */
  solved: z.array(z.strictObject({ code: word, solved: z.enum(SOLVED), at: moment })).max(100),
});
export type Tried = z.infer<typeof Tried>;

export const Report = z.strictObject({
  format: z.literal(REPORT_FORMAT),
  version: z.literal(REPORT_VERSION),
  /** "Backline 0.1.0". */
  madeBy: word,
  madeAt: moment,
  platform: z.enum(PLATFORMS),
  /** Kind and version of the system, in words. */
  system: word,
  spotify: z
    .strictObject({ kind: word.nullable(), version: word.nullable(), running: z.boolean().nullable() })
    .nullable(),
  /** When the checks ended; null when none were run. */
  checkedAt: moment.nullable(),
  /** Code the report is about, or null. */
  about: word.nullable(),
  parts: z.array(z.enum(REPORT_PARTS)).max(REPORT_PARTS.length),
  verdict: z
    .strictObject({ side: z.enum([...SIDES, 'none', 'unknown']), certain: z.boolean(), sentence, because })
    .nullable(),
  findings: z.array(ReportFinding).max(600),
  checks: z.array(ReportCheck).max(200),
  /** Checks that were not made, which says nothing of what they would have found. Missing in older reports. */
  leftOut: z
    .array(z.strictObject({ check: id, why: z.enum(LEFT_OUT) }))
    .max(200)
    .default([]),
  suspects: z.array(z.strictObject({ code: word, title: sentence, because })).max(20),
  causes: z.record(
    word,
    z.array(z.strictObject({ id, state: z.enum(CAUSE_STATES), because, missing: z.array(id).max(60) })).max(60),
  ),
  /** What the person was asked, by question. */
  answers: z.record(key, word),
  events: z.array(ReportEvent).max(200),
  tried: Tried,
  /** The person's own words. */
  words: z.string().max(6000),
});
export type Report = z.infer<typeof Report>;

/** What a report is made of, as a person chose. */
export const ReportChoice = z.strictObject({
  /** Entry it is about; null for the computer as a whole. */
  entry: z.string().max(120).nullable(),
  parts: z.array(z.enum(REPORT_PARTS)).max(REPORT_PARTS.length),
  words: z.string().max(REPORT_WORDS),
});
export type ReportChoice = z.infer<typeof ReportChoice>;

export const BuiltReport = z.strictObject({
  /** Names it until the next one is built. */
  id: z.string().max(40),
  report: Report,
  markdown: z.string(),
  hidden: Hidden,
});
export type BuiltReport = z.infer<typeof BuiltReport>;

/** Somebody's report: their data, and the diagnosis in the words of our own catalogue. */
export const OpenedReport = z.strictObject({
  report: Report,
  diagnosis: Diagnosis.nullable(),
  /** Titles of the steps and repairs that our catalogue knows, by id. */
  titles: z.record(z.string(), z.string()),
  /** Findings, checks and codes that our catalogue does not know, and so were left out. */
  unknown: count,
});
export type OpenedReport = z.infer<typeof OpenedReport>;

const call = <I extends z.ZodType, O extends z.ZodType>(doc: string, input: I, output: O) => ({ doc, input, output });
const builtId = z.string().max(40);
const edited = z.string().max(REPORT_TEXT);

export const reportCalls = {
  'report.build': call('Makes a report of the newest diagnosis, private parts taken out.', ReportChoice, BuiltReport),
  'report.save': call(
    "Saves a report where the person says in the system's own dialog; false when they changed their mind. `text` is the Markdown as they edited it.",
    z.strictObject({ id: builtId, format: z.enum(REPORT_FORMATS), text: edited }),
    z.boolean(),
  ),
  'report.copy': call(
    'Puts the text of a report into the clipboard.',
    z.strictObject({ text: edited }),
    z.strictObject({}),
  ),
  'report.open': call(
    "Opens a report that the person chooses in the system's own dialog; null when they changed their mind.",
    z.strictObject({}),
    OpenedReport.nullable(),
  ),
} as const;
