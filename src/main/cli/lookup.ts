import { createInterface } from 'node:readline';
import { openSearch } from '../../catalog/search/built';
import type { SearchAnswer } from '../../contract/catalog';
import { UsageFault } from '../usage';
import { type ExitCode, json, type Output, readInput } from './output';

const LONGEST_QUERY = 1024 * 1024;

/** The public JSON of one look-up. */
function toPublic({ query, ambiguous, results }: SearchAnswer) {
  return {
    query,
    ambiguous,
    results: results.map(({ code, title, side, severity, score, matched }) => ({
      code,
      title,
      side,
      severity,
      score,
      matched,
    })),
  };
}

function show({ ambiguous, question, results }: SearchAnswer): string {
  if (results.length === 0)
    return 'Nothing in the catalogue fits. Try the exact message, or only the number. Without either: backline doctor';
  const width = Math.max(...results.map(({ code }) => code.length));
  const lines = results.map(({ code, title, side }) => `${code.padEnd(width)}  ${title}  [${side}]`);
  if (ambiguous) lines.unshift(question ?? 'This can mean several things:');
  return lines.join('\n');
}

/** `lookup TEXT`: which entries a text means. A text of "-" is read from standard input. */
export async function lookUp(
  words: readonly string[],
  options: { json: boolean; batch: boolean },
  output: Output,
): Promise<ExitCode> {
  if (options.batch && words.length > 0)
    throw new UsageFault('lookup --batch reads its queries from standard input, a query a line; leave TEXT out');
  const search = await openSearch();
  if (options.batch) return await lookUpLines(search, options.json, output);
  const text = words.length === 1 && words[0] === '-' ? await readInput(LONGEST_QUERY) : words.join(' ');
  if (text.trim() === '')
    throw new UsageFault('lookup needs a code, a number or a message: backline lookup "accounts:4"');
  const answer = search(text);
  output.print(options.json ? json(toPublic(answer)) : show(answer));
  return answer.results.length === 0 ? 1 : 0;
}

/** Answers a query a line, as they come in. */
async function lookUpLines(
  search: (query: string) => SearchAnswer,
  asJson: boolean,
  output: Output,
): Promise<ExitCode> {
  let missed = false;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const answer = search(line.replace(/^\ufeff/, ''));
    missed ||= answer.results.length === 0;
    output.print(
      asJson ? json(toPublic(answer)) : `${line}\t${answer.results.map(({ code }) => code).join(', ') || '-'}`,
    );
  }
  return missed ? 1 : 0;
}
