import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { loadCatalog } from '../build/catalog-files';
import { buildSearchIndex } from '../src/catalog/search/index-data';
import { createSearch } from '../src/catalog/search/search';
import type { ResolvedEntry } from '../src/contract/catalog';
import { median, ms, quantile, type Row, type Table, timeEach } from './table';

/** What people type: codes, numbers, messages, symptoms, typing mistakes, a pasted paragraph. */
const QUERIES = [
  'accounts:4',
  'error code 17',
  '2',
  'A firewall may be blocking Spotify.',
  'no intrenet conection detected',
  'every song is greyed out',
  'login loop after the browser',
  'black screen since the update',
  'Hello, since yesterday my Spotify on Windows 11 says "This app is restricted to Premium users only. (Error code: 409)" although I pay for Premium. What can I do?',
  '12:30:11.123 E [f:194] AP Socket Error: Timeout reached (20000)',
];

/** Entries like ours with other names: the words of the real ones, mixed by a fixed rule. */
function makeEntries(real: readonly ResolvedEntry[], count: number): ResolvedEntry[] {
  return Array.from({ length: count }, (_, at) => {
    const from = real[at % real.length];
    const other = real[(at * 7 + 3) % real.length];
    if (!from || !other) throw new Error('the catalogue is empty');
    if (at < real.length) return from;
    return {
      ...from,
      id: `made-${at}`,
      code: `made${at}:${at % 500}`,
      aliases: [`made ${at}`],
      numbers: [`${at % 500}`],
      title: other.title,
      symptoms: [...from.symptoms.slice(0, 2), ...other.symptoms.slice(0, 2)],
      about: other.about,
    };
  });
}

type Search = (query: string) => unknown;

/** Milliseconds of every look-up. */
const timeSearch = (search: Search, rounds: number, warmUp = true) =>
  timeEach(
    QUERIES.map((query) => () => search(query)),
    rounds,
    warmUp,
  );

/** The libraries people take for this, as their first page shows them. */
function openOthers(entries: readonly ResolvedEntry[]): Readonly<Record<string, Search>> {
  const documents = entries.map((entry) => ({
    id: entry.id,
    code: entry.code,
    title: entry.title,
    messages: entry.messages.map(({ text }) => text).join('\n'),
    symptoms: entry.symptoms.join('\n'),
    about: entry.about,
  }));
  const fields = ['code', 'title', 'messages', 'symptoms', 'about'];
  const fuse = new Fuse(documents, { keys: fields });
  const mini = new MiniSearch({ fields });
  mini.addAll(documents);
  return { MiniSearch: (query) => mini.search(query), 'Fuse.js': (query) => fuse.search(query) };
}

/** Times one look-up over the real catalogue, 500 and 10,000 entries, beside the usual libraries. */
export function benchLookup(): Table[] {
  const real = loadCatalog().catalog.entries;
  const rows: Row[] = [];
  for (const { name, entries, budget, rounds, listed } of [
    { name: `${real.length} entries`, entries: real, budget: 0.5, rounds: 40, listed: false },
    { name: '500 entries', entries: makeEntries(real, 500), budget: 0.5, rounds: 40, listed: true },
    { name: '10,000 entries', entries: makeEntries(real, 10_000), budget: 3, rounds: 10, listed: true },
  ]) {
    const from = performance.now();
    const index = buildSearchIndex(entries);
    const built = performance.now();
    const search = createSearch(index);
    const opened = performance.now();
    rows.push({ what: `index built, ${name}`, figure: ms(built - from), budget: 'at build time', met: null });
    rows.push({ what: `index opened, ${name}`, figure: ms(opened - built), budget: '', met: null });
    const times = timeSearch(search, rounds);
    const others = Object.entries(openOthers(entries)).map(([library, find]) => {
      // Seconds a round on the larger catalogue; a few tell enough.
      const theirs = median(entries.length > 500 ? timeSearch(find, 1, false) : timeSearch(find, 5));
      return { library, theirs };
    });
    rows.push({
      what: `Backline, ${name}`,
      figure: ms(median(times)),
      budget: `at most ${budget} ms`,
      met: median(times) <= budget,
      ...(listed && { listed: `look-up, ${name} (median)` }),
      beside: others.map(({ library, theirs }) => `${library} ${ms(theirs)}`).join(', '),
    });
    rows.push({ what: `Backline, ${name}, p95`, figure: ms(quantile(times, 0.95)), budget: '', met: null });
    for (const { library, theirs } of others)
      rows.push({ what: `${library} with its defaults, ${name}`, figure: ms(theirs), budget: '', met: null });
  }
  return [{ title: 'Look-up, one query (median)', rows }];
}
