import { benchDoctor } from './doctor';
import { benchLookup } from './lookup';
import { benchProgram } from './program';
import { benchScan } from './scan';

const BENCHES: Readonly<Record<string, () => number | Promise<number>>> = {
  doctor: benchDoctor,
  lookup: benchLookup,
  program: benchProgram,
  scan: benchScan,
};

/** Runs all benches, or those named. Answers 1 when a budget was missed. */
export default async function bench(names: readonly string[]): Promise<number> {
  let failed = 0;
  for (const [name, run] of Object.entries(BENCHES))
    if (names.length === 0 || names.includes(name)) failed ||= await run();
  return failed;
}
