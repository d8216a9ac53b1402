import type { EntrySummary } from '../../../contract/catalog';
import { PLACES, SEVERITIES, SIDES } from '../../../contract/words';

/** What the catalogue is narrowed to; lives in the address, so that going back finds it again. */
export interface Filter {
  text?: string;
  area?: string;
  side?: EntrySummary['side'];
  severity?: EntrySummary['severity'];
  system?: EntrySummary['platforms'][number];
}

const LONGEST = 120;

function oneOf<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value);
}

function words(value: unknown): string | undefined {
  // The router reads `?text=4` as a number.
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, LONGEST) : undefined;
}

/** Reads a filter from an address; what makes no sense in it is left out. */
export function readFilter(search: Record<string, unknown>): Filter {
  const filter: Filter = {
    text: words(search.text),
    area: words(search.area),
    side: oneOf(SIDES, search.side),
    severity: oneOf(SEVERITIES, search.severity),
    system: oneOf(PLACES, search.system),
  };
  for (const key of Object.keys(filter) as (keyof Filter)[]) if (filter[key] === undefined) delete filter[key];
  return filter;
}

function matches(row: EntrySummary, { text, area, side, severity, system }: Filter): boolean {
  const wanted = text?.toLowerCase().trim();
  return (
    (!area || row.subsystem === area) &&
    (!side || row.side === side) &&
    (!severity || row.severity === severity) &&
    (!system || row.platforms.includes(system)) &&
    (!wanted || `${row.code}\n${row.title}`.toLowerCase().includes(wanted))
  );
}

/** The rows a filter lets through, in their order. */
export function filterRows(rows: readonly EntrySummary[], filter: Filter): EntrySummary[] {
  return rows.filter((row) => matches(row, filter));
}

export interface Choice {
  value: string;
  /** Entries that would be shown with this choice and the other filters as they are. */
  count: number;
}

/** How many entries each word of one filter would leave, so that no choice leads to an empty list unseen. */
export function countChoices(
  rows: readonly EntrySummary[],
  filter: Filter,
  key: Exclude<keyof Filter, 'text'>,
  valuesOf: (row: EntrySummary) => readonly string[],
): Choice[] {
  const { [key]: _own, ...others } = filter;
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of valuesOf(row)) counts.set(value, counts.get(value) ?? 0);
  for (const row of filterRows(rows, others))
    for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** Rows by area, areas in alphabetical order, codes within them as a person counts: auth:2 before auth:10. */
export function groupRows(rows: readonly EntrySummary[]): [area: string, rows: EntrySummary[]][] {
  const groups = new Map<string, EntrySummary[]>();
  for (const row of rows) groups.set(row.subsystem, [...(groups.get(row.subsystem) ?? []), row]);
  const byCode = (a: EntrySummary, b: EntrySummary) => a.code.localeCompare(b.code, 'en', { numeric: true });
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([area, found]) => [area, found.toSorted(byCode)]);
}
