import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAlone } from '../build/bundle';
import { leaveSettings } from '../e2e/worlds/world';
import { DEFAULT_SETTINGS } from '../src/contract/defaults';
import { median, ms, type Row } from './table';

const RUNS = 9;
const MOST = 40;

export interface Started {
  /** Milliseconds of own work, on all threads. */
  cpu: number;
}

export interface Evaluated extends Started {
  /** Milliseconds on the clock, reading the files of the bundle included. */
  time: number;
  /** Functions of Node that lead outside and were called. */
  touched: string[];
  /** Whether it came as far as the composition root. */
  reached: boolean;
}

const OUT = fileURLToPath(new URL('../out', import.meta.url));

/**
 * Lays the built main beside a package called `electron` that is the stand-in. Hooks that turn one module
 * into another would do as well, and in older Nodes would take longer than what is measured.
 */
function layOut(folder: string): { main: string; electron: string } {
  const electron = join(folder, 'node_modules/electron');
  cpSync(join(OUT, 'main'), join(folder, 'out/main'), { recursive: true });
  cpSync(join(OUT, 'host'), electron, { recursive: true });
  writeFileSync(join(electron, 'package.json'), JSON.stringify({ type: 'module', exports: './electron.mjs' }));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'backline', version: '0.0.0', type: 'module' }));
  return { main: join(folder, 'out/main/index.js'), electron: join(electron, 'electron.mjs') };
}

/**
 * Evaluates the built main module in a fresh Node with the Chromium host's stand-in for Electron, as far as
 * the composition root: how long that takes, and whether it calls anything that leads outside. And starts it,
 * with the settings of an earlier start, as far as it asks for its window.
 */
export async function benchEvaluation(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backline-bench-'));
  try {
    await bundleAlone('run', 'bench/evaluate-run.ts', folder);
    const { main, electron } = layOut(folder);
    const run = <T>(...how: string[]): T => {
      const args = [join(folder, 'run.mjs'), main, electron, ...how];
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (stdout === '') throw new Error(`the main bundle could not be evaluated: ${stderr}`);
      return JSON.parse(stdout) as T;
    };
    const evaluate = (how: 'timed' | 'watched'): Evaluated => {
      const evaluated = run<Evaluated>(how);
      if (!evaluated.reached) throw new Error('the main bundle never came to its composition root');
      return evaluated;
    };
    await leaveSettings(folder, { ...DEFAULT_SETTINGS, welcomed: true });
    const timed: Evaluated[] = [];
    const started: number[] = [];
    for (let at = 0; at < RUNS; at += 1) {
      timed.push(evaluate('timed'));
      started.push(run<Started>('started', folder).cpu);
    }
    const { touched } = evaluate('watched');
    const time = median(timed.map((one) => one.time));
    const cpu = median(timed.map((one) => one.cpu));
    return [
      {
        what: `main bundle, evaluated in Node (median of ${RUNS})`,
        figure: ms(time),
        budget: `at most ${MOST} ms`,
        met: time <= MOST,
        loose: true,
        listed: 'main bundle, evaluated in Node',
        beside: `${ms(cpu)} of own CPU time`,
      },
      {
        // What is put off until after the evaluation, and is needed for a window, shows here.
        what: `main, from its first line to its window asked for (own CPU time, median of ${RUNS})`,
        figure: ms(median(started)),
        budget: '',
        met: null,
      },
      {
        what: 'main bundle, calls that lead outside before compose',
        figure: String(touched.length),
        budget: 'none',
        met: touched.length === 0,
        listed: 'main bundle, files, sockets and processes touched before compose',
        beside: [...new Set(touched)].join(', '),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
