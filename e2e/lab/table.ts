import type { Result } from './run';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const shorten = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** One line of the table, printed when a fault is done. */
export function row({ name, said, ms, misses, verdictRight, firstRight }: Result): string {
  const mark = misses.length === 0 ? '+' : '!';
  const verdict = said ? `${said.verdict.side}${said.verdict.certain ? '' : '?'}` : '-';
  const first = said?.suspects[0]?.code ?? '-';
  const line = [
    mark,
    shorten(name, 34).padEnd(34),
    `${verdict}${verdictRight ? '' : ' ✗'}`.padEnd(12),
    `${shorten(first, 34)}${firstRight ? '' : ' ✗'}`.padEnd(36),
    seconds(ms).padStart(7),
  ].join(' ');
  return [line, ...misses.map((miss) => `    ${miss}`)].join('\n');
}

/** What was broken and all that was said about it. */
export function details({ fault, said, raw }: Result): string {
  if (!said) return `    ${raw}`;
  const checks = said.checks
    .filter(({ status }) => status !== 'not-applicable')
    .map(({ id, status, findings, reason, ms }) => {
      const told = [...findings.map((finding) => finding.id), ...(reason === null ? [] : [reason])];
      return `    ${status.padEnd(8)} ${id.padEnd(22)} ${String(ms).padStart(6)} ms  ${told.join(', ')}`;
    });
  const suspects = said.suspects.map(({ code, why }) => `    ${code}: ${why.join(' ')}`);
  return [`    Broken: ${fault.what}.`, `    ${said.verdict.sentence}`, ...checks, ...suspects].join('\n');
}

export const HEAD = `  ${'fault'.padEnd(34)} ${'verdict'.padEnd(12)} ${'first code'.padEnd(36)} ${'time'.padStart(7)}`;

/** What the whole run amounts to. */
export function totals(results: readonly Result[], notRun: readonly string[], ms: number): string {
  const count = (test: (result: Result) => boolean) => results.filter(test).length;
  const lines = [
    `${results.length} faults in ${seconds(ms)}`,
    `verdict right in ${count(({ verdictRight }) => verdictRight)}`,
    `right code first in ${count(({ firstRight }) => firstRight)}`,
    `all as expected in ${count(({ misses }) => misses.length === 0)}`,
  ];
  if (notRun.length > 0) lines.push(`not run, for want of a check: ${notRun.join(', ')}`);
  return lines.join('\n');
}
