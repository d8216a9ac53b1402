import { z } from 'zod';
import { SIDES, TONES } from './words';

/** Questions only a person can answer: what the files in `catalog/questions` hold, and what a diagnosis asks. */

const text = z.string().trim().min(1).max(400);
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens');
const findingId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a finding is named area/fact');

/**
 * How a diagnosis stands when a question is of use: it names a side and is not certain, it found
 * nothing wrong, or it cannot tell. Where a fault is certain nobody is asked anything.
 */
export const QUESTION_MOMENTS = ['guess', 'none', 'unknown'] as const;
export type QuestionMoment = (typeof QUESTION_MOMENTS)[number];

export const QuestionFile = z.strictObject({
  /** Short and plain; an answer must be possible without looking anything up in this app. */
  ask: text,
  /** What the answer decides, in one sentence. */
  why: text,
  /** Among questions that tell as much, the lower number is asked first. */
  order: z.number().int().min(0),
  /** Empty for what is never offered on its own and only asked by the check that reads it. */
  when: z.array(z.enum(QUESTION_MOMENTS)),
  /** Check that reads the answer; it is run again when the answer comes. */
  readBy: z
    .string()
    .regex(/^[a-z]+(\.[a-z0-9]+)+$/, 'a check is named area.subject')
    .nullable()
    .default(null),
  /** `country` takes the two letters of a country in place of an option. */
  form: z.enum(['options', 'country']).default('options'),
  /** One without a finding tells nothing, such as "I can't tell". */
  options: z.array(z.strictObject({ id: slug, label: text, finding: findingId.optional() })),
  /** The same in German; labels by option. */
  de: z.strictObject({ ask: text, why: text, options: z.record(slug, text).default({}) }),
});
export type QuestionFile = z.infer<typeof QuestionFile>;

/** A question under its name. */
export const Question = QuestionFile.omit({ de: true }).extend({ id: slug });
export type Question = z.infer<typeof Question>;

/** `catalog/findings/answers.yaml`: what the answers tell that no check reads. */
export const AnswersFile = z.strictObject({
  findings: z.record(
    findingId,
    z.strictObject({
      tone: z.enum(TONES),
      /** For a fault, whose it is; for context, on whose side it speaks. */
      side: z.enum(SIDES).optional(),
      text,
      /** Entries Spotify typically shows for this fault, most typical first. */
      shows: z.array(z.string()).default([]),
    }),
  ),
  /** The same in German. */
  de: z.record(findingId, text),
});
export type AnswersFile = z.infer<typeof AnswersFile>;

/**
 * `catalog/findings/readings.yaml`: sentences of findings that tell more beside other findings than alone.
 * Which one is said when is decided by the rules of the diagnosis, which name them.
 */
export const ReadingsFile = z.strictObject({ readings: z.record(slug, z.strictObject({ text, de: text })) });
export type ReadingsFile = z.infer<typeof ReadingsFile>;

/** The question a diagnosis offers. */
export const AskedQuestion = z.strictObject({
  id: z.string(),
  ask: z.string(),
  why: z.string(),
  options: z.array(z.strictObject({ id: z.string(), label: z.string() })),
});
export type AskedQuestion = z.infer<typeof AskedQuestion>;

/** Answers by question. */
export const Answers = z.record(z.string().max(60), z.string().max(60));
export type Answers = z.infer<typeof Answers>;
