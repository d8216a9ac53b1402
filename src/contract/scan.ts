import { z } from 'zod';
import { EVENT_GROUPS } from './words';

/** Public shape of `scan`: see the list of event words in `catalog/log-patterns.yaml`. */
export const LogEvent = z.strictObject({
  /** 1-based. */
  line: z.number().int().min(1),
  /** ISO 8601 in UTC, or the time of day where the log has no date; null where there is none. */
  at: z.string().nullable(),
  level: z.string().nullable(),
  /** Event word, with its argument in brackets where it takes one. */
  event: z.string(),
  text: z.string(),
  /** Codes the event may hint at: never what Spotify reported. */
  possible: z.array(z.string()),
});
export type LogEvent = z.infer<typeof LogEvent>;

export const FileScan = z.strictObject({
  file: z.string(),
  lines: z.number().int(),
  bytes: z.number().int(),
  events: z.array(LogEvent),
  omitted: z.number().int(),
});
export type FileScan = z.infer<typeof FileScan>;

export const EventSummary = z.strictObject({
  event: z.string(),
  group: z.enum(EVENT_GROUPS),
  count: z.number().int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});

export const ScanReport = z.strictObject({
  files: z.array(FileScan),
  summary: z.array(EventSummary),
  problems: z.number().int(),
});
export type ScanReport = z.infer<typeof ScanReport>;
