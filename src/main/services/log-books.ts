import type { z } from 'zod';
import type { LogPatterns } from '../../catalog/log/compile';
import { CallFailure } from '../../contract/failure';
import type { LogBook, LogSource, logCalls } from '../../contract/logs';
import type { Platform } from '../../contract/words';
import { PortError } from '../ports';
import type { Book, BookSource, BookState } from '../spotify/log/book/state';
import { describeBook, givenSource } from './log-book-state';
import { tellSometimes } from './sometimes';

/** A source with what it is read from. Neither leaves main. */
export type FoundSource = LogSource & { files?: string[]; text?: () => Promise<string> };

/** Opens a book wherever it is read; `onChange` hears of every step. */
export type OpenBook = (
  sources: readonly BookSource[],
  patterns: LogPatterns,
  onChange: (state: BookState) => void,
) => Promise<Book>;

export interface LogBooksParts {
  platform: Platform;
  /** Where Spotify leaves traces here. */
  sources(): Promise<FoundSource[]>;
  /** The system's own dialog; null when the person changed their mind. */
  chooseFiles(): Promise<{ name: string; path: string }[] | null>;
  patterns(): Promise<LogPatterns>;
  openBook: OpenBook;
  announce(name: 'logs.changed', payload: LogBook): void;
  onFault(where: string, error: unknown): void;
}

type Calls = typeof logCalls;
/** The calls that are answered here; where sources lie is told elsewhere. */
type Answered = Exclude<Extract<keyof Calls, `logs.${string}`>, 'logs.sources'>;
export type LogHandlers = {
  [N in Answered]: (input: z.infer<Calls[N]['input']>) => Promise<z.infer<Calls[N]['output']>>;
};

/** Books that are held; the one opened first is let go for a fifth. */
const MOST_BOOKS = 4;
/** Files that a person can choose at once. */
const MOST_CHOSEN = 40;

interface Held {
  book: Book;
  show(state: BookState): LogBook;
  /** Tells nothing more. */
  quiet(): void;
}

interface Opened {
  source: LogSource;
  read: BookSource;
}

/** The handlers of the log viewer, and a way to let all books go. */
export function createLogHandlers(parts: LogBooksParts): { handlers: LogHandlers; closeBooks(): Promise<void> } {
  const books = new Map<string, Held>();
  let last = 0;

  const letGo = async (id: string): Promise<void> => {
    const held = books.get(id);
    books.delete(id);
    held?.quiet();
    await held?.book.close();
  };
  const open = async (opened: readonly Opened[]): Promise<LogBook> => {
    last += 1;
    const id = `book-${last}`;
    const sources = opened.map(({ source }) => source);
    const show = (state: BookState) => describeBook(id, sources, state);
    const teller = tellSometimes((state: BookState) => parts.announce('logs.changed', show(state)));
    const patterns = await parts.patterns();
    const book = await parts.openBook(
      opened.map(({ read }) => read),
      patterns,
      teller.tell,
    );
    books.set(id, { book, show, quiet: teller.stop });
    const [oldest] = books.keys();
    if (books.size > MOST_BOOKS && oldest !== undefined) await letGo(oldest);
    return show(await asCall(book.state(), 'logs/unknown-book'));
  };
  const find = (id: string): Held => {
    const held = books.get(id);
    if (!held) throw new CallFailure('logs/unknown-book');
    return held;
  };
  /** Asks about a view, which is named by its book and its number there. */
  const askView = async <T>(id: string, ask: (book: Book, view: number) => Promise<T>): Promise<T> => {
    const [, name = '', view = ''] = /^(book-\d{1,9})\/(\d{1,9})$/.exec(id) ?? [];
    const held = books.get(name);
    if (!held) throw new CallFailure('logs/unknown-view');
    return asCall(ask(held.book, Number(view)), 'logs/unknown-view');
  };
  const readable = async ({ files, text, ...source }: FoundSource): Promise<Opened> => {
    if (!text) return { source, read: { id: source.id, files: files ?? [] } };
    try {
      return { source, read: { id: source.id, files, text: await text() } };
    } catch (error) {
      parts.onFault('logs.open', error);
      return { source: { ...source, state: 'unreadable', why: 'failed' }, read: { id: source.id, files } };
    }
  };

  const handlers: LogHandlers = {
    'logs.open': async ({ sources }) => {
      const found = await parts.sources();
      const wanted = [...new Set(sources)].map((id) => {
        const source = found.find((one) => one.id === id);
        if (!source) throw new CallFailure('logs/unknown-source');
        return source;
      });
      return open(await Promise.all(wanted.map(readable)));
    },
    'logs.paste': async ({ name, text }) => {
      const source = givenSource(parts.platform, name, 1, Buffer.byteLength(text));
      return open([{ source, read: { id: source.id, text } }]);
    },
    'logs.choose': async () => {
      const chosen = await parts.chooseFiles();
      if (chosen === null) return null;
      return open(
        chosen.slice(0, MOST_CHOSEN).map(({ name, path }, index) => {
          const source = givenSource(parts.platform, name, index + 1, null);
          return { source, read: { id: source.id, files: [path] } };
        }),
      );
    },
    'logs.state': async ({ book }) => {
      const held = find(book);
      return held.show(await asCall(held.book.state(), 'logs/unknown-book'));
    },
    'logs.view': async ({ book, filter }) => {
      const { view, rows, problems } = await asCall(find(book).book.view(filter), 'logs/unknown-book');
      return { view: `${book}/${view}`, rows, problems };
    },
    'logs.rows': ({ view, from, count }) => askView(view, (book, at) => book.rows(at, from, count)),
    'logs.next': ({ view, from, back, text }) => askView(view, (book, at) => book.next(at, from, back, text)),
    'logs.copy': ({ view, from, to, redact }) => askView(view, (book, at) => book.copy(at, from, to, redact)),
    'logs.follow': async ({ book, on }) => {
      const held = find(book);
      return held.show(await asCall(held.book.follow(on), 'logs/unknown-book'));
    },
    'logs.close': async ({ book }) => {
      await letGo(book);
      return {};
    },
  };
  return { handlers, closeBooks: async () => void (await Promise.all([...books.keys()].map(letGo))) };
}

/** A book or view that is no longer held is named; anything else stays a fault. */
async function asCall<T>(answer: Promise<T>, gone: 'logs/unknown-book' | 'logs/unknown-view'): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PortError && error.code === 'cancelled') throw new CallFailure('logs/unknown-book');
    if (error instanceof PortError && error.code === 'not-found') throw new CallFailure(gone);
    throw error;
  }
}
