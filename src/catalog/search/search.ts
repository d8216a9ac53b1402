import type { SearchAnswer, SearchHit, SearchSplit } from '../../contract/catalog';
import { fold } from '../normal';
import type { IndexRow, SearchIndex } from './index-data';
import { collectNames } from './names';
import { findNumbers } from './numbers';
import { type CodeHit, findCodes, findMisspelt, MAX_QUERY } from './query';
import { askToSplit } from './question';
import { tellsOfTrouble } from './trouble';
import { isAboutOther, namesUnknownCode } from './unknown';
import { createWordSearch } from './wording';

/** Most hits an answer holds. */
const MOST = 10;

/**
 * How much each way of recognising an entry counts. The ways add up, so that a number and a message
 * that agree beat either alone; the steps between them are wide enough that a name in full always
 * beats words that happen to fit. What wording counts stands in `wording.ts`.
 */
const WEIGHT = {
  code: 1000,
  genericCode: 560,
  logLine: 640,
  number: 600,
  weakNumber: 150,
  coined: 30,
} as const;

/** Share of the best score below which a hit is left out. */
const NOISE = 0.33;
const NOISE_BESIDE_CODE = 0.45;
/** What an alias counts beside a code that bears the same name. */
const ALIAS_SHARE = 0.7;
/** What a number counts that an entry mentions but does not bear. */
const MENTIONED_SHARE = 0.8;
/** What a number counts whose sign is another: "2" for the installer's −2. */
const OTHER_SIGN_SHARE = 0.35;
/** Longest question in which an error's number that the catalogue lacks decides, and wording that is still believed then. */
const STRANGE_LENGTH = 8;
const SURE_WORDING = 600;
/** Hits this close to the best one are as good as it. */
const LEVEL = 0.93;

/** What a pasted log line tells: the codes it may hint at, none for a line that is known and harmless. */
export interface LogHint {
  /** What the line says, without time and place. */
  says: string;
  possible: readonly string[];
}

/** Reads a line as one of Spotify's log; null for anything else. Supplied by the log grammar. */
export type ReadLogLine = (line: string) => LogHint | null;

interface Candidate {
  row: IndexRow;
  rank: number;
  score: number;
  matched: string;
  best: number;
}

/** Prepares a search over an index made by `buildSearchIndex`. The returned function is pure and never throws. */
export function createSearch(
  index: SearchIndex,
  readLogLine: ReadLogLine = () => null,
): (query: string) => SearchAnswer {
  const { rows } = index;
  const names = collectNames(rows);
  const findWording = createWordSearch(index);
  const spellings = [...names.codes.keys(), ...names.aliases.keys()];
  const known = (spelling: string) => names.codes.has(spelling) || names.aliases.has(spelling);

  const findNames = (text: string) =>
    findCodes(text, known).filter((hit) => !isOnlyWords(hit, names.tight.has(hit.spelling)));

  return (query) => {
    const asked = query.slice(0, MAX_QUERY);
    const found = new Map<number, Candidate>();
    const add = (at: number, score: number, matched: string) => {
      const row = rows[at];
      if (!row || score <= 0) return;
      const held = found.get(at);
      if (!held) found.set(at, { row, rank: at, score, matched, best: score });
      else {
        held.score += score;
        if (score > held.best) Object.assign(held, { best: score, matched });
      }
    };

    const addNames = (hits: readonly CodeHit[], share: number) => {
      for (const hit of hits) {
        const weight = (hit.generic ? WEIGHT.genericCode : WEIGHT.code) * share;
        const bearers = names.codes.get(hit.spelling) ?? [];
        for (const at of bearers) add(at, weight, hit.written);
        // Where a code bears the name itself, those that only go by it as well come after.
        const part = bearers.length > 0 ? ALIAS_SHARE : 1;
        for (const at of names.aliases.get(hit.spelling) ?? []) add(at, weight * part, hit.written);
      }
    };

    // 1. Log lines, by what they may hint at. What they say is not read as a person's words.
    const hints = new Set<string>();
    const words: string[] = [];
    for (const line of asked.split(/\r?\n/).slice(0, 200)) {
      const hint = line.length < 2000 ? readLogLine(line) : null;
      if (!hint) words.push(line);
      else if (!hints.has(hint.says)) {
        hints.add(hint.says);
        for (const [place, code] of hint.possible.entries()) {
          const at = names.row.get(fold(code));
          if (at !== undefined) add(at, WEIGHT.logLine - place * 60, `log: ${hint.says}`);
        }
        // A name in a log line counts less than one that a person wrote; a host's name in passing says little.
        for (const hit of findNames(hint.says)) addNames([hit], /\w\.\w/.test(hit.written) ? 0.4 : 0.9);
      }
    }
    const text = words.join('\n');

    // 2. Names of codes, in any spelling.
    const written = findNames(text);
    const specific = written.some((hit) => !hit.generic);
    const other = !specific && isAboutOther(text);
    const codeHits = other ? [] : [...written, ...findMisspelt(text, written, spellings)];
    addNames(codeHits, 1);

    // 3. Bare numbers, with every namespace they occur in.
    const named = codeHits.some((hit) => !hit.generic);
    const silent = other || namesUnknownCode(text, (spelling) => known(spelling), names.numbers);
    const numberHits = silent ? [] : findNumbers(text, codeHits);
    // An error's number that nobody knows: only a message in full may still say what it is.
    const strange =
      !specific &&
      numberHits.some((hit) => hit.certain) &&
      !numberHits.some(({ number }) => names.numbers.has(number)) &&
      text.split(/\s+/, 12).length <= STRANGE_LENGTH;
    const wording = silent ? [] : findWording(text).filter((hit) => !strange || hit.score >= SURE_WORDING);
    const folded = fold(text);
    for (const { number, certain } of numberHits) {
      // A number that may be anything counts only for an entry that the words speak of as well.
      const backed =
        certain || isBrief(text) || (number.length > 2 && (/^[45]\d\d$/.test(number) || tellsOfTrouble(text)))
          ? null
          : new Set(wording.map(({ at }) => at));
      const weight = certain ? WEIGHT.number : WEIGHT.weakNumber;
      // The number in a code's name weighs more than one that an entry only mentions (a proxy's 403).
      const coined = `error:${number}`;
      const inName = new RegExp(`(?:^|\\D)${number}(?:\\D|$)`);
      const weightOf = (code: string) => {
        if (!inName.test(code)) return weight * MENTIONED_SHARE;
        // Somebody may write our own name for a bare number.
        return weight + (code.startsWith(coined) && folded.includes(coined) ? WEIGHT.coined : 0);
      };
      for (const at of names.numbers.get(number) ?? [])
        if (!backed || backed.has(at)) add(at, weightOf(rows[at]?.code ?? ''), `number ${number}`);
      const turned = number.startsWith('-') ? number.slice(1) : `-${number}`;
      for (const at of certain ? (names.numbers.get(turned) ?? []) : [])
        add(at, weight * OTHER_SIGN_SHARE, `number ${turned}`);
    }

    // 4. Wording: messages, symptoms, titles.
    for (const hit of wording) add(hit.at, hit.score, hit.matched);

    const order = [...found.values()].sort((a, b) => b.score - a.score || a.rank - b.rank);
    const top = order[0]?.score ?? 0;
    const decided = codeHits.some(
      (hit) => !hit.generic && (names.codes.get(hit.spelling) ?? names.aliases.get(hit.spelling) ?? []).length === 1,
    );
    // Beside a code named in full, a few fitting words are noise; without one they are all there is.
    const least = top * (decided ? NOISE_BESIDE_CODE : NOISE);
    const certain = numberHits.filter((hit) => hit.certain).map(({ number }) => number);
    // A number's other meanings stay, however well one of them fits.
    const bears = ({ row }: Candidate) => !decided && certain.some((number) => row.numbers.includes(number));
    const kept = order.filter((candidate) => candidate.score >= least || bears(candidate)).slice(0, MOST);
    const level = kept.filter((candidate) => candidate.score >= top * LEVEL);
    const shared =
      named || certain.length > 1 ? undefined : certain.find((number) => (names.numbers.get(number)?.length ?? 0) > 1);
    const bearers = shared === undefined ? [] : kept.filter(({ row }) => row.numbers.includes(shared));
    const choice = level.length > 1 ? level : bearers;
    const ambiguous = choice.length > 1 && !decided;
    const split: SearchSplit | null = ambiguous
      ? {
          number: bearers.length > 1 ? (shared ?? null) : null,
          among: (bearers.length > 1 ? bearers : choice).map(({ row: { code, subsystem } }) => ({ code, subsystem })),
        }
      : null;
    const splitting = split && askToSplit(split);
    return {
      query,
      ambiguous,
      question: splitting && `${splitting.lead} ${splitting.question}`,
      split,
      results: kept.map((candidate) => toHit(candidate, top)),
    };
  };
}

/** True for a name without a number that was written as ordinary words: two may stand side by side by chance. */
function isOnlyWords({ written, spelling }: CodeHit, tight: boolean): boolean {
  return !/\d/.test(spelling) && /^[\p{L} ]+$/u.test(written) && (tight || written.split(' ').length === 2);
}

/** Two or three words: "login 17". */
function isBrief(text: string): boolean {
  return text.trim().split(/\s+/, 5).length <= 3;
}

function toHit({ row, score, matched }: Candidate, top: number): SearchHit {
  const { id, code, title, side, severity } = row;
  return { id, code, title, side, severity, score: Math.round((score / Math.max(top, 1000)) * 1000) / 1000, matched };
}
