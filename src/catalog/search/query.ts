import { fold } from '../normal';
import { isGenericNumber, nearestNamespace } from './codes';
import { editDistance } from './distance';

/** Longest query looked at; more is a pasted file, and its first part decides. */
export const MAX_QUERY = 6000;

/** A code's spelling found in a query, with the place it takes up. */
export interface CodeHit {
  spelling: string;
  /** As the person wrote it. */
  written: string;
  from: number;
  to: number;
  /** True for "error 2": the words around the number name no namespace. */
  generic: boolean;
}

interface Token {
  text: string;
  from: number;
  to: number;
}

/** Letters and digit runs of a folded query, with their places. */
function tokens(query: string): Token[] {
  return [...query.matchAll(/\p{L}+|\p{N}+/gu)].slice(0, 400).map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Longest run of tokens that can make up one code's name. */
const LONGEST = 9;

/**
 * Finds every known spelling of a code in a query, longest first, no two overlapping.
 * `known` tells whether a squashed spelling is one.
 */
export function findCodes(query: string, known: (spelling: string) => boolean): CodeHit[] {
  const folded = fold(query.slice(0, MAX_QUERY));
  const parts = tokens(folded);
  const hits: CodeHit[] = [];
  const taken = new Set<number>();
  for (let length = Math.min(LONGEST, parts.length); length > 0; length -= 1)
    for (let at = 0; at + length <= parts.length; at += 1) {
      const run = parts.slice(at, at + length);
      if (run.some((_, offset) => taken.has(at + offset)) || crossesSentence(folded, run)) continue;
      const first = run[0];
      const last = run.at(-1);
      if (!first || !last) continue;
      const written = folded.slice(first.from, last.to);
      const direct = run.map((part) => part.text).join('');
      const spelling = known(direct) ? direct : repair(run, known);
      if (spelling === null || (length === 1 && /^\d+$/.test(spelling))) continue;
      hits.push({ spelling, written, from: first.from, to: last.to, generic: isGenericNumber(spelling) });
      for (let offset = 0; offset < length; offset += 1) taken.add(at + offset);
    }
  return hits.sort((a, b) => a.from - b.from);
}

/** A code's parts may be split by anything but the end of a sentence or of a line. */
function crossesSentence(folded: string, run: Token[]): boolean {
  return run.some((part, at) => {
    const next = run[at + 1];
    return (
      next !== undefined && (/[,;!?]|\.\s|:\s\S+\s:/.test(folded.slice(part.to, next.from)) || next.from - part.to > 4)
    );
  });
}

/** Slips allowed in a name of this length. */
const SLIPS = (length: number) => (length < 10 ? 0 : length < 16 ? 1 : length < 24 ? 2 : 3);

/**
 * Names written with underscores that are near a known one: "EME_NO_SUPORTED_KEYSYSTEM". `names` are the
 * known spellings.
 */
export function findMisspelt(query: string, hits: readonly CodeHit[], names: readonly string[]): CodeHit[] {
  const folded = fold(query.slice(0, MAX_QUERY));
  const found: CodeHit[] = [];
  for (const match of [...folded.matchAll(/\b[a-z0-9]+(?:[_-][a-z0-9]+)+/g)].slice(0, 20)) {
    const from = match.index;
    const to = from + match[0].length;
    const word = match[0].replace(/[_-]/g, '');
    const allowed = SLIPS(word.length);
    if (!match[0].includes('_') || allowed === 0 || hits.some((hit) => from < hit.to && to > hit.from)) continue;
    let best: { spelling: string; slips: number } | null = null;
    for (const spelling of names) {
      // A slip in the number makes another code.
      if (spelling.length < 10 || /\d/.test(spelling) || Math.abs(spelling.length - word.length) > allowed) continue;
      const slips = editDistance(word, spelling, allowed);
      if (slips <= allowed && (!best || slips < best.slips)) best = { spelling, slips };
    }
    if (best) found.push({ spelling: best.spelling, written: match[0], from, to, generic: false });
  }
  return found;
}

/** Words between a namespace and its number that say nothing. */
export const FILLERS = new Set(['error', 'code', 'err', 'fehler', 'fehlercode', 'number', 'nr', 'no', 'is']);

/** A namespace with a slip of the finger before a number: "acounts:4", "acess point 17". */
function repair(run: Token[], known: (spelling: string) => boolean): string | null {
  const number = run.at(-1)?.text ?? '';
  if (run.length < 2 || run.length > 6) return null;
  // "installer error 18", "com.spotify.installer error -4": words in between that say nothing.
  const parts = run.map((part) => part.text);
  const bare = parts.filter((part, at) => at === 0 || !FILLERS.has(part));
  if (
    bare.length < parts.length &&
    bare.length > 1 &&
    !FILLERS.has(parts[0] ?? '') &&
    !FILLERS.has(number) &&
    known(bare.join(''))
  )
    return bare.join('');
  if (!/^\d+$/.test(number)) return null;
  const word = bare.slice(0, -1).join('');
  const namespace = nearestNamespace(word);
  return namespace !== null && known(namespace + number) ? namespace + number : null;
}
