import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { ensureApp } from '../../build/outputs.mjs';
import { writeCounts } from '../../build/write-counts';
import { allChecks } from '../../src/main/checks/registry';
import { makeCertificates } from './certificates';
import { allFaults, type Fault } from './fault';
import { whyNotHere } from './here';
import { inRows } from './order';
import { type Result, runFault } from './run';
import { details, HEAD, isRight, row, totals } from './table';

const ROOT = resolve(import.meta.dirname, '../..');
/** Worlds at a time: of those that keep a processor busy, and beside them of those that mostly wait. */
const PROCESSORS = Math.min(8, availableParallelism());
const BUSY = Math.ceil(1.5 * PROCESSORS);
const WAITING = 2 * PROCESSORS;
/** As test programs say that they did not run. */
const SKIPPED = 77;

/**
 * `npm run lab -- [NAME ...] [--json]`: breaks a computer in every way there is a file for, or in those that
 * are named, and looks what the doctor says. With names it tells all that was said, as JSON where asked to.
 */
export default async function main(args: readonly string[]): Promise<number> {
  const asked = args.filter((arg) => !arg.startsWith('-'));
  const strange = asked.find((name) => !allFaults.has(name));
  if (strange !== undefined) {
    console.error(`lab: there is no fault "${strange}"; known are ${[...allFaults.keys()].join(', ')}`);
    return 2;
  }
  const why = whyNotHere();
  if (why !== null) {
    console.error(`lab: it did not run: ${why}`);
    // Where there is no Linux nobody can give it what it needs.
    return process.env.CI && process.platform === 'linux' ? 1 : SKIPPED;
  }
  if (!(await ensureApp())) return 1;
  const program = await buildInside();
  const certificates = await makeCertificates();
  const checks = new Set(allChecks.map(({ id }) => id));
  const wanted = [...allFaults].filter(([name]) => asked.length === 0 || asked.includes(name));
  const due = wanted.filter(([, { needs = [] }]) => needs.every((id) => checks.has(id)));
  const notRun = wanted.filter((one) => !due.includes(one)).map(([name]) => name);

  console.log(HEAD);
  const startedAt = performance.now();
  const results: Result[] = [];
  const world = ([name, fault]: readonly [string, Fault]) =>
    runFault(name, fault, { root: ROOT, program, certificates });
  const show = (result: Result) => {
    console.log(row(result));
    if (asked.length > 0) console.log(args.includes('--json') ? result.raw : details(result));
  };
  const crowded: Result[] = [];
  const work = async (queue: Iterable<readonly [string, Fault]>) => {
    for (const one of queue) {
      const result = await world(one);
      if (!isRight(result)) crowded.push(result);
      else results.push(result);
      show(result);
    }
  };
  const rows = inRows(due);
  const workers = (queue: Iterable<readonly [string, Fault]>, count: number) =>
    Array.from({ length: count }, () => work(queue));
  await Promise.all([...workers(rows.busy.values(), BUSY), ...workers(rows.waiting.values(), WAITING)]);
  // A computer that is at its limit keeps Spotify's servers waiting like a bad network does: alone it shows.
  const again: string[] = [];
  for (const { name, fault } of crowded) {
    const result = await world([name, fault]);
    results.push(result);
    if (isRight(result)) again.push(name);
    show(result);
  }
  console.log(`\n${totals(results, { notRun, again }, performance.now() - startedAt)}`);
  // A round trip is a test of its own.
  const ran = results.filter(({ notHere }) => notHere === null);
  const tests = ran.flatMap(({ misses, mending }) => [misses, ...(mending === null ? [] : [mending])]);
  const failed = tests.filter((misses) => misses.length > 0).length;
  await writeCounts({
    passed: tests.length - failed,
    failed,
    skipped: notRun.length + results.length - ran.length,
  });
  return failed > 0 ? 1 : 0;
}

/** Bundles the program that runs inside the namespaces, faults and all. */
async function buildInside(): Promise<string> {
  const outDir = join(ROOT, 'out', 'lab');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { inside: join(import.meta.dirname, 'inside.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  return join(outDir, 'inside.mjs');
}
