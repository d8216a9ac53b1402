import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BuiltChunk } from '../build/vite-sizes';
import { kB, type Row, type Table } from './table';

const OUT = fileURLToPath(new URL('../out', import.meta.url));
const MOST_MODULES = 10;

/** Scripts that a page needs before it can be used: those its HTML names, and what they import at once. */
function scriptsOf(page: string, chunks: ReadonlyMap<string, BuiltChunk>): BuiltChunk[] {
  const html = readFileSync(join(OUT, 'renderer', page), 'utf8');
  const due = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const needed = new Set<BuiltChunk>();
  for (let file = due.pop(); file !== undefined; file = due.pop()) {
    const chunk = chunks.get(file);
    if (!chunk) throw new Error(`${page} wants ${file}, which the build has not listed`);
    if (needed.has(chunk)) continue;
    needed.add(chunk);
    due.push(...chunk.imports);
  }
  return [...needed];
}

/** What the scripts of a page's first load weigh, and which modules weigh most in them. */
export function weighFirstLoad(): Table[] {
  const listed = JSON.parse(readFileSync(join(OUT, 'sizes/renderer.json'), 'utf8')) as BuiltChunk[];
  const chunks = new Map(listed.map((chunk) => [chunk.file, chunk]));
  const rows: Row[] = [];
  const tables: Table[] = [{ title: 'Pages', rows }];
  for (const [name, page, most] of [
    ['page', 'index.html', 130_000],
    ['palette', 'palette.html', 90_000],
  ] as const) {
    const scripts = scriptsOf(page, chunks);
    const bytes = scripts.reduce(
      (sum, { file }) => sum + gzipSync(readFileSync(join(OUT, 'renderer', file)), { level: 9 }).length,
      0,
    );
    const modules = scripts.flatMap((chunk) => chunk.modules).sort((a, b) => b.length - a.length);
    const all = modules.reduce((sum, { length }) => sum + length, 0);
    const ours = modules.filter(({ ours }) => ours).reduce((sum, { length }) => sum + length, 0);
    rows.push({
      what: `${name}, scripts of the first load (gzip)`,
      figure: kB(bytes),
      budget: `at most ${most / 1000} kB`,
      met: bytes <= most,
      listed: `${name}, JavaScript of the first load (gzip)`,
      beside: `${Math.round((1 - ours / all) * 100)} % of it packages, before minifying`,
    });
    tables.push({
      title: `${name}: the ${MOST_MODULES} largest modules of the first load (before minifying)`,
      rows: modules.slice(0, MOST_MODULES).map(({ id, length }) => ({
        what: id,
        figure: kB(length),
        budget: `${((length / all) * 100).toFixed(1)} %`,
        met: null,
      })),
    });
  }
  return tables;
}
