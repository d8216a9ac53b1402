import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { loadCatalog } from '../build/catalog-files';
import { buildSearchIndex } from '../src/catalog/search/index-data';
import { createSearch } from '../src/catalog/search/search';
import type { ResolvedEntry } from '../src/contract/catalog';
import { median, ms, printTable, quantile, type Row, timeEach } from './table';

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

/** Times one look-up over the real catalogue, 500 and 10,000 entries, beside the usual libraries. */
export function benchLookup(): number {
  const real = loadCatalog().catalog.entries;
  const rows: Row[] = [];
  const measure = (what: string, search: (query: string) => unknown, budget: number | null, rounds: number) => {
    const times = timeEach(
      QUERIES.map((query) => () => search(query)),
      rounds,
    );
    const middle = median(times);
    rows.push({
      what,
      figure: ms(middle),
      budget:
        budget === null ? `p95 ${ms(quantile(times, 0.95))}` : `at most ${budget} ms, p95 ${ms(quantile(times, 0.95))}`,
      met: budget === null ? null : middle <= budget,
    });
  };
  for (const [name, entries, budget, rounds] of [
    [`${real.length} entries`, real, 0.5, 40],
    ['500 entries', makeEntries(real, 500), 0.5, 40],
    ['10,000 entries', makeEntries(real, 10_000), 3, 10],
  ] as const) {
    const built = performance.now();
    const index = buildSearchIndex(entries);
    const search = createSearch(index);
    rows.push({
      what: `index built, ${name}`,
      figure: ms(performance.now() - built),
      budget: 'at build time',
      met: null,
    });
    measure(`Backline, ${name}`, search, budget, rounds);
    if (entries.length > 500 && name.startsWith('10')) continue;
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
    measure(`Fuse.js, ${name}`, (query) => fuse.search(query), null, 3);
    const mini = new MiniSearch({ fields });
    mini.addAll(documents);
    measure(`MiniSearch with its defaults, ${name}`, (query) => mini.search(query), null, rounds);
  }
  return printTable('Look-up, one query (median)', rows);
}
