import { z } from 'zod';
import { EVENT_GROUPS } from './words';

/** The file format of `catalog/log-patterns.yaml`; its own head says what the fields mean. */

/** Kinds of lines: see `src/catalog/log/grammar.ts` for a sample of each. */
export const LOG_GRAMMARS = ['native', 'chromium', 'glib', 'websockets', 'protobuf', 'bare'] as const;
export type LogGrammar = (typeof LOG_GRAMMARS)[number];

/** Shorter needles would slow every scan: the search skips as far as the shortest one is long. */
export const SHORTEST_NEEDLE = 7;
const needle = z.string().refine((text) => new TextEncoder().encode(text).length >= SHORTEST_NEEDLE, {
  message: `a needle has at least ${SHORTEST_NEEDLE} bytes`,
});

export const LogPatternRow = z.strictObject({
  /** The row is tried on lines that hold one of these, letter by letter. */
  needles: z.array(needle).min(1),
  grammar: z.array(z.enum(LOG_GRAMMARS)).min(1).optional(),
  /** Levels as the line writes them. */
  levels: z.array(z.string()).min(1).optional(),
  /** One of these occurs anywhere in the line, capital or small. */
  about: z.array(z.string().min(3)).min(1).optional(),
  /** Component that the source in brackets names as part of its path. */
  source: z.string().min(3).optional(),
  /** Regular expression for the message, without look-around and back-references. */
  pattern: z.string().min(1),
  /** `$1`, `$2` are the groups of the pattern. */
  argument: z.string().optional(),
  /** Dropped while the crash record names another program. */
  subject: z.boolean().default(false),
  priority: z.number().int().min(-9).max(9).default(0),
  possible: z.array(z.string()).default([]),
  possibleFor: z.record(z.string(), z.array(z.string())).default({}),
  because: z.string().optional(),
  /** A line this row must recognise. */
  sample: z.string().min(1),
});
export type LogPatternRow = z.infer<typeof LogPatternRow>;

export const LogPatternsFile = z.strictObject({
  events: z.record(
    z.string().regex(/^[a-z][a-z0-9-]+$/, 'an event is a word of lower-case letters, digits and hyphens'),
    z.strictObject({
      group: z.enum(EVENT_GROUPS),
      description: z.string().min(1),
      /** Finding that the log check gives for it. */
      finding: z.string().optional(),
      rows: z.array(LogPatternRow).min(1),
    }),
  ),
  subjects: z.array(z.strictObject({ needle, pattern: z.string().min(1) })).default([]),
});
export type LogPatternsFile = z.infer<typeof LogPatternsFile>;
