/** One measured line: what, the figure, what it is held against, and whether that is met. */
export interface Row {
  what: string;
  figure: string;
  budget: string;
  /** Null where there is nothing to meet: an alternative measured for comparison. */
  met: boolean | null;
}

/** Prints rows as a table. Answers 1 when a budget was missed. */
export function printTable(title: string, rows: readonly Row[]): number {
  const width = Math.max(...rows.map(({ what }) => what.length));
  console.log(`\n${title}`);
  for (const { what, figure, budget, met } of rows)
    console.log(
      `  ${what.padEnd(width)}  ${figure.padStart(12)}  ${budget.padEnd(28)}${met === null ? '' : met ? 'met' : 'MISSED'}`,
    );
  return rows.some(({ met }) => met === false) ? 1 : 0;
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

/** Milliseconds each call takes, after a warm-up that is not counted. */
export function timeEach(calls: readonly (() => unknown)[], rounds: number): number[] {
  const times: number[] = [];
  for (let round = -1; round < rounds; round += 1)
    for (const call of calls) {
      const from = performance.now();
      call();
      if (round >= 0) times.push(performance.now() - from);
    }
  return times;
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`;
export const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
