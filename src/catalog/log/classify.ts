import type { EventGroup } from '../../contract/words';
import type { LineClock } from './clock';
import type { CompiledRow, LogPatterns } from './compile';
import { type LogRecord, readRecords } from './grammar';
import { withoutControls } from './text';

/** An event as one line tells it; date and place in the log come later. */
export interface LineEvent {
  /** The word, with its argument in brackets where it takes one. */
  event: string;
  word: string;
  group: EventGroup;
  /** Finding of the log check, or null. */
  finding: string | null;
  level: string | null;
  clock: LineClock | null;
  outer: LineClock | null;
  /** The record it came from, without control characters, not yet shortened. */
  text: string;
  possible: readonly string[];
  /** True when it counts only while the crash record is about Spotify. */
  subject: boolean;
}

export interface ClassifiedLine {
  events: LineEvent[];
  /** Program that the line says the crash record is about. */
  subject: string | null;
}

const MAX_ARGUMENT = 200;
const NOTHING: ClassifiedLine = { events: [], subject: null };

/**
 * Reads one line of a log, without line end. Pure: what other lines say plays no part, so events of crash
 * records still carry `subject`. A row is tried only when the line holds one of its needles.
 */
export function classifyLine(patterns: LogPatterns, line: string): ClassifiedLine {
  const places = new Set<number>();
  let found = false;
  for (const [index, needle] of patterns.needles.entries()) {
    if (!line.includes(needle)) continue;
    found = true;
    for (const place of patterns.rowsOf[index] ?? []) places.add(place);
  }
  if (!found) return NOTHING;
  return classifyHit(
    patterns,
    line,
    [...places].sort((a, b) => a - b),
  );
}

/** The same for a line whose needles are known: `places` are the rows they belong to, ascending. */
export function classifyHit(patterns: LogPatterns, line: string, places: readonly number[]): ClassifiedLine {
  // A carriage return inside a line parts records: progress bars write over themselves.
  const parts = line.includes('\r') ? line.split('\r') : [line];
  const records = parts.flatMap((part) => readRecords(withoutControls(part)));
  const events: LineEvent[] = [];
  let subject: string | null = null;
  for (const record of records) {
    subject = subjectOf(patterns, line, record) ?? subject;
    const event = firstFit(patterns, places, record, line);
    if (event) events.push(event);
  }
  return { events, subject };
}

function firstFit(patterns: LogPatterns, places: readonly number[], record: LogRecord, line: string): LineEvent | null {
  for (const place of places) {
    const row = patterns.rows[place];
    const match = row && fits(row, record, line);
    if (!row || !match) continue;
    const argument = row.argument === null ? null : argumentOf(row.argument, match);
    return {
      event: argument ? `${row.word}(${argument})` : row.word,
      word: row.word,
      group: row.group,
      finding: row.finding,
      level: record.level,
      clock: record.clock,
      outer: record.outer,
      text: record.text,
      possible: (argument === null ? undefined : row.possibleFor.get(argument)) ?? row.possible,
      subject: row.subject,
    };
  }
  return null;
}

function fits(row: CompiledRow, record: LogRecord, line: string): RegExpExecArray | null {
  if (row.grammar && !row.grammar.has(record.grammar)) return null;
  if (row.levels && !(record.level !== null && row.levels.has(record.level))) return null;
  if (row.source && !record.source?.includes(row.source)) return null;
  const match = row.pattern.exec(record.message);
  if (!match || !row.about) return match;
  const lower = line.toLowerCase();
  return row.about.some((text) => lower.includes(text)) ? match : null;
}

function argumentOf(template: string, match: RegExpExecArray): string {
  return template
    .replace(/\$([1-9])/g, (_, group: string) => match[Number(group)] ?? '')
    .trim()
    .slice(0, MAX_ARGUMENT);
}

function subjectOf(patterns: LogPatterns, line: string, record: LogRecord): string | null {
  for (const { needle, pattern } of patterns.subjects) {
    if (!line.includes(needle)) continue;
    const name = pattern.exec(record.message)?.[1];
    if (name) return name.trim();
  }
  return null;
}
