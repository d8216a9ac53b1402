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
  for (const home of known.homes) text = replaceFolded(text, (folded) => matchesOf(home, folded), 'home');
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
  let text = source;
  for (const kind of ['secret', 'user', 'host'] as const) {
    const ofKind = terms.filter((term) => term.kind === kind);
    if (ofKind.length > 0) text = replaceFolded(text, (folded) => findTerms(ofKind, folded), kind);
  }
  return text;
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

type Span = readonly [from: number, to: number];

function matchesOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const);
}

const SIGN = /[\p{L}\p{N}]/u;

function findTerms(terms: readonly Term[], text: string): Span[] {
  const spans: Span[] = [];
  for (const { text: term, whole } of terms) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      const end = at + term.length;
      if (whole && (SIGN.test(text[at - 1] ?? '') || SIGN.test(text[end] ?? ''))) continue;
      spans.push([at, end]);
    }
  }
  return spans;
}

/** Replaces pieces of a text that were found in its folded form. */
function replaceFolded(source: string, find: (folded: string) => Span[], label: LabelName): string {
  const { text, from, to } = fold(source);
  const spans = find(text)
    .map(([start, end]) => [from[start] ?? 0, to[end - 1] ?? source.length] as const)
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  if (spans.length === 0) return source;
  let result = '';
  let at = 0;
  for (const [start, end] of spans) {
    if (end <= at) continue;
    // What overlaps the last piece goes with it.
    if (start >= at) result += source.slice(at, start) + markOf(label);
    at = end;
  }
  return result + source.slice(at);
}
