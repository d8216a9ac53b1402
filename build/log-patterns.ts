import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LogPatternsFile } from '../src/contract/log-patterns';
import { CATALOG_FOLDER, oneLine } from './catalog-files';

/** Reads and checks `log-patterns.yaml` of a catalogue folder. A fault is thrown as one line that names the bad place. */
export function readLogPatterns(folder: string = CATALOG_FOLDER): LogPatternsFile {
  const name = 'log-patterns.yaml';
  let parsed: unknown;
  try {
    parsed = parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    throw oneLine(
      `catalog/${name}: cannot be read: ${String(error instanceof Error ? error.message : error).split('\n')[0]}`,
    );
  }
  const checked = LogPatternsFile.safeParse(parsed);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw oneLine(`catalog/${name}: ${issue?.path.map(String).join('.')}: ${issue?.message}`);
}
