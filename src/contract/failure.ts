/** Stable names of everything a call can answer instead of a value. Never a stack, never a path. */
export const FAILURES = [
  'call/bad-input',
  'call/bad-output',
  'call/refused',
  'call/failed',
  'catalog/unknown-entry',
  'link/unknown',
  'link/not-here',
  'link/not-opened',
  'doctor/unknown-run',
  'doctor/busy',
  'state/not-saved',
  'text/too-long',
  'data/busy',
  'history/not-saved',
  'repair/unknown',
  'repair/unknown-plan',
  /** `fault` says why; nothing was changed. */
  'repair/not-done',
  'logs/unknown-source',
  'logs/unknown-book',
  'logs/unknown-view',
  'report/gone',
  'report/not-saved',
  'report/not-copied',
  'report/not-readable',
  'report/too-large',
  'report/not-a-report',
  'report/damaged',
  'report/newer',
] as const;
export type FailureCode = (typeof FAILURES)[number];
export interface Failure {
  code: FailureCode;
  params: Record<string, string | number | boolean>;
}

/** What every call answers. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Thrown inside main by a handler that wants to answer with a named failure. */
export class CallFailure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly params: Failure['params'] = {},
  ) {
    super(code);
    this.name = 'CallFailure';
  }
}
