import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { LogPatternsFile } from '../../contract/log-patterns';
import { compilePatterns } from './compile';

/** The patterns file as the build reads it; for tests. */
export const patternsFile = LogPatternsFile.parse(
  parse(readFileSync(new URL('../../../catalog/log-patterns.yaml', import.meta.url), 'utf8')),
);
export const patterns = compilePatterns(patternsFile);
