import type { LogPatterns } from '../../../../catalog/log/compile';
import { PortError } from '../../../ports';
import type { BookPorts } from './contents';
import { type Aside, BOOK_CALLS, type BookCall, type FromBook, type Link, type ToBook } from './link';
import { openBook } from './local-book';
import type { Book, BookSource, BookState } from './state';

/** Opens a book on the other side of a link. When that side ends, every call fails with PortError. */
export function openBookAside(
  aside: Aside,
  sources: readonly BookSource[],
  patterns: LogPatterns,
  onChange?: (state: BookState) => void,
): Book {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  let ended = false;
  const post = (message: ToBook) => aside.post(message);
  aside.listen((message) => {
    const from = message as FromBook;
    if (from.kind === 'state') {
      if (!ended) onChange?.(from.state);
      return;
    }
    const call = waiting.get(from.id);
    waiting.delete(from.id);
    if (from.kind === 'answer') call?.resolve(from.value);
    else call?.reject(new PortError(from.code, from.system));
  });
  const stop = () => {
    ended = true;
    for (const { reject } of waiting.values()) reject(new PortError('cancelled', 'CLOSED'));
    waiting.clear();
  };
  aside.onEnd(stop);
  post({ kind: 'open', sources, patterns });
  // The answer has the type of the same call on the other side.
  const ask = <T>(call: BookCall, ...input: unknown[]): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new PortError('cancelled', 'CLOSED'));
      last += 1;
      waiting.set(last, { resolve: (value) => resolve(value as T), reject });
      post({ kind: 'call', id: last, call, input });
    });
  return {
    state: () => ask('state'),
    done: () => ask('done'),
    view: (filter) => ask('view', filter),
    rows: (view, from, count) => ask('rows', view, from, count),
    next: (view, from, back, text) => ask('next', view, from, back, text),
    copy: (view, from, to, redact) => ask('copy', view, from, to, redact),
    follow: (on) => ask('follow', on),
    close: async () => {
      stop();
      await aside.end();
    },
  };
}

/** The other side: opens the book it is told to and answers calls until the link ends. */
export function serveBook(link: Link, ports: BookPorts): void {
  let book: Book | null = null;
  const post = (message: FromBook) => link.post(message);
  link.listen((message) => {
    const to = message as ToBook;
    if (to.kind === 'open') {
      book = openBook(ports, to.sources, to.patterns, { onChange: (state) => post({ kind: 'state', state }) });
      return;
    }
    const { id, call, input } = to;
    callOn(book, call, input).then(
      (value) => post({ kind: 'answer', id, value }),
      (error: unknown) => {
        const { code, system } = error instanceof PortError ? error : new PortError('failed', 'BOOK');
        post({ kind: 'refusal', id, code, system });
      },
    );
  });
}

async function callOn(book: Book | null, call: BookCall, input: readonly unknown[]): Promise<unknown> {
  if (!book || !BOOK_CALLS.includes(call)) throw new PortError('failed', 'BOOK');
  return (book[call] as (...input: readonly unknown[]) => Promise<unknown>)(...input);
}
