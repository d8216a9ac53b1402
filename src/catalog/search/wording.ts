import { messageKey } from '../normal';
import type { IndexRow } from './index-data';
import { indexPhrases, type Phrase, type TextHit } from './text';

/** An entry recognised by wording, and what in the question did it. */
export interface WordingHit {
  at: number;
  score: number;
  matched: string;
}

/** What wording counts; beside these a code's name counts 1000. */
const WEIGHT = {
  /** The very message Spotify shows. */
  message: 800,
  /** The message, word for word, inside a longer text. */
  messageInside: 740,
  /** A piece cut out of a message. */
  messagePart: 400,
  /** Words of a phrase, in any order. */
  fit: 480,
  /** Words from all over the entry. */
  cover: 140,
} as const;

/** Longest question read as one; of a longer text each sentence is read by itself. */
const ONE_QUESTION = 16;
const MOST_PIECES = 14;
const MOST_WORDS = 40;
/** What a sentence of a longer text counts beside a question put by itself. */
const PIECE_SHARE = 0.9;
const MOST_HITS = 40;

/** Prepares the search by wording over the rows of the index. */
export function createWordSearch(rows: readonly IndexRow[]): (asked: string) => WordingHit[] {
  const phrases = rows.flatMap((row, at): Phrase[] => [
    { row: at, kind: 'name', text: row.code },
    { row: at, kind: 'title', text: row.title },
    ...row.aliases.map((text): Phrase => ({ row: at, kind: 'name', text })),
    ...row.messages.map((text): Phrase => ({ row: at, kind: 'message', text })),
    ...row.symptoms.map((text): Phrase => ({ row: at, kind: 'symptom', text })),
    { row: at, kind: 'about', text: row.about },
  ]);
  const text = indexPhrases(phrases, rows.length);
  const byMessage = new Map<string, number[]>();
  for (const [at, row] of rows.entries())
    for (const message of row.messages) byMessage.set(message, [...(byMessage.get(message) ?? []), at]);

  const readOne = (piece: string, typing: boolean, share: number, found: Map<number, WordingHit>) => {
    const words = text.read(piece).slice(0, MOST_WORDS);
    if (words.length === 0) return;
    const key = messageKey(piece);
    for (const hit of text.find(words, typing)) {
      const rated = rate(hit, words.length, key, phrases[hit.phrase]);
      if (!rated) continue;
      const score = rated.score * share;
      const held = found.get(hit.row);
      if (!held || held.score < score) found.set(hit.row, { at: hit.row, score, matched: rated.matched });
    }
  };

  return (asked) => {
    const found = new Map<number, WordingHit>();
    const typing = /[\p{L}\p{N}]$/u.test(asked);
    const count = asked.split(/\s+/, 200).length;
    if (count <= MOST_WORDS) readOne(asked, typing, 1, found);
    if (count > ONE_QUESTION) for (const piece of splitPieces(asked)) readOne(piece, false, PIECE_SHARE, found);
    for (const at of byMessage.get(messageKey(asked)) ?? [])
      found.set(at, { at, score: WEIGHT.message, matched: 'the same message' });
    return [...found.values()].sort((a, b) => b.score - a.score || a.at - b.at).slice(0, MOST_HITS);
  };
}

/** Sentences and quotations of a longer text. */
function splitPieces(text: string): string[] {
  return text
    .split(/[.!?;]+(?=\s|$|["'\u201d)])|[\n"\u201c\u201d\u201e\u00ab\u00bb|{}()[\]]+|,\s|\s[-\u2013\u2014:]\s|:\s/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= 8)
    .slice(0, MOST_PIECES);
}

/** How much a hit counts and why; null for one that proves nothing. */
function rate(
  { cover, said, answered, fit }: TextHit,
  words: number,
  key: string,
  phrase: Phrase | undefined,
): { score: number; matched: string } | null {
  const general = WEIGHT.fit * fit + WEIGHT.cover * cover;
  if (phrase?.kind === 'message') {
    const message = phrase.text;
    if (said > 0.9 && message.length >= 10 && key.includes(message))
      return {
        score: WEIGHT.messageInside * Math.min(1, 0.6 + message.length / 100) + WEIGHT.cover * cover,
        matched: 'the message, inside your text',
      };
    if (answered > 0.9 && words >= 2 && key.length >= 8 && message.includes(key))
      return {
        score: Math.max(general, WEIGHT.messagePart + 200 * (key.length / message.length)),
        matched: 'part of the message',
      };
  }
  const whole = said > 0.85 && phrase !== undefined && phrase.text.length >= 10 && answered * words >= 1.5;
  if (!(fit >= 0.4 || (cover >= 0.62 && answered >= 0.3) || whole)) return null;
  return { score: whole ? Math.max(general, 300 + 180 * fit) : general, matched: nameMatch(phrase) };
}

/** What was recognised, in words for a person. */
function nameMatch(phrase: Phrase | undefined): string {
  if (!phrase) return 'words of the explanation';
  if (phrase.kind === 'message') return 'words of the message';
  return `like \u201c${phrase.text.length > 70 ? `${phrase.text.slice(0, 69)}\u2026` : phrase.text}\u201d`;
}
