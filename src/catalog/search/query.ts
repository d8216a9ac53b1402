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

/** A bare number in a query. */
export interface NumberHit {
  number: string;
  /** True when words like "error" or "code" stand before it, or when it is all there is. */
  certain: boolean;
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
  for (const match of [...folded.matchAll(/[a-z0-9]+(?:[_-][a-z0-9]+)+/g)].slice(0, 20)) {
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
const FILLERS = new Set(['error', 'code', 'err', 'fehler', 'fehlercode', 'number', 'nr', 'no', 'is']);

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

const BEFORE_CERTAIN =
  /(?:err(?:or|eur|ore|o)?|code|codes|fehler|fehlercode|c[oó]digo|kod|kode|koodi|b[lł][aą]d|hata|ошибк\p{L}*|код\p{L}*|fout|foutcode|fejl|fel|virhe|chyba|エラー|コード|错误|錯誤|代码|오류|코드|number|nr|status|http|exit)[\s:#.("'\]-]*$/u;
const AFTER_CERTAIN =
  /^\s*(?:(?:client|server|spotify|login|api) )?(?:error|err\b|fehler|not found|forbidden|unauthorized|bad request|bad gateway|service unavailable|too many requests)/;
const BEFORE_OTHER =
  /(?:windows|win|macos|mac os|os x|ubuntu|fedora|debian|mint|android|ios|version|ver|v|build|python|node|port|line|pid|attempt|step|since|after|for|last|top|iphone|ps|xbox|galaxy|pixel|page|nr\. ?of|chrome|firefox)[\s:.]*$/;
const AFTER_OTHER =
  /^\s*(?:%|ms\b|s\b|sec|min|hour|hr|day|week|month|year|mb\b|gb\b|kb\b|mbit|khz|bit\b|times|songs?|tracks?|people|users?|devices?|gib|mib|euro|usd|am\b|pm\b|st\b|nd\b|rd\b|th\b)/;

/** Bare numbers in a query that may be an error's number: not times, addresses, versions or amounts. */
export function findNumbers(query: string, skip: readonly CodeHit[] = []): NumberHit[] {
  const folded = fold(query.slice(0, MAX_QUERY));
  const found = new Map<string, boolean>();
  const alone = /^[\s"'([#-]*(?:e-)?-?\d{1,10}[\s"')\].!-]*$/.test(folded);
  for (const match of folded.matchAll(/\d+/g)) {
    const from = match.index;
    const to = from + match[0].length;
    if (match[0].length > 10 || skip.some((hit) => !hit.generic && from < hit.to && to > hit.from)) continue;
    const before = folded.slice(Math.max(0, from - 40), from);
    const after = folded.slice(to, to + 20);
    if (/[\d][.:]$|[\p{L}_]$/u.test(before) && !/(?:^|[^\p{L}])e$/u.test(before)) continue;
    if (/^(?:[.:]\d|-?[\p{L}_])/u.test(after) && !/^(?:er|x)\b/.test(after)) continue;
    // Sums.
    if (/\d\s*[+*\u00d7\u00f7]\s*$/.test(before) || /^\s*[+*\u00d7\u00f7]\s*\d/.test(after)) continue;
    // A date, or a share: 2024-11-10, 3/4.
    if (/\d[-/]$/.test(before) && /^[-/]\d/.test(after)) continue;
    if (/\d{4}-\d{1,2}-$/.test(before) || /^-\d{1,2}-\d/.test(after)) continue;
    // A number this long was copied from an error; nobody counts that far.
    const certain = alone || match[0].length >= 7 || BEFORE_CERTAIN.test(before) || AFTER_CERTAIN.test(after);
    const chained = /\d\s*(?:\/|or|and|,)\s*$/.test(before) && [...found.values()].includes(true);
    if (!certain && !chained && (BEFORE_OTHER.test(before) || AFTER_OTHER.test(after))) continue;
    // A minus counts as a sign only where nothing stands before it that it could join.
    const sign = /(?:^|[\s("':#])-$/.test(before) ? '-' : '';
    const number = sign + match[0].replace(/^0+(?=\d)/, '');
    found.set(number, (found.get(number) ?? false) || certain || chained);
  }
  return [...found].map(([number, certain]) => ({ number, certain }));
}

/** Names of other products whose errors people look up; ours mean nothing there. */
const OTHER_PRODUCTS =
  /\b(?:netflix|youtube|hulu|disney|prime video|apple music|itunes|deezer|tidal|soundcloud|pandora|steam|xbox|playstation|ps[45]|nintendo|roblox|minecraft|fortnite|valorant|league of legends|discord|whatsapp|telegram|instagram|facebook messenger|tiktok|snapchat|twitter|skype|zoom|teams|outlook|excel|powerpoint|onedrive|dropbox|google drive|adobe|printer|epson|canon|brother|windows update|microsoft store|docker|mysql|postgres|nginx|kodi|plex|jellyfin|vlc|paypal|gmail|bios)\b/;
const OURS = /spoti|spicetify|spotx|librespot|spotube|ncspot|com\.spotify|premium|song|playlist|widevine/;

/** True when the query is about another product's error and does not speak of Spotify at all. */
export function isAboutOther(query: string): boolean {
  const folded = fold(query.slice(0, MAX_QUERY));
  return OTHER_PRODUCTS.test(folded) && !OURS.test(folded);
}

/** Longest query in which a code that nobody knows decides; in a longer one the rest may say something. */
const SHORT = 8;

/**
 * True when the query names a code that the catalogue does not have: "auth:99", "0x80070643". Then the
 * words around it must not lead to another one.
 */
export function namesUnknownCode(
  query: string,
  known: (spelling: string) => boolean,
  numbers: ReadonlyMap<string, unknown>,
): boolean {
  const folded = fold(query.slice(0, MAX_QUERY));
  if (folded.split(' ').length <= SHORT) {
    // A browser's own error names.
    if (/^(?:net::)?(?:err|sec_error|ssl_error|dns_probe)_[a-z_]+$/.test(folded)) return true;
    const hex = /\b0x[0-9a-f]{5,8}\b/.exec(folded)?.[0];
    if (hex && !known(hex) && !known(`installer${hex}`)) return true;
    const number = /^(?:spotify )?(?:error|err|code|error code|fehler|fehlercode)?[ :#]*(-?\d{1,10})$/.exec(
      folded,
    )?.[1];
    if (number && !numbers.has(number) && !known(`error${number}`)) return true;
  }
  for (const match of folded.matchAll(
    /(?:^|[\s("'])([a-z_]{2,}(?:[ _][a-z]+){0,3})(\s?[:#]\s?|\s|-)-?(\d{1,4})(?=$|[\s)"'.,])/g,
  )) {
    const [, name, between, number] = match;
    if (name === undefined || number === undefined) continue;
    const words = name.split(/[ _]/).filter((word) => !FILLERS.has(word));
    // "at work accounts:99": the name may begin in the middle.
    for (let at = 0; at < words.length; at += 1) {
      const word = words.slice(at).join('');
      const exact = nearestNamespace(word);
      if (exact === null || (!between?.includes(':') && (exact !== word || word === 'installer'))) continue;
      return !known(word + number) && !known(exact + number) && folded.split(' ').length <= SHORT * 3;
    }
  }
  return false;
}
