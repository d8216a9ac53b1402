import type { LogGrammar, LogPatternsFile } from '../../contract/log-patterns';
import type { EventGroup } from '../../contract/words';

/** One row of the patterns file, ready to use. */
export interface CompiledRow {
  word: string;
  group: EventGroup;
  finding: string | null;
  needles: readonly string[];
  grammar: ReadonlySet<LogGrammar> | null;
  levels: ReadonlySet<string> | null;
  about: readonly string[] | null;
  source: string | null;
  pattern: RegExp;
  argument: string | null;
  subject: boolean;
  possible: readonly string[];
  possibleFor: ReadonlyMap<string, readonly string[]>;
}

/** A line that names the program which the crash record around it is about. */
export interface CompiledSubject {
  needle: string;
  pattern: RegExp;
}

export interface LogPatterns {
  /** In the order in which they are tried: the first that fits a record wins. */
  rows: readonly CompiledRow[];
  subjects: readonly CompiledSubject[];
  /** Every needle once. */
  needles: readonly string[];
  /** For each needle the places in `rows` it belongs to, ascending. */
  rowsOf: readonly (readonly number[])[];
  /** For each needle whether a subject has it. */
  namesSubject: readonly boolean[];
  groups: ReadonlyMap<string, EventGroup>;
}

/** What the needles of a line call for. */
export interface Candidates {
  /** Places in `rows`, ascending. */
  rows: readonly number[];
  /** Whether the line may name the program that a crash record is about. */
  subject: boolean;
}

/** Rows that a set of needles, given by index, calls for. */
export function candidatesOf(patterns: LogPatterns, needles: readonly number[]): Candidates {
  const rows = new Set(needles.flatMap((needle) => patterns.rowsOf[needle] ?? []));
  return {
    rows: [...rows].sort((a, b) => a - b),
    subject: needles.some((needle) => patterns.namesSubject[needle] === true),
  };
}

/** Makes the parsed patterns file ready. The file was checked when it was built; a bad pattern throws. */
export function compilePatterns(data: LogPatternsFile): LogPatterns {
  const sorted = Object.entries(data.events)
    .flatMap(([word, event]) => event.rows.map((row) => ({ word, event, row })))
    .map((item, order) => ({ ...item, order, priority: item.row.priority ?? 0 }))
    .sort((a, b) => b.priority - a.priority || a.order - b.order);
  const rows = sorted.map(
    ({ word, event, row }): CompiledRow => ({
      word,
      group: event.group,
      finding: event.finding ?? null,
      needles: row.needles,
      grammar: row.grammar ? new Set(row.grammar) : null,
      levels: row.levels ? new Set(row.levels) : null,
      about: row.about?.map((text) => text.toLowerCase()) ?? null,
      source: row.source ?? null,
      pattern: new RegExp(row.pattern),
      argument: row.argument ?? null,
      subject: row.subject ?? false,
      possible: row.possible ?? [],
      possibleFor: new Map(Object.entries(row.possibleFor ?? {})),
    }),
  );
  const subjects = (data.subjects ?? []).map(({ needle, pattern }) => ({ needle, pattern: new RegExp(pattern) }));
  const needles = [...new Set([...rows.flatMap((row) => row.needles), ...subjects.map(({ needle }) => needle)])];
  return {
    rows,
    subjects,
    needles,
    rowsOf: needles.map((needle) => rows.flatMap((row, place) => (row.needles.includes(needle) ? [place] : []))),
    namesSubject: needles.map((needle) => subjects.some((subject) => subject.needle === needle)),
    groups: new Map(Object.entries(data.events).map(([word, event]) => [word, event.group])),
  };
}
