/** Closed lists of the report as plain values: a page may load them without a schema library. */

/** What a person may leave out. The verdict and the versions are always in. */
export const REPORT_PARTS = ['suspects', 'causes', 'checks', 'logs', 'tried', 'words'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

/** How a report is saved: to read and paste, for programs, for another Backline. */
export const REPORT_FORMATS = ['markdown', 'json', 'file'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Kinds of private things that were taken out. */
export const HIDDEN_KINDS = [
  'user',
  'host',
  'path',
  'address',
  'mail',
  'phone',
  'secret',
  'id',
  'network',
  'place',
  'text',
] as const;
export type HiddenKind = (typeof HIDDEN_KINDS)[number];

/** Longest text of a person's own, in characters. */
export const REPORT_WORDS = 4000;
/** Longest text a person may make of a report. */
export const REPORT_TEXT = 400_000;
