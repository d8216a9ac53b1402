import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAlone } from '../build/bundle';
import { currentPlatform } from '../src/main/platform/node';
import { median, ms, type Row, type Table } from './table';

const PROGRAM = fileURLToPath(new URL('../out/main/cli.js', import.meta.url));
const RUNS = 9;
const CACHE_FILES = 4000;

/** Milliseconds. */
export interface Measured {
  /** Until the first result. */
  first: number;
  all: number;
  /** How much later than asked for something else got its turn. */
  p99: number;
  longest: number;
  /** Own work, on all threads. */
  cpu: number;
}

/** Where a Spotify has its program, settings, cache and engine log, below a home that holds the system's folders as well. */
const PLACES = {
  linux: {
    program: 'usr/share/spotify/spotify',
    prefs: '.config/spotify/prefs',
    cache: '.cache/spotify/Data',
    log: 'usr/share/spotify/debug.log',
  },
  macos: {
    program: 'Applications/Spotify.app/Contents/MacOS/Spotify',
    prefs: 'Library/Application Support/Spotify/prefs',
    cache: 'Library/Caches/com.spotify.client/Data',
    log: 'Library/Logs/Spotify/spotify.log',
  },
  windows: {
    program: 'AppData/Roaming/Spotify/Spotify.exe',
    prefs: 'AppData/Roaming/Spotify/prefs',
    cache: 'AppData/Local/Spotify/Data',
    log: 'AppData/Roaming/Spotify/debug.log',
  },
} as const;

/** A home of a usual size: thousands of cache files, a filled settings file, two people, logs, a list against advertising. */
function writeHome(home: string): void {
  const put = (path: string, content: string) => {
    mkdirSync(join(home, dirname(path)), { recursive: true });
    writeFileSync(join(home, path), content);
  };
  const { program, prefs, cache, log } = PLACES[currentPlatform()];
  put(program, '');
  const settings = Array.from({ length: 120 }, (_, at) => `app.setting-${at}="${'x'.repeat(at)}"`);
  put(prefs, ['app.last-launched-version="1.2.95.453.g0eeebbed"', 'storage.size=2048', ...settings, ''].join('\n'));
  for (const user of ['ada', 'grace']) put(join(dirname(prefs), `Users/${user}-user/prefs`), settings.join('\n'));
  for (let at = 0; at < CACHE_FILES; at += 1) {
    const name = (at * 2654435761).toString(16).padStart(10, '0');
    put(`${cache}/${name.slice(-2)}/${name}.file`, name.repeat(20));
  }
  const line = 'I [f:194                           ] resource cache: 118 hits, 9 misses, 4711 kB in use';
  const lines = Array.from({ length: 20_000 }, (_, at) => `${new Date(at * 37).toISOString().slice(11, 23)} ${line}`);
  put(log, `${lines.join('\n')}\n`);
  const advertising = Array.from({ length: 2000 }, (_, at) => `0.0.0.0 advertising-${at}.example`);
  put('etc/hosts', ['127.0.0.1 localhost', ...advertising, ''].join('\n'));
}

/** Times the built doctor on a home of usual size, offline: for the first time in a process, and again. */
export async function benchDoctor(): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backline-bench-'));
  try {
    const home = join(folder, 'home');
    writeHome(home);
    await bundleAlone('run', 'bench/doctor-run.ts', folder);
    const runs = Array.from({ length: RUNS }, (): Record<'cold' | 'warm', Measured> => {
      const args = [join(folder, 'run.mjs'), PROGRAM, home];
      return JSON.parse(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout);
    });
    const rows = (['cold', 'warm'] as const).flatMap((start): Row[] => {
      const of = (what: keyof Measured) => median(runs.map((run) => run[start][what]));
      const row = (what: string, key: keyof Measured, most: number | null): Row => ({
        what: `${start === 'cold' ? 'first run' : 'run again'}: ${what}`,
        figure: ms(of(key)),
        budget: most === null ? '' : `at most ${most} ms`,
        met: most === null ? null : of(key) <= most,
        loose: true,
        ...(start === 'cold' && most !== null && { listed: `doctor, this computer only: ${what}` }),
        ...(key === 'all' && { beside: `${ms(of('cpu'))} of own CPU time` }),
        ...(key === 'p99' && { beside: `longest ${ms(of('longest'))}` }),
      });
      return [
        row('first result', 'first', 100),
        row('all results', 'all', 1000),
        row('event loop delay (p99)', 'p99', 20),
        row('event loop delay (longest)', 'longest', null),
        row('own CPU time', 'cpu', null),
      ];
    });
    return [{ title: `Doctor, this computer only, ${CACHE_FILES} cache files (median of ${RUNS})`, rows }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
