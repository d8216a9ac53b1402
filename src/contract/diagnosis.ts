import { z } from 'zod';
import { Answers, AskedQuestion } from './question';
import { CAUSE_STATES, CHECK_STATUSES, SIDES, STEP_KINDS } from './words';

/** JSON scalars: all that a finding may carry. */
const fact = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);

/** One fact that a check, a log or a prefs file gave: the one currency between them and the diagnosis. */
export const Finding = z.strictObject({
  /** Out of the closed list in `catalog/findings`. */
  id: z.string(),
  /** Id of the check, or `log`, `prefs` or `answer`. */
  from: z.string(),
  data: z.record(z.string(), fact),
  /** ISO 8601, UTC. */
  at: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** Why a check could not tell; data, so that every surface words it in its own language. */
export const REASONS = [
  'timeout',
  'cancelled',
  'offline-run',
  'no-permission',
  'not-readable',
  'not-found',
  'tool-missing',
  'unreadable-answer',
  'no-answer',
  'needs-spotify',
  'needs-other-check',
  'needs-answer',
  'needs-consent',
  'needs-token',
  'needs-window',
  'spotify-closed',
  'spotify-running',
  'failed',
] as const;
export const Reason = z.strictObject({ code: z.enum(REASONS), detail: z.string().max(500).optional() });
export type Reason = z.infer<typeof Reason>;

export const CheckReport = z.strictObject({
  id: z.string(),
  status: z.enum(CHECK_STATUSES),
  findings: z.array(Finding),
  /** Wall-clock milliseconds. */
  ms: z.number().int().min(0),
  reason: Reason.nullable(),
});
export type CheckReport = z.infer<typeof CheckReport>;

/** A finding with its sentence. */
export const Evidence = z.strictObject({
  finding: z.string(),
  check: z.string(),
  /** In English, for the terminal, reports and what is kept. */
  text: z.string(),
  /** What fills the sentence, for whoever says it in another language. */
  data: z.record(z.string(), fact).optional(),
  /** Sentence of `catalog/findings/readings.yaml` that is said in place of the finding's own. */
  reading: z.string().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

export const CauseJudgement = z.strictObject({
  id: z.string(),
  state: z.enum(CAUSE_STATES),
  evidence: z.array(Evidence),
  /** Checks that would have to answer before an unknown cause is known. */
  missing: z.array(z.string()),
});
export type CauseJudgement = z.infer<typeof CauseJudgement>;

/**
 * How a verdict's sentence begins: `sure` or a `guess` whose side it is; nothing wrong, because Spotify goes
 * out through a proxy that lets it (`proxied`) or because all that matters `works`; not to be told, since the
 * network was not asked (`offline`) or a question is `open`. Reports of others may leave it at `nothing` wrong
 * or `unclear`.
 */
export const VERDICT_LEADS = ['sure', 'guess', 'proxied', 'works', 'offline', 'open', 'nothing', 'unclear'] as const;
export type VerdictLead = (typeof VERDICT_LEADS)[number];

export const Verdict = z.strictObject({
  /** `none` = nothing wrong was found; `unknown` = cannot tell. */
  side: z.enum([...SIDES, 'none', 'unknown']),
  certain: z.boolean(),
  /** The whole sentence in English, for the terminal, reports and what is kept. */
  sentence: z.string(),
  /** What the sentence is made of, for whoever says it in another language. */
  said: z.strictObject({
    lead: z.enum(VERDICT_LEADS),
    /** The catalogue's words behind the lead: the deciding evidence, or the open question. May be empty. */
    rest: z.string(),
    /** The evidence that these words are. */
    evidence: Evidence.optional(),
    /** The check whose question these words are. */
    check: z.string().optional(),
  }),
  /** What the sentence rests on. */
  because: z.array(Evidence),
});
export type Verdict = z.infer<typeof Verdict>;

export const Suspect = z.strictObject({
  code: z.string(),
  id: z.string(),
  title: z.string(),
  why: z.array(Evidence),
});
export type Suspect = z.infer<typeof Suspect>;

/** Why a run left a check out; `settled`: nothing it can find would change the answer. */
export const LEFT_OUT = ['settled', 'on-demand', 'switched-off'] as const;
/** A check that a run left out. */
export const LeftOut = z.strictObject({
  check: z.string(),
  why: z.enum(LEFT_OUT),
});
export type LeftOut = z.infer<typeof LeftOut>;

export const Diagnosis = z.strictObject({
  verdict: Verdict,
  checks: z.array(CheckReport),
  suspects: z.array(Suspect),
  /** By entry code; only entries with at least one cause that is not unknown, or the entry asked for. */
  causes: z.record(z.string(), z.array(CauseJudgement)),
  startedAt: z.string(),
  finishedAt: z.string(),
  /** Entry the run was about, or null for "what is wrong?". */
  entry: z.string().nullable(),
  cancelled: z.boolean(),
  /** What this run did not look at. Never to be taken for fine. */
  leftOut: z.array(LeftOut),
  /** The one question whose answer would change the verdict most, or null. */
  question: AskedQuestion.nullable(),
  /** What the person said, by question; it counts in all of the above. */
  answers: Answers,
});
export type Diagnosis = z.infer<typeof Diagnosis>;

/** One step of a checklist, ordered for this machine. */
export const PlannedStep = z.strictObject({
  id: z.string(),
  kind: z.enum(STEP_KINDS),
  state: z.enum(['todo', 'first', 'done', 'folded']),
  why: z.string().nullable(),
});
export type PlannedStep = z.infer<typeof PlannedStep>;
