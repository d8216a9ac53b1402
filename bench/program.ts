import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchEvaluation } from './evaluate';
import { weighFirstLoad } from './first-load';
import { kB, ms, type Row, type Table } from './table';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RUNS = 10;
const MOST_LOOKUP = 150;

/**
 * Own CPU time of one program run in milliseconds, user and system: the mean of some, since the system
 * counts in steps of ten. Linux only, where a process can read what its children took.
 */
function cpuOf(args: readonly string[]): number {
  const measure = `
    const { spawnSync } = require('node:child_process');
    for (let run = 0; run < ${RUNS}; run += 1)
      spawnSync(process.execPath, ${JSON.stringify(args)}, { stdio: 'ignore', cwd: ${JSON.stringify(ROOT)} });
    const { readFileSync } = require('node:fs');
    const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\\) /, '').split(' ');
    console.log((Number(fields[13]) + Number(fields[14])) * 10 / ${RUNS});`;
  return Number(spawnSync(process.execPath, ['-e', measure], { encoding: 'utf8' }).stdout);
}

/** Start of the command line. */
function benchStart(): Row[] {
  const what = `command line, lookup, cold (own CPU time, mean of ${RUNS})`;
  const listed = 'command line, lookup, cold (own CPU time)';
  const budget = `at most ${MOST_LOOKUP} ms`;
  if (process.platform !== 'linux')
    return [{ what, listed, budget, figure: '', met: null, beside: 'it can only be told on Linux' }];
  const node = cpuOf(['-e', '0']);
  const cold = cpuOf(['bin/backline.mjs', 'lookup', 'accounts:4']);
  return [
    {
      what,
      listed,
      budget,
      figure: ms(cold),
      met: cold <= MOST_LOOKUP,
      beside: `Node with nothing to do ${ms(node)}`,
    },
    { what: 'node with nothing to do (own CPU time)', figure: ms(node), budget: '', met: null },
  ];
}

/** Sizes and start times of the built program. */
export async function benchProgram(): Promise<Table[]> {
  const size = (what: string, path: string, most: number): Row => {
    const bytes = readFileSync(join(ROOT, path)).length;
    return { what, figure: kB(bytes), budget: `at most ${most / 1000} kB`, met: bytes <= most };
  };
  return [
    ...weighFirstLoad(),
    {
      title: 'Program',
      rows: [
        size('preload', 'out/preload/index.cjs', 3000),
        size('main, entry file', 'out/main/index.js', 150_000),
        ...(await benchEvaluation()),
        ...benchStart(),
      ],
    },
  ];
}
