import { messageKey } from '../normal';
import type { SearchIndex } from './index-data';
import { type Phrase, phrasesOf } from './phrases';
import { indexPhrases, type TextHit } from './text';
import { tellsOfTrouble } from './trouble';
import { isContext, isForeign } from './words';

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
  /** Its first sentence. */
  messageStart: 750,
  /** A piece cut out of a message. */
  messagePart: 400,
  /** Words of a phrase, in any order. */
  fit: 480,
  /** A phrase said in full within something longer, if its words are rare enough. */
  whole: 300,
  /** Words from all over the entry. */
  cover: 180,
} as const;

/** A word by itself names a topic: as many words as that takes, a system or an article among them, or Spotify and trouble. */
const TOPIC_WORDS = 2;
const TOPIC_WORDS_OURS = 4;
const TOPIC = /^[^\p{N}]{3,}$/u;

/** Longest question read as one; of a longer text each sentence is read by itself. */
const ONE_QUESTION = 8;
const MOST_PIECES = 14;
const MOST_WORDS = 40;
/** What a sentence of a longer text counts beside a question put by itself. */
const PIECE_SHARE = 0.9;
const MOST_HITS = 40;
/** How well a phrase has to fit to count: where the question tells of trouble, where it does
 * not (then the phrase has to be said half as well, or Spotify named), and in a sentence of many. */
const LEAST = 0.3;
const LEAST_CALM = 0.55;
const CALM_SAID = 0.45;
const LEAST_OURS = 0.5;
const LEAST_PIECE = 0.4;
const LEAST_SAID = 0.4;
/** The first sentence of a message of several: what people remember of it. */
const FIRST_SENTENCE = /^.{20,}?(?=[.!?] )/;
/** Names that show that the question is about Spotify. */
const OURS = /spotif|spotfy|spicetify|spotx|blockthespot|librespot|ncspot|spotipy|open\.spotify/i;
/** What words nobody knows count in a question that names Spotify, and in one that is not in English: our lexicon is small. */
const KNOWN_TO_BE_OURS = 0.6;
const FOREIGN = 0.5;
/** What a description counts for an entry whose facts are sure, less sure, hardly known: rare codes come after common ones. */
const SURE = [1, 0.94, 0.82];
/** Words that together weigh this much do not stand side by side by chance. */
const FULL_WEIGHT = 5;
/** A single word that is a name of its own: "widevine". */
const NAME_LENGTH = 6;
/** What a message counts for an entry that another entry shows before anything else. */
const BORROWED_SHARE = 0.96;

/** Prepares the search by wording over the index. */
export function createWordSearch({ rows, words }: SearchIndex): (asked: string) => WordingHit[] {
  const phrases = phrasesOf(rows);
  const text = indexPhrases(phrases, words, rows.length);
  const byMessage = new Map<string, number[]>();
  const byStart = new Map<string, number[]>();
  for (const [at, row] of rows.entries())
    for (const message of row.messages) {
      put(byMessage, message, at);
      const start = FIRST_SENTENCE.exec(message)?.[0];
      if (start) put(byStart, start, at);
    }
  const sureOf = (at: number) => SURE[rows[at]?.doubt ?? 0] ?? 1;
  // Entries that show a message first of all are meant before those that end in it as well.
  const shareOf = (message: string, at: number) =>
    rows[at]?.messages[0] === message || !byMessage.get(message)?.some((other) => rows[other]?.messages[0] === message)
      ? 1
      : BORROWED_SHARE;

  const readOne = (
    piece: string,
    typing: boolean,
    share: number,
    least: number,
    unknown: number,
    found: Map<number, WordingHit>,
  ) => {
    const words = text.read(piece).slice(0, MOST_WORDS);
    if (words.every(isContext)) return;
    const key = messageKey(piece);
    const meant = words.filter((word) => !isContext(word));
    const topic = meant.length === 1 && isTopic(piece);
    for (const hit of text.find(topic ? meant : words, typing, unknown)) {
      const rated = rate(hit, words.length, key, topic ? 0 : least, phrases[hit.phrase]);
      if (!rated) continue;
      const shown = phrases[hit.phrase];
      const sure = shown?.kind === 'message' ? 1 : sureOf(hit.row);
      const score = rated.score * share * sure * (shown?.kind === 'message' ? shareOf(shown.text, hit.row) : 1);
      const held = found.get(hit.row);
      if (!held || held.score < score) found.set(hit.row, { at: hit.row, score, matched: rated.matched });
    }
  };

  return (asked) => {
    const ours = OURS.test(asked);
    const least = tellsOfTrouble(asked) ? LEAST : ours ? LEAST_OURS : LEAST_CALM;
    const here = ours ? KNOWN_TO_BE_OURS : 1;
    const unknown = (piece: string) => here * (isForeign(piece) ? FOREIGN : 1);
    const found = new Map<number, WordingHit>();
    const typing = /[\p{L}\p{N}]$/u.test(asked);
    const count = asked.split(/\s+/, 200).length;
    if (count <= MOST_WORDS) readOne(asked, typing, 1, least, unknown(asked), found);
    if (count > ONE_QUESTION)
      for (const piece of splitPieces(asked))
        readOne(piece, false, PIECE_SHARE, Math.max(least, LEAST_PIECE), unknown(piece), found);
    const same = messageKey(asked);
    for (const at of byStart.get(same) ?? [])
      found.set(at, { at, score: WEIGHT.messageStart * sureOf(at), matched: 'the beginning of the message' });
    for (const at of byMessage.get(same) ?? [])
      found.set(at, { at, score: WEIGHT.message * shareOf(same, at), matched: 'the same message' });
    return [...found.values()].sort((a, b) => b.score - a.score || a.at - b.at).slice(0, MOST_HITS);
  };
}

function put(map: Map<string, number[]>, key: string, at: number): void {
  const held = map.get(key);
  if (!held) map.set(key, [at]);
  else if (held.at(-1) !== at) held.push(at);
}

/** Sentences and quotations of a longer text. */
function splitPieces(text: string): string[] {
  return text
    .split(/[.!?;]+(?=\s|$|["'\u201d)])|[\n"\u201c\u201d\u201e\u00ab\u00bb|{}()[\]]+|,\s|\s[-\u2013\u2014:]\s|:\s/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= 8)
    .slice(0, MOST_PIECES);
}

/** True for "firewall", "Windows firewall" or "Spotify firewall problem": no question, but what it is about. */
function isTopic(asked: string): boolean {
  const text = asked.trim();
  const most = OURS.test(text) || tellsOfTrouble(text) ? TOPIC_WORDS_OURS : TOPIC_WORDS;
  return TOPIC.test(text) && text.split(/\s+/, most + 1).length <= most;
}

/** How much a hit counts and why; null for one that proves nothing. `least` is 0 where a phrase need only hold the words. */
function rate(
  { cover, said, answered, fit, length, weight }: TextHit,
  words: number,
  key: string,
  least: number,
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
  const named = said > 0.95 && phrase?.kind === 'name' && !/\s/.test(phrase.text) && phrase.text.length >= NAME_LENGTH;
  const whole = said > 0.85 && phrase !== undefined && phrase.text.length >= 10 && length >= 2;
  // One word alone has to be most of what a phrase says; "Windows" fits too much to prove anything.
  if (least === 0 ? phrase === undefined : words === 1 && (phrase === undefined || said < LEAST_SAID)) return null;
  if (least === LEAST_CALM && said < CALM_SAID && !(answered > 0.8 && words > 2) && !named) return null;
  if (fit < least && !(cover >= least + 0.25 && answered >= 0.3) && !whole && !named) return null;
  return {
    score: whole ? Math.max(general, WEIGHT.whole * Math.min(1, weight / FULL_WEIGHT) + 180 * fit) : general,
    matched: nameMatch(phrase),
  };
}

/** What was recognised, in words for a person. */
function nameMatch(phrase: Phrase | undefined): string {
  if (!phrase) return 'words of the explanation';
  if (phrase.kind === 'message') return 'words of the message';
  return `like \u201c${phrase.text.length > 70 ? `${phrase.text.slice(0, 69)}\u2026` : phrase.text}\u201d`;
}
