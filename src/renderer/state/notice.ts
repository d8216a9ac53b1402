import { create } from 'zustand';
import { HostFailure } from '../host';
import { t } from '../strings';

interface Notice {
  /** Counts up, so that the same words twice are announced twice. */
  id: number;
  text: string;
  tone: 'plain' | 'problem';
}

/** The one short message at the foot of the window. */
export const useNotice = create<{ notice: Notice | null }>(() => ({ notice: null }));

export function notify(text: string, tone: Notice['tone'] = 'plain'): void {
  useNotice.setState(({ notice }) => ({ notice: { id: (notice?.id ?? 0) + 1, text, tone } }));
}

export function closeNotice(): void {
  useNotice.setState({ notice: null });
}

/** What to tell a person about a call that failed. Never a stack, never a path. */
export function wordsFor(error: unknown): string {
  return error instanceof HostFailure ? t.failure[error.failure.code] : t.failure['call/failed'];
}

/** Says that a call failed and goes on: for actions whose failure needs no page of its own. */
export function report(error: unknown): void {
  notify(wordsFor(error), 'problem');
}
