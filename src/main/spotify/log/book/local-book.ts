import type { LogPatterns } from '../../../../catalog/log/compile';
import type { LogFilter, LogRow } from '../../../../contract/logs';
import { PortError } from '../../../ports';
import { type BookOptions, type BookPorts, Contents } from './contents';
import { mergeParts, type Order } from './order';
import { copyLines, readRows } from './rows';
import { TextHits } from './search';
import { type Book, type BookSource, type BookState, MOST_COPIED_LINES } from './state';
import { filterOrder, nextRow, type Place, placeOf, type View } from './view';

/** Views that are held; the page looks at one and makes the next. */
const MOST_VIEWS = 6;
/** Texts whose hits are remembered: one of the filter, one to jump by. */
const MOST_TEXTS = 2;
const MOST_ROWS = 500;
const SEARCH_WINDOW = 1024 * 1024;

/** Opens sources as one book that is read in this thread, a mebibyte at a time. Reading begins at once. */
export function openBook(
  ports: BookPorts,
  sources: readonly BookSource[],
  patterns: LogPatterns,
  options: BookOptions = {},
): Book {
  return new LocalBook(ports, sources, patterns, options);
}

class LocalBook implements Book {
  readonly #closing = new AbortController();
  readonly #contents: Contents;
  #searching: Promise<void> = Promise.resolve();
  #searchWindow: Buffer | null = null;
  #order: { order: Order; lines: number } | null = null;
  #hits: TextHits[] = [];
  readonly #views = new Map<number, View>();
  #lastView = 0;

  constructor(ports: BookPorts, sources: readonly BookSource[], patterns: LogPatterns, options: BookOptions) {
    this.#contents = new Contents(ports, sources, patterns, options, this.#closing.signal);
  }

  async state(): Promise<BookState> {
    this.#refuseWhenClosed();
    return this.#contents.state();
  }

  async done(): Promise<BookState> {
    await this.#contents.done;
    return this.state();
  }

  async view(filter: LogFilter) {
    this.#refuseWhenClosed();
    const hits = await this.#hitsOf(filter.text);
    const view = filterOrder(this.#merged(), this.#contents, filter, hits);
    this.#lastView += 1;
    this.#views.set(this.#lastView, view);
    const [oldest] = this.#views.keys();
    if (this.#views.size > MOST_VIEWS && oldest !== undefined) this.#views.delete(oldest);
    return { view: this.#lastView, rows: view.count, problems: view.problems };
  }

  async rows(view: number, from: number, count: number): Promise<LogRow[]> {
    return readRows(this.#contents, this.#places(view, from, from + Math.min(count, MOST_ROWS)), from);
  }

  async next(view: number, from: number, back: boolean, text: string | null): Promise<number | null> {
    const held = this.#view(view);
    const hits = text === null ? null : await this.#hitsOf(text);
    if (text !== null && hits === null) return null;
    return nextRow(held, this.#contents.parts, from, back, hits);
  }

  async copy(view: number, from: number, to: number, redact: boolean): Promise<string> {
    const [first, last] = from <= to ? [from, to] : [to, from];
    return copyLines(this.#places(view, first, Math.min(last + 1, first + MOST_COPIED_LINES)), redact);
  }

  async follow(on: boolean): Promise<BookState> {
    this.#refuseWhenClosed();
    await this.#contents.follow(on);
    return this.state();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#contents.close();
    await this.#searching;
    this.#hits = [];
    this.#order = null;
    this.#searchWindow = null;
    this.#views.clear();
  }

  #merged(): Order {
    const lines = this.#contents.lineCount;
    // Dates can move lines as well, but they come with new ones.
    if (this.#order?.lines !== lines) this.#order = { order: mergeParts(this.#contents.parts), lines };
    return this.#order.order;
  }

  async #hitsOf(text: string): Promise<TextHits | null> {
    if (text === '') return null;
    const hits = this.#hits.find((held) => held.text === text) ?? new TextHits(text);
    this.#hits = [hits, ...this.#hits.filter((held) => held !== hits)].slice(0, MOST_TEXTS);
    const search = this.#searching.then(async () => {
      this.#searchWindow ??= Buffer.allocUnsafeSlow(SEARCH_WINDOW);
      await hits.extend(this.#contents.parts, this.#searchWindow, this.#closing.signal);
    });
    this.#searching = search.catch(() => undefined);
    await search;
    this.#refuseWhenClosed();
    return hits;
  }

  #view(view: number): View {
    this.#refuseWhenClosed();
    const held = this.#views.get(view);
    if (!held) throw new PortError('not-found', 'VIEW');
    return held;
  }

  #places(view: number, from: number, to: number): Place[] {
    const held = this.#view(view);
    const places: Place[] = [];
    for (let row = from; row < Math.min(to, held.count); row += 1) {
      const place = placeOf(held, this.#contents.parts, row);
      if (place) places.push(place);
    }
    return places;
  }

  #refuseWhenClosed(): void {
    if (this.#closing.signal.aborted) throw new PortError('cancelled', 'CLOSED');
  }
}
