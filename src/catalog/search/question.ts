import type { SearchSplit } from '../../contract/catalog';

/** The words of the question that splits several hits, in one language. */
export interface SplitWords {
  /** What a person was doing when an entry of a subsystem shows up: the end of "Were you ...". */
  doing: Readonly<Record<string, string>>;
  inBrowser: string;
  /** What happens instead, as a question of its own. */
  happens: Readonly<Record<string, string>>;
  /** A small number in words. */
  count: (n: number) => string;
  meanings: (number: string, count: string) => string;
  fit: (count: string) => string;
  situation: (doing: readonly string[], happens: readonly string[]) => string;
  says: (names: string) => string;
  isThere: (names: string) => string;
  just: (number: string) => string;
  or: string;
  anyOther: string;
}

const COUNT = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

export const SPLIT_WORDS: SplitWords = {
  doing: {
    auth: 'signing in',
    accounts: 'signing in',
    account: 'signing in',
    session: 'signing in',
    login: 'signing in',
    installer: 'installing or updating',
  },
  inBrowser: 'signing in through the browser',
  happens: {
    accesspoint: 'did Spotify lose its connection',
    ap: 'did Spotify lose its connection',
    network: 'did Spotify lose its connection',
    offline: 'does it just not play',
    playback: 'does it just not play',
    drm: 'does it just not play',
    http: 'do pages not load',
    ui: 'does the window stay empty',
    start: 'does Spotify not start',
    storage: 'is the disk full',
    webapi: 'does a program of yours use the Web API',
  },
  count: (n) => COUNT[n] ?? 'several',
  meanings: (number, count) => `${number} has ${count} meanings.`,
  fit: (count) => `${count} entries fit.`,
  situation([first, ...others], happens) {
    const parts = first === undefined ? happens : [`were you ${first}`, ...others, ...happens];
    // A comma before "or": a new question begins there.
    return `${parts.slice(0, -1).join(', ')}, or ${parts.at(-1) ?? ''}?`;
  },
  says: (names) => `Does it say ${names}?`,
  isThere: (names) => `Is there a code with it: ${names}?`,
  just: (number) => `just ${number}`,
  or: ' or ',
  anyOther: 'Which code or which other words does Spotify show?',
};

/** Most choices a question offers; with more it would not be a short one. */
const MOST_CHOICES = 3;

/**
 * How many entries fit equally well, and the one question that splits them. `number` is the bare number they
 * share, if it is that; otherwise they share a message or a description.
 */
export function askToSplit(split: SearchSplit, words: SplitWords = SPLIT_WORDS): { lead: string; question: string } {
  const { number, among } = split;
  const count = words.count(among.length);
  const lead = number === null ? words.fit(count) : words.meanings(number, count);
  const question = askSituation(among, words) ?? askName(split, words) ?? words.anyOther;
  return { lead: capital(lead), question: capital(question) };
}

/** Asks what the person was doing, where that parts the hits. */
function askSituation(among: SearchSplit['among'], words: SplitWords): string | null {
  const doing = [...new Set(among.flatMap((one) => doingOf(one, words) ?? []))];
  const happens = [...new Set(among.flatMap(({ subsystem }) => words.happens[subsystem] ?? []))];
  const choices = doing.length + happens.length;
  return choices < 2 || choices > MOST_CHOICES ? null : words.situation(doing, happens);
}

function doingOf({ code, subsystem }: SearchSplit['among'][number], words: SplitWords): string | undefined {
  return /^(?:desktop_login|browser-login)/.test(code) ? words.inBrowser : words.doing[subsystem];
}

/** Asks for the code as Spotify shows it, where all hits are met in the same situation. */
function askName({ number, among }: SearchSplit, words: SplitWords): string | null {
  if (among.length > MOST_CHOICES) return null;
  // "error:409" is our name for a number that stands alone.
  const shown = among.map(({ code }) => (/^error:\d/.test(code) ? null : (/^[a-z_]+:-?\d+$/.exec(code)?.[0] ?? '')));
  if (shown.includes('') || shown.every((code) => code === null)) return null;
  const codes = shown.flatMap((code) => code ?? []);
  if (number === null) return shown.includes(null) ? null : words.isThere(list(codes, words.or));
  return words.says(
    shown.includes(null) ? `${codes.join(', ')},${words.or}${words.just(number)}` : list(codes, words.or),
  );
}

/** "a, b or c" */
function list(parts: readonly string[], or: string): string {
  return [parts.slice(0, -1).join(', '), parts.at(-1) ?? ''].filter(Boolean).join(or);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
