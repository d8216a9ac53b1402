import type { ResolvedEntry, SearchHit } from '../../contract/catalog';
import { messageKey } from '../normal';
import { phrasesOf } from './phrases';
import { listWords, type WordLists } from './word-index';
import { indexWords } from './words';

/** A row of the index: what an answer shows, and what it is found by. */
export interface IndexRow extends Pick<SearchHit, 'id' | 'code' | 'title' | 'side' | 'severity'> {
  subsystem: string;
  /** How sure the entry's facts are: 0 sure, 1, 2 hardly. */
  doubt: number;
  aliases: string[];
  /** Bare numbers with their sign. */
  numbers: string[];
  /** Displayed messages in comparable form, in every language. */
  messages: string[];
  symptoms: string[];
}

/** What the search is made of, as one JSON value; made at build time. Rows that are equally good stand in this order. */
export interface SearchIndex {
  rows: IndexRow[];
  /** Words of the rows' phrases, in the order of `phrasesOf`. */
  words: WordLists;
}

const RELIABILITY = { high: 0, medium: 1, low: 2 } as const;
const SEVERITY = { fatal: 0, error: 1, warn: 2, info: 3 } as const;

/** Picks out of a linked catalogue what the search needs, surer and graver entries first. */
export function buildSearchIndex(entries: readonly ResolvedEntry[]): SearchIndex {
  const order = [...entries].sort(
    (a, b) =>
      RELIABILITY[a.reliability] - RELIABILITY[b.reliability] ||
      Number(a.side === 'developer') - Number(b.side === 'developer') ||
      SEVERITY[a.severity] - SEVERITY[b.severity] ||
      a.code.length - b.code.length ||
      (a.code < b.code ? -1 : 1),
  );
  const rows = order.map(toRow);
  const phrases = phrasesOf(rows);
  const texts = phrases.map(({ row, kind, text }) => {
    const entry = order[row];
    return kind === 'about' && entry ? proseOf(entry) : text;
  });
  return { rows, words: listWords(texts) };
}

function toRow(entry: ResolvedEntry): IndexRow {
  const { id, code, title, side, severity, subsystem, aliases, numbers, symptoms } = entry;
  const doubt = RELIABILITY[entry.reliability];
  const messages = [...new Set(entry.messages.map((message) => messageKey(message.text)))];
  return { id, code, title, side, severity, subsystem, doubt, aliases, numbers, messages, symptoms };
}

/** Words of the explanation and the causes in index form that occur nowhere else in the row. */
function proseOf(entry: ResolvedEntry): string {
  const messages = entry.messages.map((message) => messageKey(message.text));
  const said = new Set(
    indexWords([entry.code, entry.title, ...entry.aliases, ...messages, ...entry.symptoms].join('\n')),
  );
  const prose = [entry.about, entry.usually, ...entry.causes.map((cause) => cause.text)].join('\n');
  return [...new Set(indexWords(prose))].filter((word) => !said.has(word) && !/^\d/.test(word)).join(' ');
}
