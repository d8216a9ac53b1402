import MiniSearch from 'minisearch';
import type { SearchAnswer, SearchHit } from '../../contract/catalog';
import { fold, messageKey } from '../normal';
import { FIELDS, type IndexRow, type SearchIndex, TEXT_OPTIONS } from './index-data';
import { findCodes, findNumbers, MAX_QUERY, namesUnknownCode } from './query';
import { splitQuestion } from './question';
import { indexWord, indexWords, splitWords } from './words';

/** Most hits an answer holds. */
const MOST = 10;

/**
 * How much each way of recognising an entry counts. The ways add up, so that a number and a message
 * that agree beat either alone; the steps between them are wide enough that a name in full always
 * beats words that happen to fit.
 */
const WEIGHT = {
  code: 1000,
  genericCode: 560,
  name: 700,
  message: 800,
  messageInside: 760,
  messagePart: 420,
  logLine: 640,
  number: 500,
  weakNumber: 150,
  text: 400,
} as const;

/** Share of the best score below which a hit is left out. */
const NOISE = 0.12;
const NOISE_BESIDE_CODE = 0.4;
/** What an alias counts beside a code that bears the same name. */
const ALIAS_SHARE = 0.7;
/** What a number counts that an entry mentions but does not bear. */
const MENTIONED_SHARE = 0.8;
/** What a number counts whose sign is another: "2" for the installer's −2. */
const OTHER_SIGN_SHARE = 0.3;

/** Codes a pasted log line may hint at; supplied by the log grammar. */
export type ReadLogLine = (line: string) => { event: string; possible: string[] } | null;

interface Candidate {
  row: IndexRow;
  score: number;
  matched: string;
  best: number;
}

/** Prepares a search over an index made by `buildSearchIndex`. The returned function is pure and never throws. */
export function createSearch(
  index: SearchIndex,
  readLogLine: ReadLogLine = () => null,
): (query: string) => SearchAnswer {
  const text = MiniSearch.loadJS<{ id: number }>(index.text as Parameters<typeof MiniSearch.loadJS>[0], TEXT_OPTIONS);
  const codes = new Map(Object.entries(index.codes));
  const aliases = new Map(Object.entries(index.aliases));
  const numbers = new Map(Object.entries(index.numbers));
  const messages = new Map(Object.entries(index.messages));
  const words = new Map(Object.entries(index.words));
  const rowOfCode = new Map(index.rows.map((row) => [fold(row.code), row]));
  const known = (spelling: string) => codes.has(spelling) || aliases.has(spelling);
  const total = index.rows.length;
  const weightOf = (word: string) => Math.log(1 + total / (1 + (words.get(word) ?? 0)));

  return (query) => {
    const asked = query.slice(0, MAX_QUERY);
    const found = new Map<number, Candidate>();
    const add = (at: number, score: number, matched: string) => {
      const row = index.rows[at];
      if (!row || score <= 0) return;
      const held = found.get(at);
      if (!held) found.set(at, { row, score, matched, best: score });
      else {
        held.score += score;
        if (score > held.best) Object.assign(held, { best: score, matched });
      }
    };

    // 1. Names of codes, in any spelling.
    const codeHits = findCodes(asked, known);
    for (const hit of codeHits) {
      const named = /\d/.test(hit.spelling) || /[_:]/.test(hit.written);
      const weight = hit.generic
        ? WEIGHT.genericCode
        : named || hit.written === fold(asked)
          ? WEIGHT.code
          : WEIGHT.name;
      const bearers = codes.get(hit.spelling) ?? [];
      for (const at of bearers) add(at, weight, hit.written);
      // Where a code bears the name itself, those that only go by it as well come after.
      const share = bearers.length > 0 ? ALIAS_SHARE : 1;
      for (const at of aliases.get(hit.spelling) ?? []) add(at, weight * share, hit.written);
    }

    // 2. Bare numbers, with every namespace they occur in.
    const unknownCode = namesUnknownCode(asked, known);
    const numberHits = unknownCode ? [] : findNumbers(asked, codeHits);
    for (const { number, certain } of numberHits) {
      const weight = certain ? WEIGHT.number : WEIGHT.weakNumber;
      // The number in a code's name weighs more than one that an entry only mentions (a proxy's 403).
      const inName = new RegExp(`(?:^|\\D)${number}(?:\\D|$)`);
      for (const at of numbers.get(number) ?? [])
        add(at, inName.test(index.rows[at]?.code ?? '') ? weight : weight * MENTIONED_SHARE, number);
      const turned = number.startsWith('-') ? number.slice(1) : `-${number}`;
      for (const at of numbers.get(turned) ?? []) add(at, weight * OTHER_SIGN_SHARE, turned);
    }

    // 3. Log lines, by what they may hint at.
    for (const line of asked.split(/\r?\n/).slice(0, 200)) {
      const event = line.length < 2000 ? readLogLine(line) : null;
      event?.possible.forEach((code, place) => {
        const row = rowOfCode.get(fold(code));
        if (row) add(row.rank, WEIGHT.logLine - place * 20, event.event);
      });
    }

    // 4. A whole message, exactly.
    const key = messageKey(asked);
    for (const at of messages.get(key) ?? []) add(at, WEIGHT.message, 'the same message');

    // 5. Words: messages, symptoms, titles, causes.
    if (!unknownCode) for (const hit of searchText(asked, key)) add(hit.at, hit.score, hit.matched);

    const order = [...found.values()].sort((a, b) => b.score - a.score || a.row.rank - b.row.rank);
    const top = order[0]?.score ?? 0;
    const decided = codeHits.some(
      (hit) => !hit.generic && (codes.get(hit.spelling) ?? aliases.get(hit.spelling) ?? []).length === 1,
    );
    // Beside a code named in full, a few fitting words are noise; without one they are all there is.
    const least = top * (decided ? NOISE_BESIDE_CODE : NOISE);
    const kept = order.filter((candidate) => candidate.score >= least).slice(0, MOST);
    const level = kept.filter((candidate) => isLevel(candidate, kept[0]));
    const shared = numberHits.some(({ number, certain }) => certain && (numbers.get(number)?.length ?? 0) > 1);
    const named = codeHits.some((hit) => !hit.generic);
    const ambiguous = kept.length > 1 && !decided && (level.length > 1 || (shared && !named));
    return {
      query,
      ambiguous,
      question: ambiguous
        ? splitQuestion(
            numberHits,
            ambiguous && level.length < 2 ? kept.map(({ row }) => row) : level.map(({ row }) => row),
          )
        : null,
      results: kept.map((candidate) => toHit(candidate, top)),
    };
  };

  function searchText(asked: string, key: string): { at: number; score: number; matched: string }[] {
    // Short numbers were dealt with as numbers; here they would only meet line numbers and minutes.
    const askedWords = [...new Set(indexWords(asked))].filter((word) => !/^\d{1,4}$/.test(word));
    if (askedWords.length === 0) return [];
    // A pasted page has hundreds of words; the rarest ones say what it is about.
    const used =
      askedWords.length <= 40 ? askedWords : [...askedWords].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, 40);
    const whole = used.reduce((sum, word) => sum + weightOf(word), 0);
    const last = used.at(-1);
    const results = text.search(used.join(' '), {
      boost: FIELDS,
      tokenize: (joined) => joined.split(' '),
      processTerm: (word) => word,
      prefix: (word) => word === last && word.length >= 3,
      fuzzy: (word) => (words.has(word) || word.length < 4 || /\d/.test(word) ? false : word.length < 6 ? 1 : 2),
    });
    const best = results[0]?.score ?? 1;
    const hits: { at: number; score: number; matched: string }[] = [];
    for (const result of results.slice(0, 60)) {
      const row = index.rows[Number(result.id)];
      if (!row) continue;
      const met = result.queryTerms.reduce((sum, word) => sum + weightOf(word), 0);
      const coverage = met / whole;
      const message = rateMessages(row.messages, key);
      // Half the meaning of a question has to be met; a message that stands in the text needs no more.
      if (coverage < 0.5 && message === 0) continue;
      const score = WEIGHT.text * coverage ** 1.5 * (0.35 + 0.65 * (result.score / best)) + message;
      hits.push({
        at: row.rank,
        score,
        matched: message > 0 ? 'words of the message' : result.queryTerms.slice(0, 5).join(' '),
      });
    }
    return hits;
  }
}

/** How well a query and one of an entry's messages contain each other. */
function rateMessages(messages: readonly string[], key: string): number {
  let best = 0;
  for (const message of messages) {
    if (message === key || message.length < 8 || key.length < 8) continue;
    if (key.includes(message)) best = Math.max(best, WEIGHT.messageInside * Math.min(1, 0.6 + message.length / 100));
    else if (message.includes(key)) best = Math.max(best, WEIGHT.messagePart + 200 * (key.length / message.length));
    else {
      const there = splitWords(message).filter((word) => indexWord(word) !== null);
      if (there.length < 3) continue;
      const asked = new Set(splitWords(key));
      const share = there.filter((word) => asked.has(word)).length / there.length;
      if (share >= 0.75) best = Math.max(best, WEIGHT.messagePart * share);
    }
  }
  return best;
}

/** Two candidates are level when nothing but the catalogue's own order parts them. */
function isLevel(candidate: Candidate, first: Candidate | undefined): boolean {
  return first !== undefined && candidate.score >= first.score * 0.93;
}

function toHit({ row, score, matched }: Candidate, top: number): SearchHit {
  const { id, code, title, side, severity } = row;
  return { id, code, title, side, severity, score: Math.round((score / Math.max(top, 1000)) * 1000) / 1000, matched };
}
