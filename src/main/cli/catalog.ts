import { loadBuiltCatalog } from '../services/catalog';
import { type ExitCode, json, type Output } from './output';

/** `catalog`: every entry, whole. */
export async function showCatalog(options: { json: boolean }, output: Output): Promise<ExitCode> {
  const { entries } = await loadBuiltCatalog();
  if (options.json) {
    output.print(json({ entries }));
    return 0;
  }
  const width = Math.min(44, Math.max(...entries.map(({ code }) => code.length)));
  for (const { code, title } of entries) output.print(`${code.padEnd(width)}  ${title}`);
  return 0;
}
