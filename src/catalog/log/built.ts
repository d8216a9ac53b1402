import type { LogPatternsFile } from '../../contract/log-patterns';
import { compilePatterns, type LogPatterns } from './compile';

let compiled: Promise<LogPatterns> | null = null;

/** The log patterns this program was built with; compiled on first use. */
export function readBuiltPatterns(): Promise<LogPatterns> {
  compiled ??= import('virtual:backline/log-patterns').then((module) =>
    compilePatterns(module.default as LogPatternsFile),
  );
  return compiled;
}
