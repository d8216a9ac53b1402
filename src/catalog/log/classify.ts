import type { EventGroup } from '../../contract/words';
import type { LineClock } from './clock';
import { type Candidates, type CompiledRow, candidatesOf, type LogPatterns } from './compile';
import { readRecords } from './grammar';
import type { LogRecord } from './record';
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
  const needles: number[] = [];
  for (const [index, needle] of patterns.needles.entries()) if (line.includes(needle)) needles.push(index);
  return needles.length === 0 ? NOTHING : classifyHit(patterns, line, candidatesOf(patterns, needles));
}

/** The same for a line whose needles are known already. */
export function classifyHit(patterns: LogPatterns, line: string, candidates: Candidates): ClassifiedLine {
  const events: LineEvent[] = [];
  let subject: string | null = null;
  for (const record of recordsOf(line)) {
    if (candidates.subject) subject = subjectOf(patterns, record) ?? subject;
    const event = firstFit(patterns, candidates.rows, record, line);
    if (event) events.push(event);
  }
  return { events, subject };
}

/** A carriage return inside a line parts records: progress bars write over themselves. */
function recordsOf(line: string): LogRecord[] {
  if (!line.includes('\r')) return readRecords(withoutControls(line));
  return line.split('\r').flatMap((part) => readRecords(withoutControls(part)));
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

function subjectOf(patterns: LogPatterns, record: LogRecord): string | null {
  for (const { pattern } of patterns.subjects) {
    const name = pattern.exec(record.message)?.[1];
    if (name) return name.trim();
  }
  return null;
}
