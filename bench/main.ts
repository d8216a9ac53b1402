import { ensureApp, ensureHost } from '../build/outputs.mjs';
import { benchDoctor } from './doctor';
import { benchLookup } from './lookup';
import { benchPage } from './page';
import { benchProgram } from './program';
import { benchScan } from './scan';
import { isMissed, printBudgets, printTable, type Row, type Table } from './table';

interface Bench {
  /** Whether it measures the built program. */
  built: boolean;
  run(): Table[] | Promise<Table[]>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  lookup: { built: false, run: benchLookup },
  scan: { built: false, run: benchScan },
  doctor: { built: true, run: benchDoctor },
  program: { built: true, run: benchProgram },
  page: { built: true, run: benchPage },
};

/** Runs all benches, or those named, and lists the budgets at the end. Answers 1 when one was missed for good. */
export default async function bench(names: readonly string[]): Promise<number> {
  const strange = names.filter((name) => !(name in BENCHES));
  if (strange.length > 0) {
    console.error(`There is no bench called ${strange.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`);
    return 2;
  }
  const chosen = Object.entries(BENCHES).filter(([name]) => names.length === 0 || names.includes(name));
  if (chosen.some(([, { built }]) => built) && !((await ensureApp()) && (await ensureHost()))) return 1;
  const rows: Row[] = [];
  for (const [, { run }] of chosen)
    for (const table of await run()) {
      printTable(table);
      rows.push(...table.rows);
    }
  printBudgets(rows);
  return rows.some(isMissed) ? 1 : 0;
}
