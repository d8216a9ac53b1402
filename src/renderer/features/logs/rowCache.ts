import type { LogRow } from '../../../contract/logs';

/** Rows asked for in one go. */
export const PAGE = 200;
/** Pages that are held: some screens up and down. */
const MOST_PAGES = 60;

/** Answers rows of the view that was the newest when it was made. */
export type FetchRows = (from: number, count: number) => Promise<LogRow[]>;

interface Page {
  rows: readonly LogRow[];
  /** View it belongs to, counted up. */
  turn: number;
}

/**
 * Rows of a list that nobody holds whole. Rows of an older view stay on screen until those of the new one
 * are here, so that a list that grows does not flicker.
 */
export class RowCache {
  readonly #pages = new Map<number, Page>();
  readonly #asked = new Map<number, number>();
  readonly #onChange: () => void;
  readonly #onFailure: (error: unknown) => void;
  #fetch: FetchRows;
  #turn = 0;

  constructor(fetch: FetchRows, onChange: () => void, onFailure: (error: unknown) => void) {
    this.#fetch = fetch;
    this.#onChange = onChange;
    this.#onFailure = onFailure;
  }

  /** The row as it is known; null while it is on its way. */
  row(at: number): LogRow | null {
    return this.#pages.get(Math.floor(at / PAGE))?.rows[at % PAGE] ?? null;
  }

  /** Whether the row is one of the newest view. */
  isFresh(at: number): boolean {
    return this.#pages.get(Math.floor(at / PAGE))?.turn === this.#turn;
  }

  /** Fetches what is missing of these rows, both included. */
  need(first: number, last: number): void {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) this.#needPage(page);
  }

  /** From now on rows come from another view of the same lines. */
  renew(fetch: FetchRows): void {
    this.#fetch = fetch;
    this.#turn += 1;
  }

  /** From now on rows come from another list: nothing that is held fits it. */
  replace(fetch: FetchRows): void {
    this.renew(fetch);
    this.#pages.clear();
    this.#onChange();
  }

  #needPage(page: number): void {
    const held = this.#pages.get(page);
    if (held) {
      // The one looked at last goes last.
      this.#pages.delete(page);
      this.#pages.set(page, held);
    }
    if (held?.turn === this.#turn || this.#asked.get(page) === this.#turn) return;
    const turn = this.#turn;
    this.#asked.set(page, turn);
    this.#fetch(page * PAGE, PAGE).then(
      (rows) => this.#take(page, turn, rows),
      (error: unknown) => {
        if (this.#asked.get(page) === turn) this.#asked.delete(page);
        // An old view that is gone is missed by nobody.
        if (turn === this.#turn) this.#onFailure(error);
      },
    );
  }

  #take(page: number, turn: number, rows: readonly LogRow[]): void {
    if (this.#asked.get(page) === turn) this.#asked.delete(page);
    if (turn !== this.#turn) return;
    this.#pages.delete(page);
    this.#pages.set(page, { rows, turn });
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > MOST_PAGES && oldest !== undefined) this.#pages.delete(oldest);
    this.#onChange();
  }
}
