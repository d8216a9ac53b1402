import { fold } from './fold';
import type { Term } from './identity';
import { LABELS, type LabelName } from './labels';
import { SHAPES } from './patterns';

/** Longest text that is looked at; what comes after is left out. */
export const LONGEST = 8192;

const NAMES = Object.keys(LABELS) as LabelName[];
/** While a text is worked on, each label is one character of these, so that nothing takes it for text. */
const FIRST = 0xe000;
const FIRST_KEPT = 0xe100;
const MARK = /[\ue000-\uf8ff]/g;
/** Control characters but tab and line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const markOf = (label: LabelName) => String.fromCharCode(FIRST + NAMES.indexOf(label));

/** What is known of this computer, made ready. */
export interface Known {
  terms: readonly Term[];
  /** Home folders, as patterns of folded text. */
  homes: readonly RegExp[];
  /** Versions of Spotify, which look like addresses. */
  versions: readonly string[];
}

/** A pattern for a home folder in folded text, whichever way its separators are written. */
export function homePattern(home: string): RegExp | null {
  const parts = fold(home)
    .text.split(/[\\/]+/)
    .filter(Boolean);
  if (parts.length < 2) return null;
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?:file:[\\\\/]{1,4})?[\\\\/]{0,4}${escaped.join('[\\\\/]{1,4}')}(?![\\p{L}\\p{N}_-])`, 'gu');
}

/**
 * Takes private things out of a text and leaves marks, one character each: finish with `spell`. Takes time
 * in step with the text's length, whatever stands in it.
 */
export function mark(source: string, known: Known): string {
  const cut = source.length > LONGEST ? `${source.slice(0, LONGEST).replace(/\S{0,200}$/, '')}…` : source;
  let text = cut.replace(MARK, '').replace(CONTROL, ' ');
  known.versions.forEach((version, at) => {
    text = text.split(version).join(String.fromCharCode(FIRST_KEPT + at));
  });
  if (/[/\\%]/.test(text))
    text = replaceFolded(text, (folded) => known.homes.flatMap((home) => matchesOf(home, folded)));
  for (const shape of SHAPES) {
    text = text.replace(shape.pattern, (...found: unknown[]) => {
      const match = found.slice(
        0,
        found.findIndex((part) => typeof part === 'number'),
      ) as string[];
      const answer = shape.replace(match);
      return answer ? `${answer.before ?? ''}${markOf(answer.label)}${answer.after ?? ''}` : (match[0] ?? '');
    });
  }
  return markTerms(text, known);
}

/** Marks the known names alone. */
export function markTerms(source: string, { terms }: Known): string {
  return terms.length === 0 ? source : replaceFolded(source, (folded) => findTerms(terms, folded));
}

/** Turns marks into labels, and counts them. */
export function spell(marked: string, known: Known, count: (label: LabelName) => void): string {
  return marked.replace(MARK, (sign) => {
    const code = sign.charCodeAt(0);
    if (code >= FIRST_KEPT) return known.versions[code - FIRST_KEPT] ?? '';
    const label = NAMES[code - FIRST];
    if (label === undefined) return '';
    count(label);
    return LABELS[label];
  });
}

/** A label as the mark that stands for it meanwhile. */
export function markFor(label: LabelName): string {
  return markOf(label);
}

interface Span {
  from: number;
  to: number;
  label: LabelName;
}

function matchesOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: whole }) => ({
    from: index,
    to: index + whole.length,
    label: 'home' as const,
  }));
}

const SIGN = /[\p{L}\p{N}]/u;

function findTerms(terms: readonly Term[], text: string): Span[] {
  const spans: Span[] = [];
  for (const { text: term, whole, kind } of terms) {
    for (let from = text.indexOf(term); from >= 0; from = text.indexOf(term, from + term.length)) {
      const to = from + term.length;
      if (whole && (SIGN.test(text[from - 1] ?? '') || SIGN.test(text[to] ?? ''))) continue;
      spans.push({ from, to, label: kind });
    }
  }
  return spans;
}

/** Replaces pieces of a text that were found in its folded form. */
function replaceFolded(source: string, find: (folded: string) => Span[]): string {
  const { text, from, to } = fold(source);
  const spans = find(text);
  if (spans.length === 0) return source;
  const pieces = spans
    .map((span) => ({ start: from[span.from] ?? 0, end: to[span.to - 1] ?? source.length, label: span.label }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let result = '';
  let at = 0;
  for (const { start, end, label } of pieces) {
    if (end <= at) continue;
    // What overlaps the last piece goes with it.
    if (start >= at) result += source.slice(at, start) + markOf(label);
    at = end;
  }
  return result + source.slice(at);
}
