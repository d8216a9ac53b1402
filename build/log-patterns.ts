import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LogPatternsFile } from '../src/contract/log-patterns';
import { CATALOG_FOLDER } from './catalog-files';

/** Reads and checks `log-patterns.yaml` of a catalogue folder. Throws a ZodError that names the bad place. */
export function readLogPatterns(folder: string = CATALOG_FOLDER): LogPatternsFile {
  return LogPatternsFile.parse(parse(readFileSync(join(folder, 'log-patterns.yaml'), 'utf8')));
}
