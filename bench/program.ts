import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { kB, median, ms, printTable, type Row } from './table';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'out');

/** Own CPU time of a program run, in milliseconds: user and system, children included. */
function cpuOf(args: readonly string[]): number {
  const measure = `
    const { spawnSync } = require('node:child_process');
    spawnSync(process.execPath, ${JSON.stringify(args)}, { stdio: 'ignore', cwd: ${JSON.stringify(ROOT)} });
    const fs = require('node:fs');
    const [, , , , , , , , , , , , , , , cu, cs] = fs.readFileSync('/proc/self/stat', 'utf8').replace(/^.*\\) /, '0 0 ').split(' ');
    console.log((Number(cu) + Number(cs)) * 10);`;
  return Number(spawnSync(process.execPath, ['-e', measure], { encoding: 'utf8' }).stdout);
}

/** Scripts a page loads before it can be used: those its HTML names, and what they import at once. */
function firstLoad(page: string): number {
  const html = readFileSync(join(OUT, 'renderer', page), 'utf8');
  const due = [...html.matchAll(/(?:src|href)="\/?((?:\.\/)?assets\/[^"]+\.js)"/g)].map((match) =>
    (match[1] ?? '').replace(/^\.\//, ''),
  );
  const seen = new Set<string>();
  let bytes = 0;
  while (due.length > 0) {
    const name = due.pop() ?? '';
    if (seen.has(name)) continue;
    seen.add(name);
    const text = readFileSync(join(OUT, 'renderer', name), 'utf8');
    bytes += gzipSync(text, { level: 9 }).length;
    for (const match of text.matchAll(
      /(?:^|[;}\s])(?:import|export)[^;"'()]*?from\s*["']\.\/([^"']+)["']|import\s*["']\.\/([^"']+)["']/g,
    ))
      due.push(`assets/${match[1] ?? match[2]}`);
  }
  return bytes;
}

/** Sizes and start times of the built program. */
export function benchProgram(): number {
  if (!existsSync(join(OUT, 'main/index.js'))) {
    console.log('\nThe program is not built; npm run build comes first.');
    return 1;
  }
  const rows: Row[] = [];
  const load = firstLoad('index.html');
  const palette = firstLoad('palette.html');
  rows.push({
    what: 'page, scripts of the first load (gzip)',
    figure: kB(load),
    budget: 'at most 130 kB',
    met: load <= 130_000,
  });
  rows.push({
    what: 'palette, scripts of the first load (gzip)',
    figure: kB(palette),
    budget: 'at most 90 kB',
    met: palette <= 90_000,
  });
  const preload = readFileSync(join(OUT, 'preload/index.cjs')).length;
  rows.push({ what: 'preload', figure: kB(preload), budget: 'at most 3 kB', met: preload <= 3000 });
  const main = readdirSync(join(OUT, 'main'))
    .filter((name) => name === 'index.js')
    .reduce((sum, name) => sum + readFileSync(join(OUT, 'main', name)).length, 0);
  rows.push({ what: 'main, entry file', figure: kB(main), budget: 'at most 150 kB', met: main <= 150_000 });
  if (process.platform === 'linux') {
    const node = median(Array.from({ length: 7 }, () => cpuOf(['-e', '0'])));
    const cold = median(Array.from({ length: 7 }, () => cpuOf(['bin/backline.mjs', 'lookup', 'accounts:4'])));
    rows.push({ what: 'node with nothing to do, CPU', figure: ms(node), budget: '', met: null });
    rows.push({ what: 'backline lookup, cold, CPU', figure: ms(cold), budget: 'at most 150 ms', met: cold <= 150 });
  }
  return printTable('Program', rows);
}
