import { create } from 'zustand';
import type { LogBook, LogFilter, LogSource, LogView } from '../../contract/logs';
import { type Choice, EVERYTHING, isNarrowed, sameFilter, toFilter } from '../features/logs/filter';
import { RowCache } from '../features/logs/rowCache';
import { ask, HostFailure, hear } from '../host';
import { t } from '../strings';
import { notify, report } from './notice';

interface Logs {
  /** Where Spotify leaves traces here; null until it was looked. */
  sources: readonly LogSource[] | null;
  looking: boolean;
  opening: boolean;
  book: LogBook | null;
  choice: Choice;
  view: LogView | null;
  /** Filter of the view that is shown. */
  filter: LogFilter | null;
  /** Lines of noise that the view leaves out. */
  folded: number;
  /** Counts up whenever rows came in. */
  turn: number;
}

const CLOSED = { book: null, view: null, filter: null, folded: 0, choice: EVERYTHING };

/** The log that is open, as the viewer shows it. It stays open while other pages are looked at. */
export const useLogs = create<Logs>(() => ({ sources: null, looking: false, opening: false, turn: 0, ...CLOSED }));

const noRows = async () => [];
/** Rows of the view that is shown. */
export const rows = new RowCache(
  noRows,
  () => useLogs.setState(({ turn }) => ({ turn: turn + 1 })),
  (error) => fail(error),
);

let heard = false;

/** Hears how books grow. */
export function followLogs(): void {
  if (heard) return;
  heard = true;
  hear('logs.changed', (book) => {
    if (book.book !== useLogs.getState().book?.book) return;
    useLogs.setState({ book });
    void refresh();
  });
}

export async function findSources(): Promise<void> {
  if (useLogs.getState().looking) return;
  useLogs.setState({ looking: true });
  try {
    useLogs.setState({ sources: await ask('logs.sources', {}) });
  } catch (error) {
    report(error);
  } finally {
    useLogs.setState({ looking: false });
  }
}

/** Shows a book as soon as the host has opened it; the one before is let go. Answers whether there is one. */
async function show(opened: Promise<LogBook | null>): Promise<boolean> {
  if (useLogs.getState().opening) return false;
  useLogs.setState({ opening: true });
  try {
    const book = await opened;
    if (!book) return false;
    const before = useLogs.getState().book;
    if (before) letGo(before);
    rows.replace(noRows);
    useLogs.setState({ ...CLOSED, book });
    // What came between the host's answer and now was of a book that nobody knew.
    const state = await ask('logs.state', { book: book.book });
    useLogs.setState(({ book: held }) => (held?.book === state.book && !isOlder(state, held) ? { book: state } : {}));
    void refresh();
    return true;
  } catch (error) {
    report(error);
    return false;
  } finally {
    useLogs.setState({ opening: false });
  }
}

/** Whether an answer tells of less than is known: an event may have overtaken it. */
function isOlder(answer: LogBook, held: LogBook): boolean {
  return held.done ? !answer.done : answer.read < held.read;
}

export const openSources = (sources: readonly string[]) => show(ask('logs.open', { sources: [...sources] }));
export const openText = (name: string, text: string) => show(ask('logs.paste', { name: name.slice(0, 200), text }));
export const chooseFiles = () => show(ask('logs.choose', {}));

/** Opens a source that another page names; nothing of the log before is shown meanwhile. */
export async function openOnly(source: string): Promise<void> {
  const { book } = useLogs.getState();
  if (book?.sources.length === 1 && book.sources[0]?.id === source) return;
  closeBook();
  await openSources([source]);
}

function letGo({ book }: LogBook): void {
  // It may be gone already, which is what is wanted.
  ask('logs.close', { book }).catch(() => undefined);
}

export function closeBook(): void {
  const { book } = useLogs.getState();
  if (book) letGo(book);
  useLogs.setState(CLOSED);
  rows.replace(noRows);
}

export function changeChoice(changes: Partial<Choice>): void {
  useLogs.setState(({ choice }) => ({ choice: { ...choice, ...changes } }));
  void refresh();
}

export async function setFollowing(on: boolean): Promise<void> {
  const { book } = useLogs.getState();
  if (!book) return;
  try {
    const state = await ask('logs.follow', { book: book.book, on });
    if (useLogs.getState().book?.book === state.book) useLogs.setState({ book: state });
  } catch (error) {
    fail(error);
  }
}

let asking = false;
let due = false;

/** Asks for the view anew, one at a time: what changed meanwhile is asked for once, afterwards. */
async function refresh(): Promise<void> {
  due = true;
  if (asking) return;
  asking = true;
  try {
    while (due) {
      due = false;
      await askView();
    }
  } catch (error) {
    fail(error);
  } finally {
    asking = false;
  }
}

async function askView(): Promise<void> {
  const { book, choice, filter: shown } = useLogs.getState();
  if (!book) return;
  const filter = toFilter(choice);
  // With noise first: only the newest views are held, and the one that is shown has to be.
  const whole =
    filter.foldNoise && isNarrowed(filter)
      ? (await ask('logs.view', { book: book.book, filter: { ...filter, foldNoise: false } })).rows
      : null;
  const view = await ask('logs.view', { book: book.book, filter });
  const now = useLogs.getState();
  if (now.book?.book !== book.book || !sameFilter(toFilter(now.choice), filter)) return;
  const fetch = (from: number, count: number) => ask('logs.rows', { view: view.view, from, count });
  if (shown && sameFilter(shown, filter)) rows.renew(fetch);
  else rows.replace(fetch);
  // Lines may have been added since the book was told of last.
  const all = whole ?? Math.max(now.book.lines, view.rows);
  useLogs.setState(({ turn }) => ({
    view,
    filter,
    folded: filter.foldNoise ? Math.max(0, all - view.rows) : 0,
    turn: turn + 1,
  }));
}

/** A view that is out of date is asked for anew; a book that was closed is said to be. */
function fail(error: unknown): void {
  const code = error instanceof HostFailure ? error.failure.code : null;
  const { book } = useLogs.getState();
  if (code === 'logs/unknown-view' && book) void refresh();
  else if (code === 'logs/unknown-book' && book) {
    useLogs.setState(CLOSED);
    rows.replace(noRows);
    notify(t.logs.closed, 'problem');
  } else if (code !== 'logs/unknown-book' && code !== 'logs/unknown-view') report(error);
}

/** Place of the next problem, or of the next line with a text; null when there is none. */
export async function findNext(from: number, back: boolean, text: string | null): Promise<number | null> {
  const { view } = useLogs.getState();
  if (!view) return null;
  try {
    return await ask('logs.next', { view: view.view, from, back, text });
  } catch (error) {
    fail(error);
    return null;
  }
}

/** Lines as text; null when they are not to be had. */
export async function readLines(from: number, to: number, redact: boolean): Promise<string | null> {
  const { view } = useLogs.getState();
  if (!view) return null;
  try {
    return await ask('logs.copy', { view: view.view, from, to, redact });
  } catch (error) {
    fail(error);
    return null;
  }
}
