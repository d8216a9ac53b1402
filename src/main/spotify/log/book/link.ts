import type { LogPatterns } from '../../../../catalog/log/compile';
import type { PortErrorCode } from '../../../ports';
import type { Book, BookSource, BookState } from './state';

/** A way to somebody who works aside: another thread. Messages are copied. */
export interface Link {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

/** The same from the side that started it. */
export interface Aside extends Link {
  /** Called once when the other side ended, whoever ended it. */
  onEnd(listener: () => void): void;
  /** Ends the other side and frees all it held. */
  end(): Promise<void>;
}

/** Calls that go to the other side as they are. */
export type BookCall = Exclude<keyof Book, 'close'>;
export const BOOK_CALLS = [
  'state',
  'done',
  'view',
  'rows',
  'next',
  'copy',
  'follow',
] as const satisfies readonly BookCall[];

export type ToBook =
  | { kind: 'open'; sources: readonly BookSource[]; patterns: LogPatterns }
  | { kind: 'call'; id: number; call: BookCall; input: readonly unknown[] };

export type FromBook =
  | { kind: 'state'; state: BookState }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'refusal'; id: number; code: PortErrorCode; system: string };
