import { spawnSync } from 'node:child_process';
import { closeSync, createReadStream, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compilePatterns, type LogPatterns } from '../src/catalog/log/compile';
import type { LogFilter } from '../src/contract/logs';
import { systemClock } from '../src/main/platform/clock';
import { createFiles } from '../src/main/platform/files';
import { currentPlatform } from '../src/main/platform/node';
import type { Files } from '../src/main/ports';
import { openBook } from '../src/main/spotify/log/book/local-book';
import { scanFile } from '../src/main/spotify/log/scan';
import { median, ms, quantile, type Row, type Table } from './table';

const MB = 1024 * 1024;
const RUNS = 5;
const MOST_MEMORY = 64;
const WINDOWS = 1000;

const ORDINARY = [
  'I [AppBundle.cpp:75                ] Loaded bundle for util from zip archive.',
  'I [offline_authorizer.cpp:297      ] Offline mode is not enabled for this account',
  'D [track_player:812                ] Buffer level 12288 of 65536 after 214 ms, rate 44100, gap 0',
  'I [f:194                           ] resource cache: 118 hits, 9 misses, 4711 kB in use',
  '5 [storage_volume.cpp:53           ] page 8812 read in 3 ms, 16 blocks of 4096 bytes, checksum fits',
];
const EVENTS = [
  'E [ap_handler_impl.cpp:975         ] Connection error:  112',
  'E [ap_socket:44                    ] AP Socket Error: Timeout reached (20000)',
  'I [ap_connection_impl.cpp:489      ] Connecting to AP ap-gew4.spotify.com:4070',
  'I [ap_connection_impl.cpp:512      ] Connected to AP: 104.199.65.9:4070',
];

/** Writes lines with running times until there are enough bytes or lines. */
function write(path: string, line: (at: number) => string, until: { bytes?: number; lines?: number }): number {
  const file = openSync(path, 'w');
  let bytes = 0;
  let at = 0;
  while (bytes < (until.bytes ?? Number.POSITIVE_INFINITY) && at < (until.lines ?? Number.POSITIVE_INFINITY)) {
    const piece: string[] = [];
    const end = Math.min(at + 10_000, until.lines ?? Number.POSITIVE_INFINITY);
    for (; at < end; at += 1) piece.push(`${new Date(at * 37).toISOString().slice(11, 23)} ${line(at)}\n`);
    bytes += writeSync(file, piece.join(''));
  }
  closeSync(file);
  return bytes;
}

const ordinary = (at: number) => ORDINARY[at % ORDINARY.length] ?? '';
/** About one hit in a hundred thousand lines. */
const fewHits = (at: number) => (at % 100_003 === 0 ? (EVENTS[0] ?? '') : ordinary(at));
const allHits = (at: number) => EVENTS[at % EVENTS.length] ?? '';

/** The needles as one regular expression. */
const alternativesOf = ({ needles }: LogPatterns) =>
  needles.map((needle) => needle.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');

/** What grep takes to count the lines that hold a needle; null where there is no grep. */
function grep(patterns: LogPatterns, path: string): number | null {
  const from = performance.now();
  // Bytes, not characters: that is the faster grep.
  const { status } = spawnSync('grep', ['-cE', '-e', alternativesOf(patterns), path], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  return status === 0 || status === 1 ? performance.now() - from : null;
}

/** What Node's own line reader takes to count them. */
async function readLines(patterns: LogPatterns, path: string): Promise<number> {
  const any = new RegExp(alternativesOf(patterns));
  const from = performance.now();
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }))
    if (any.test(line)) count += 1;
  if (count === 0) throw new Error('the log holds nothing to find');
  return performance.now() - from;
}

/** Files that note how much memory the process holds, at every read. */
function watchedFiles(): { files: Pick<Files, 'open'>; peak(): number } {
  const files = createFiles(currentPlatform());
  let peak = 0;
  return {
    peak: () => peak,
    files: {
      async open(path) {
        const handle = await files.open(path);
        return {
          ...handle,
          read(buffer, position) {
            peak = Math.max(peak, process.memoryUsage.rss());
            return handle.read(buffer, position);
          },
        };
      },
    },
  };
}

interface Compared {
  name: string;
  path: string;
  /** Piece of the same kind for the line reader, which is too slow for all of it. */
  piece: string;
  /** Set where the scan has to be as fast as grep. */
  fasterThanGrep: boolean;
  /** Megabytes a second of own CPU time; null where none is asked. */
  least: number | null;
}

/** Scans a file and has grep and Node's line reader count in it, in turns. */
async function compare({ name, path, piece, fasterThanGrep, least }: Compared, patterns: LogPatterns): Promise<Row[]> {
  const scans: number[] = [];
  const work: number[] = [];
  const greps: number[] = [];
  const start = process.memoryUsage.rss();
  const { files, peak } = watchedFiles();
  for (let run = -1; run < RUNS; run += 1) {
    const from = performance.now();
    const cpu = process.cpuUsage();
    await scanFile({ files, clock: systemClock }, path, { patterns });
    const scan = performance.now() - from;
    const { user, system } = process.cpuUsage(cpu);
    const other = grep(patterns, path);
    if (run < 0) continue;
    scans.push(scan);
    work.push((user + system) / 1000);
    if (other !== null) greps.push(other);
  }
  const above = (peak() - start) / MB;
  const size = statSync(path).size / MB;
  const speed = (time: number, of = size) => (of < 1 ? ms(time) : `${Math.round((of / time) * 1000)} MB/s`);
  const ours = median(scans);
  const lines = await readLines(patterns, piece);
  const beside = [
    ...(greps.length > 0 ? [`grep -cE ${speed(median(greps))}`] : []),
    `readline ${speed(lines, statSync(piece).size / MB)}`,
  ].join(', ');
  const rows: Row[] = [
    { what: `${name}: scan`, figure: speed(ours), budget: '', met: null },
    {
      what: `${name}: readline with one regular expression`,
      figure: speed(lines, statSync(piece).size / MB),
      budget: '',
      met: null,
    },
  ];
  if (greps.length > 0) {
    const ratio = median(greps) / ours;
    rows.push({ what: `${name}: grep -cE`, figure: speed(median(greps)), budget: '', met: null });
    rows.push({
      what: `${name}: times as fast as grep`,
      figure: ratio.toFixed(2),
      budget: fasterThanGrep ? 'at least 1' : '',
      met: fasterThanGrep ? ratio >= 1 : null,
      ...(fasterThanGrep && { listed: 'scan, plain log: times as fast as grep -cE' }),
      beside: `scan ${speed(ours)}, ${beside}`,
    });
  }
  // Own work, since a busy machine has time for neither.
  if (least !== null)
    rows.push({
      what: `${name}: scan, own CPU time`,
      figure: speed(median(work)),
      budget: `at least ${least} MB/s`,
      met: (size / median(work)) * 1000 >= least,
      listed: 'scan, every line an event (own CPU time)',
      beside,
    });
  rows.push({
    what: `${name}: memory above start`,
    figure: `${above.toFixed(1)} MB`,
    budget: `at most ${MOST_MEMORY} MB`,
    met: above <= MOST_MEMORY,
    ...(fasterThanGrep && {
      listed: 'scan, plain log: memory above start',
      beside: `the log has ${Math.round(size)} MB`,
    }),
  });
  return rows;
}

/** Opens a million lines as the viewer does, filters, scrolls. */
async function viewer(path: string, patterns: LogPatterns): Promise<Row[]> {
  const all: LogFilter = { levels: [], groups: [], text: '', sources: [], foldNoise: false };
  const ports = { files: createFiles(currentPlatform()), clock: systemClock };
  const rows: Row[] = [];
  const held = () => process.memoryUsage().arrayBuffers / MB;
  const before = held();
  const opening = performance.now();
  const book = openBook(ports, [{ id: 'bench', files: [path] }], patterns);
  const { lines } = await book.done();
  rows.push({ what: `open ${lines} lines`, figure: ms(performance.now() - opening), budget: '', met: null });
  const index = held() - before;
  rows.push({
    what: 'index, in memory',
    figure: `${index.toFixed(1)} MB`,
    budget: `at most ${MOST_MEMORY} MB`,
    met: index <= MOST_MEMORY,
  });
  for (const [what, filter, most] of [
    ['filter by level', { levels: ['E'] }, 300],
    ['filter by group', { groups: ['problem'] }, 300],
    ['fold noise', { foldNoise: true }, 300],
    ['filter by text, first time', { text: 'CHECKSUM FITS' }, null],
    ['filter by text, again', { text: 'CHECKSUM FITS' }, 300],
  ] as const) {
    const from = performance.now();
    await book.view({
      ...all,
      ...filter,
      levels: 'levels' in filter ? [...filter.levels] : [],
      groups: 'groups' in filter ? [...filter.groups] : [],
    });
    const time = performance.now() - from;
    rows.push({
      what,
      figure: ms(time),
      budget: most === null ? '' : `at most ${most} ms`,
      met: most === null ? null : time <= most,
      loose: true,
    });
  }
  const view = await book.view(all);
  const times: number[] = [];
  for (let window = 0; window < WINDOWS; window += 1) {
    const from = performance.now();
    await book.rows(view.view, Math.floor((window / WINDOWS) * (lines - 60)), 60);
    times.push(performance.now() - from);
  }
  const slow = quantile(times, 0.95);
  rows.push({ what: 'scroll, 60 rows (p95)', figure: ms(slow), budget: 'at most 16 ms', met: slow <= 16, loose: true });
  await book.close();
  return rows;
}

/** Writes the logs into a folder, times scans beside grep, and the viewer over a million lines. */
async function run(folder: string): Promise<void> {
  const size = Number(process.env.BACKLINE_BENCH_MB ?? '1024');
  const path = (name: string) => join(folder, name);
  const patterns = compilePatterns(JSON.parse(readFileSync(path('patterns.json'), 'utf8')));
  write(path('plain.log'), fewHits, { bytes: size * MB });
  write(path('small.log'), fewHits, { lines: 1000 });
  write(path('events.log'), allHits, { bytes: Math.min(100, size) * MB });
  write(path('million.log'), (at) => (at % 50 === 0 ? allHits(at / 50) : ordinary(at)), { lines: 1_000_000 });
  write(path('piece.log'), (at) => (at === 7 ? allHits(at) : fewHits(at + 1)), { bytes: Math.min(64, size) * MB });
  const scan: Row[] = [];
  for (const compared of [
    {
      name: `plain log, ${size} MB`,
      path: path('plain.log'),
      piece: path('piece.log'),
      fasterThanGrep: true,
      least: null,
    },
    {
      name: 'small log, 1,000 lines',
      path: path('small.log'),
      piece: path('small.log'),
      fasterThanGrep: false,
      least: null,
    },
    {
      name: 'every line an event',
      path: path('events.log'),
      piece: path('events.log'),
      fasterThanGrep: false,
      least: 100,
    },
  ])
    scan.push(...(await compare(compared, patterns)));
  const tables: Table[] = [
    { title: `Scan (median of ${RUNS})`, rows: scan },
    { title: 'Log viewer', rows: await viewer(path('million.log'), patterns) },
  ];
  writeFileSync(path('tables.json'), JSON.stringify(tables));
}

await run(process.argv[2] ?? '.');
