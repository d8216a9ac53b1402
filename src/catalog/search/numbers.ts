import { fold } from '../normal';
import { type CodeHit, MAX_QUERY } from './query';

/** A bare number in a query. */
export interface NumberHit {
  number: string;
  /** True when words like "error" or "code" stand before it, or when it is all there is. */
  certain: boolean;
}

/** What stands before an error's number, before another kind of number, and after each. */
const BEFORE_CERTAIN =
  /(?:err(?:or|eur|ore|o)?|code|codes|fehler|fehlercode|c[oó]digo|kod|kode|koodi|b[lł][aąęe]d\p{L}*|hata|ошибк\p{L}*|код\p{L}*|fout|foutcode|fejl|fel|virhe|chyba|エラー|コード|错误|錯誤|代码|오류|코드|number|nr|status|http|exit)[\s:#.("'\]-]*$/u;
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
