import { type Stamp, showStamp } from '../../../catalog/log/timeline';
import type { ScanReport } from '../../../contract/scan';
import type { ScannedLog } from './scanner';

const GROUP_ORDER = { problem: 0, clears: 1, info: 2, benign: 3 } as const;

/**
 * Adds scanned logs up. Counts cover every event, listed or not; problems come first, then by count.
 * `problems` is how many events tell of a fault.
 */
export function summarise(files: readonly ScannedLog[]): ScanReport {
  const sums = new Map<string, { row: ScanReport['summary'][number]; first: Stamp; last: Stamp }>();
  for (const { tallies } of files) {
    for (const { event, group, count, first, last } of tallies) {
      const sum = sums.get(event);
      if (!sum) {
        sums.set(event, { row: { event, group, count, first: showStamp(first), last: showStamp(last) }, first, last });
        continue;
      }
      sum.row.count += count;
      if (isBefore(first, sum.first)) [sum.first, sum.row.first] = [first, showStamp(first)];
      if (!isBefore(last, sum.last)) [sum.last, sum.row.last] = [last, showStamp(last)];
    }
  }
  const summary = [...sums.values()].map(({ row }) => row);
  summary.sort(
    (a, b) => GROUP_ORDER[a.group] - GROUP_ORDER[b.group] || b.count - a.count || (a.event < b.event ? -1 : 1),
  );
  return {
    files: files.map(({ file, lines, bytes, events, omitted }) => ({ file, lines, bytes, events, omitted })),
    summary,
    problems: summary.reduce((sum, row) => (row.group === 'problem' ? sum + row.count : sum), 0),
  };
}

/** Findings of the log check that the events of these logs stand for, each once. */
export function findingsOf(files: readonly ScannedLog[]): string[] {
  return [...new Set(files.flatMap(({ tallies }) => tallies.flatMap(({ finding }) => (finding ? [finding] : []))))];
}

/** Instants are set against instants; a bare time of day never moves one that is dated. */
function isBefore(a: Stamp, b: Stamp): boolean {
  if (a.instant !== null && b.instant !== null) return a.instant < b.instant;
  return b.instant === null && a.instant !== null;
}
