import MiniSearch from 'minisearch';
import type { ResolvedEntry, SearchHit } from '../../contract/catalog';
import { messageKey } from '../normal';
import { isGenericNumber, spellings } from './codes';
import { indexWord, splitWords } from './words';

/** A row of the index: what an answer shows, and what ranking needs. */
export interface IndexRow extends Pick<SearchHit, 'id' | 'code' | 'title' | 'side' | 'severity'> {
  subsystem: string;
  /** Position when nothing else decides: surer and graver entries first. */
  rank: number;
  /** Displayed messages in comparable form. */
  messages: string[];
}

/** Everything the search needs, as one JSON value; made at build time. */
export interface SearchIndex {
  rows: IndexRow[];
  /** Spelling of a code, letters and digits only -> rows that bear it. */
  codes: Record<string, number[]>;
  /** Spelling of an alias -> rows that go by it as well. */
  aliases: Record<string, number[]>;
  /** Bare number, with its sign -> rows. */
  numbers: Record<string, number[]>;
  /** Message in comparable form -> rows. */
  messages: Record<string, number[]>;
  /** Indexed word -> in how many entries it occurs. */
  words: Record<string, number>;
  text: unknown;
}

/** Fields of the text index and how much a hit in each counts. */
export const FIELDS = {
  code: 4,
  messages: 5,
  symptoms: 4,
  title: 3,
  aliases: 2.5,
  about: 1,
  causes: 1,
} as const;

/** Options that the index was built with and must be loaded with. */
export const TEXT_OPTIONS = {
  fields: Object.keys(FIELDS),
  tokenize: splitWords,
  processTerm: indexWord,
  storeFields: [],
  autoVacuum: false,
} satisfies ConstructorParameters<typeof MiniSearch>[0];

const RELIABILITY = { high: 0, medium: 1, low: 2 } as const;
const SEVERITY = { fatal: 0, error: 1, warn: 2, info: 3 } as const;

/** Builds the search index of a linked catalogue. */
export function buildSearchIndex(entries: readonly ResolvedEntry[]): SearchIndex {
  const order = [...entries].sort(
    (a, b) =>
      RELIABILITY[a.reliability] - RELIABILITY[b.reliability] ||
      Number(a.side === 'developer') - Number(b.side === 'developer') ||
      SEVERITY[a.severity] - SEVERITY[b.severity] ||
      a.code.length - b.code.length ||
      (a.code < b.code ? -1 : 1),
  );
  const codes = new Map<string, Set<number>>();
  const aliases = new Map<string, Set<number>>();
  const numbers = new Map<string, Set<number>>();
  const messages = new Map<string, Set<number>>();
  const words = new Map<string, number>();
  const put = (map: Map<string, Set<number>>, key: string, row: number) => {
    const held = map.get(key);
    if (held) held.add(row);
    else map.set(key, new Set([row]));
  };
  const text = new MiniSearch<Record<string, unknown>>(TEXT_OPTIONS);
  const rows = order.map((entry, at): IndexRow => {
    // "error:409" is the catalogue's own name for a number without a namespace: no better than the number.
    const coined = /^error:\d/.test(entry.code);
    for (const spelling of spellings(entry.code)) if (!coined || !isGenericNumber(spelling)) put(codes, spelling, at);
    for (const alias of entry.aliases)
      for (const spelling of spellings(alias))
        if (!isGenericNumber(spelling) && !codes.get(spelling)?.has(at)) put(aliases, spelling, at);
    for (const number of entry.numbers) put(numbers, number, at);
    const keys = [...new Set(entry.messages.map((message) => messageKey(message.text)))];
    for (const key of keys) put(messages, key, at);
    const document = {
      code: entry.code,
      messages: entry.messages.map((message) => message.text).join('\n'),
      symptoms: entry.symptoms.join('\n'),
      title: entry.title,
      aliases: entry.aliases.join('\n'),
      about: `${entry.about}\n${entry.usually}`,
      causes: entry.causes.map((cause) => cause.text).join('\n'),
    };
    text.add({ id: at, ...document });
    const seen = new Set(splitWords(Object.values(document).join('\n')).flatMap((word) => indexWord(word) ?? []));
    for (const word of seen) words.set(word, (words.get(word) ?? 0) + 1);
    const { id, code, title, side, severity, subsystem } = entry;
    return { id, code, title, side, severity, subsystem, rank: at, messages: keys };
  });
  const flat = (map: Map<string, Set<number>>) =>
    Object.fromEntries([...map].map(([key, set]) => [key, [...set].sort((a, b) => a - b)]));
  return {
    rows,
    codes: flat(codes),
    aliases: flat(aliases),
    numbers: flat(numbers),
    messages: flat(messages),
    words: Object.fromEntries(words),
    text: text.toJSON(),
  };
}
