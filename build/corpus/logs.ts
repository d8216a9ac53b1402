import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compilePatterns } from '../../src/catalog/log/compile';
import { scanText } from '../../src/main/spotify/log/scan';
import { readLogPatterns } from '../log-patterns';

interface CorpusFile {
  file: string;
  expected: { line_number: number; event: string }[];
}

export interface LogCorpusResult {
  /** Events the corpus names, and how many were found under the right word with the right argument. */
  labelled: number;
  found: number;
  wrong: { file: string; line: number; expected: string; got: string[]; text: string }[];
  /** Problems told of lines that the corpus does not name a problem for. */
  falseProblems: { file: string; line: number; event: string; text: string }[];
}

/** Scans a folder of labelled logs and compares every event with its label in `index.json`. */
export async function checkLogs(corpusDir: string): Promise<LogCorpusResult> {
  const patterns = compilePatterns(readLogPatterns());
  const index = JSON.parse(await readFile(join(corpusDir, 'index.json'), 'utf8')) as CorpusFile[];
  const result: LogCorpusResult = { labelled: 0, found: 0, wrong: [], falseProblems: [] };
  for (const { file, expected } of index) {
    const text = await readFile(join(corpusDir, file), 'utf8');
    const lines = text.split('\n');
    const { events } = scanText({ clock: { now: Date.now, monotonic: Date.now } }, file, text, { patterns });
    for (const { line_number: line, event } of expected) {
      const got = events.filter((one) => one.line === line).map((one) => one.event);
      result.labelled += 1;
      if (got.includes(event)) result.found += 1;
      else result.wrong.push({ file, line, expected: event, got, text: lines[line - 1] ?? '' });
    }
    for (const { line, event, text: shown } of events) {
      const isProblem = patterns.groups.get(event.replace(/\(.*$/s, '')) === 'problem';
      const labelled = expected.some((label) => label.line_number === line && label.event === event);
      if (isProblem && !labelled) result.falseProblems.push({ file, line, event, text: shown });
    }
  }
  return result;
}
