import type { LogFilter } from '../../../contract/logs';
import { EVENT_GROUPS } from '../../../contract/words';

export type Group = LogFilter['groups'][number];
export const GROUPS: readonly Group[] = [...EVENT_GROUPS, 'other'];

/** Levels as the kinds of log lines write them, by how bad they sound. None of them tells of a fault by itself. */
export const LEVELS = {
  error: ['E', 'A', 'F', 'ERR', 'ERROR', 'FATAL', 'CRITICAL'],
  warning: ['W', 'WARN', 'WARNING'],
  info: ['I', 'N', 'INFO', 'NOTICE', 'Message'],
  debug: ['D', 'V', 'DEBUG', 'VERBOSE', 'VERBOSE1', '0', '1', '2', '3', '4', '5', '6', '7', '8'],
  none: [''],
} as const;
export type LevelName = keyof typeof LEVELS;
export const LEVEL_NAMES = Object.keys(LEVELS) as LevelName[];

/** What the person has chosen. Empty lists leave everything in. */
export interface Choice {
  groups: readonly Group[];
  levels: readonly LevelName[];
  sources: readonly string[];
  text: string;
  /** Whether only lines with the text are shown; else they are only marked. */
  onlyText: boolean;
  foldNoise: boolean;
}

export const EVERYTHING: Choice = { groups: [], levels: [], sources: [], text: '', onlyText: true, foldNoise: true };

/** The choice as the host filters by it. Who asks for noise by name gets it. */
export function toFilter({ groups, levels, sources, text, onlyText, foldNoise }: Choice): LogFilter {
  return {
    groups: groups.length === GROUPS.length ? [] : [...groups],
    levels: levels.length === LEVEL_NAMES.length ? [] : levels.flatMap((name) => LEVELS[name]),
    sources: [...sources],
    text: onlyText ? text : '',
    foldNoise: foldNoise && !groups.includes('benign'),
  };
}

/** Number of kinds of things that are left out, noise aside. */
export function countChosen({ groups, levels, sources }: Choice): number {
  return groups.length + levels.length + sources.length;
}

/** Whether anything but noise is left out. */
export function isNarrowed(filter: LogFilter): boolean {
  return filter.groups.length + filter.levels.length + filter.sources.length > 0 || filter.text !== '';
}

export function sameFilter(a: LogFilter, b: LogFilter): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A text cut where a search text occurs: every second part is a hit. */
export function markHits(text: string, wanted: string, most = 40): string[] {
  if (wanted === '') return [text];
  const lower = text.toLowerCase();
  const needle = wanted.toLowerCase();
  // Letters that change their length in lower case would cut in the wrong places.
  if (lower.length !== text.length) return [text];
  const parts: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(needle); at >= 0 && parts.length < most * 2; at = lower.indexOf(needle, from)) {
    parts.push(text.slice(from, at), text.slice(at, at + needle.length));
    from = at + needle.length;
  }
  return [...parts, text.slice(from)];
}
