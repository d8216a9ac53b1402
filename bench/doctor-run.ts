import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type { Measured } from './doctor';

/** Milliseconds between looks at the event loop. */
const RESOLUTION = 1;

type CommandLine = typeof import('../src/main/cli/index');

/** Runs the built doctor on a home folder, offline, and tells when what came, and how long nothing else could. */
async function measure(runCommandLine: CommandLine['runCommandLine'], home: string): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  const cpu = process.cpuUsage();
  let first = 0;
  delay.enable();
  const from = performance.now();
  await runCommandLine(['doctor', '--offline', '--home', home], {
    print: () => {
      first ||= performance.now() - from;
    },
    complain: (text) => process.stderr.write(`${text}\n`),
  });
  const all = performance.now() - from;
  delay.disable();
  const { user, system } = process.cpuUsage(cpu);
  // What it counts is the time between two looks.
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  return { first, all, p99: late(delay.percentile(99)), longest: late(delay.max), cpu: (user + system) / 1000 };
}

const [program = '', home = ''] = process.argv.slice(2);
const { runCommandLine } = (await import(pathToFileURL(program).href)) as CommandLine;
const cold = await measure(runCommandLine, home);
const warm = await measure(runCommandLine, home);
process.stdout.write(JSON.stringify({ cold, warm }));
