/** One measured line: what, the figure, what it is held against, and whether that is met. */
export interface Row {
  what: string;
  figure: string;
  budget: string;
  /** Null where there is nothing to meet: an alternative measured for comparison. */
  met: boolean | null;
  /** Set for a budget of the project: what the table at the end calls it. */
  listed?: string;
  /** Alternatives measured in the same run, for the table at the end. */
  beside?: string;
  /** True for a time on the clock, which others on a busy machine lengthen: told, and no failure of the bench. */
  loose?: boolean;
}

/** What one part of the bench has measured. */
export interface Table {
  title: string;
  rows: readonly Row[];
}

/** Prints what was measured, and beside it the alternatives. */
export function printTable({ title, rows }: Table): void {
  print(
    title,
    rows.map(({ what, figure, budget, met, loose }) => [what, figure, budget, verdict(met, loose)]),
  );
}

/** Prints every budget of the project that these rows speak of. */
export function printBudgets(rows: readonly Row[]): void {
  const listed = rows.filter((row) => row.listed !== undefined);
  if (listed.length === 0) return;
  print('Budgets', [
    ['what', 'measured', 'budget', '', 'beside it, in the same run'],
    ...listed.map(({ listed: what = '', figure, budget, met, loose, beside = '' }) => [
      what,
      figure,
      budget,
      met === null ? 'not measured' : verdict(met, loose),
      beside,
    ]),
  ]);
}

/** Whether a budget was missed that no busy machine excuses. */
export function isMissed({ met, loose }: Row): boolean {
  return met === false && loose !== true;
}

function verdict(met: boolean | null, loose: boolean | undefined): string {
  if (met === null) return '';
  if (met) return 'met';
  return loose ? 'missed (time)' : 'MISSED';
}

/** Prints lines in columns, figures to the right. */
function print(title: string, lines: readonly (readonly string[])[]): void {
  const widths = lines.reduce<number[]>(
    (most, line) => line.map((cell, at) => Math.max(most[at] ?? 0, cell.length)),
    [],
  );
  console.log(`\n${title}`);
  for (const line of lines) {
    const cells = line.map((cell, at) => (at === 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)));
    console.log(`  ${cells.join('  ')}`.trimEnd());
  }
}

/** Middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Value below which the given share lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds each call takes, after a round to warm up that is not counted; slow calls can do without one. */
export function timeEach(calls: readonly (() => unknown)[], rounds: number, warmUp = true): number[] {
  const times: number[] = [];
  for (let round = warmUp ? -1 : 0; round < rounds; round += 1)
    for (const call of calls) {
      const from = performance.now();
      call();
      if (round >= 0) times.push(performance.now() - from);
    }
  return times;
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`;
export const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
