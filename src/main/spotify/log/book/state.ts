import type { LogFilter, LogRow } from '../../../../contract/logs';

/** Why something of a source is missing. The rest of the book is not touched by it. */
export const BOOK_TROUBLES = [
  /** Not there, or no longer there. */
  'gone',
  /** Became shorter, or was written anew, while it was read. */
  'changed',
  'is-folder',
  'not-a-file',
  'no-permission',
  /** More UTF-16 than is held. */
  'too-large',
  /** More files than a book takes. */
  'too-many',
  'failed',
] as const;
export type BookTrouble = (typeof BOOK_TROUBLES)[number];

export interface BookSourceState {
  id: string;
  /** Lines of it that the book holds. */
  lines: number;
  /** Lines longer than is read. */
  cut: number;
  /** Zeros at the beginning of what should be text. */
  binary: boolean;
  trouble: BookTrouble | null;
}

/** How far a book is. */
export interface BookState {
  lines: number;
  problems: number;
  /** Bytes read, and to read. */
  read: number;
  size: number;
  done: boolean;
  following: boolean;
  sources: BookSourceState[];
}

/** What a book is made of: files, read where they lie, or text that is at hand. */
export interface BookSource {
  id: string;
  files?: readonly string[];
  text?: string;
}

/** Lines that are copied at most in one go. */
export const MOST_COPIED_LINES = 5000;

/** A book of log lines, wherever it is read. Every call fails with PortError once the book is closed. */
export interface Book {
  state(): Promise<BookState>;
  /** Resolves when everything there was at the beginning is read. */
  done(): Promise<BookState>;
  /** Filters; the answer's `view` names the rows for the calls below. Only the newest few views are held. */
  view(filter: LogFilter): Promise<{ view: number; rows: number; problems: number }>;
  rows(view: number, from: number, count: number): Promise<LogRow[]>;
  /** Next or previous row that is a problem, or that holds `text`; null when there is none. */
  next(view: number, from: number, back: boolean, text: string | null): Promise<number | null>;
  /** Rows `from` to `to`, both included, at most 5,000, as text. */
  copy(view: number, from: number, to: number, redact: boolean): Promise<string>;
  /** Follows the files as they grow, or stops. */
  follow(on: boolean): Promise<BookState>;
  close(): Promise<void>;
}
