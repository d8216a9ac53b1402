import type { Result } from './run';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const shorten = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** Whether all is as expected, the mending as well. */
export const isRight = ({ misses, mending }: Result) => misses.length === 0 && (mending ?? []).length === 0;

/** One line of the table, printed when a fault is done. */
export function row(result: Result): string {
  const { name, said, ms, misses, mending, notHere, verdictRight, firstRight } = result;
  if (notHere !== null) return `- ${shorten(name, 34).padEnd(34)} cannot be had here: ${notHere}`;
  const verdict = said ? `${said.verdict.side}${said.verdict.certain ? '' : '?'}` : '-';
  const first = said?.suspects[0]?.code ?? '-';
  const line = [
    isRight(result) ? '+' : '!',
    shorten(name, 34).padEnd(34),
    `${verdict}${verdictRight ? '' : ' ✗'}`.padEnd(12),
    `${shorten(first, 34)}${firstRight ? '' : ' ✗'}`.padEnd(36),
    mendingWord(result).padEnd(22),
    seconds(ms).padStart(7),
  ].join(' ');
  return [line, ...[...misses, ...(mending ?? [])].map((miss) => `    ${miss}`)].join('\n');
}

/** Mended and undone, or what else was to come of it. */
function mendingWord({ fault: { mend }, mending }: Result): string {
  if (!mend || mending === null) return '-';
  if (mending.length > 0) return 'no ✗';
  if (mend.ends === undefined) return mend.final ? 'mended' : 'yes';
  return 'guide' in mend.ends ? `told (${mend.ends.guide})` : `refused (${mend.ends.fault})`;
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

const TITLES = ['fault'.padEnd(34), 'verdict'.padEnd(12), 'first code'.padEnd(36), 'mended and undone'.padEnd(22)];
export const HEAD = `  ${TITLES.join(' ')} ${'time'.padStart(7)}`;

/** How many of the worlds that took longest are named. */
const SLOWEST = 10;

/** What the whole run amounts to. */
export function totals(
  results: readonly Result[],
  { notRun, again }: { notRun: readonly string[]; again: readonly string[] },
  ms: number,
): string {
  const ran = results.filter(({ notHere }) => notHere === null);
  const count = (test: (result: Result) => boolean) => ran.filter(test).length;
  const isMended = ({ mending, fault: { mend } }: Result) => mending !== null && mend?.ends === undefined;
  const isLeft = ({ mending, fault: { mend } }: Result) => mending !== null && mend?.ends !== undefined;
  const of = (test: (result: Result) => boolean) =>
    `${count((one) => test(one) && one.mending?.length === 0)} of ${count(test)}`;
  const slowest = [...ran].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  const lines = [
    `${ran.length} faults in ${seconds(ms)}`,
    `verdict right in ${count(({ verdictRight }) => verdictRight)}`,
    `right code first in ${count(({ firstRight }) => firstRight)}`,
    `mended, put back and found again ${of(isMended)}`,
    `rightly refused or left to people, with nothing changed, ${of(isLeft)}`,
    `all as expected in ${count(isRight)}`,
    `slowest: ${slowest.map((one) => `${one.name} ${seconds(one.ms)}`).join(', ')}`,
  ];
  if (again.length > 0) lines.push(`wrong beside others, and right alone: ${again.join(', ')}`);
  if (notRun.length > 0) lines.push(`not run, for want of a check: ${notRun.join(', ')}`);
  return lines.join('\n');
}
