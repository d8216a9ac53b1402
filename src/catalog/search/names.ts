import { fold } from '../normal';
import { isGenericNumber, spellings } from './codes';
import type { IndexRow } from './index-data';

/** Names and numbers of codes, each leading to the rows that bear it. */
export interface Names {
  /** Spelling of a code, letters and digits only -> rows that bear it. */
  codes: ReadonlyMap<string, readonly number[]>;
  /** Spelling of an alias -> rows that go by it as well. */
  aliases: ReadonlyMap<string, readonly number[]>;
  /** Spellings that count only when written in one piece: "SpotifyUpdate.exe" is a name, "Spotify update" is not. */
  tight: ReadonlySet<string>;
  /** Bare number, with its sign -> rows. */
  numbers: ReadonlyMap<string, readonly number[]>;
  /** Folded code -> row. */
  row: ReadonlyMap<string, number>;
}

/** An alias that can only be a name: with a digit, an underscore and the like. Others are words and found as words. */
const NAME_LIKE = /[\d_:@/\\]|\w\.\w|[a-z][A-Z]/;

/** Collects the names and numbers of all rows. */
export function collectNames(rows: readonly IndexRow[]): Names {
  const codes = new Map<string, number[]>();
  const aliases = new Map<string, number[]>();
  const numbers = new Map<string, number[]>();
  const tight = new Set<string>();
  const put = (map: Map<string, number[]>, key: string, row: number) => {
    const held = map.get(key);
    if (!held) map.set(key, [row]);
    else if (held.at(-1) !== row) held.push(row);
  };
  for (const [at, row] of rows.entries()) {
    // "error:409" is the catalogue's own name for a number without a namespace: no better than the number.
    const coined = /^error:\d/.test(row.code);
    for (const spelling of spellings(row.code)) {
      // "HTTP 403" says no more than the number.
      const plain = coined || (/^http\d+$/.test(spelling) && row.numbers.includes(spelling.slice(4)));
      if (!plain || !isGenericNumber(spelling)) put(codes, spelling, at);
    }
    for (const alias of row.aliases)
      if (NAME_LIKE.test(alias))
        for (const spelling of spellings(alias)) {
          if (isGenericNumber(spelling) || codes.get(spelling)?.includes(at)) continue;
          put(aliases, spelling, at);
          if (!/[\d_:]/.test(alias)) tight.add(spelling);
        }
    for (const number of row.numbers) put(numbers, number, at);
  }
  return { codes, aliases, tight, numbers, row: new Map(rows.map((row, at) => [fold(row.code), at])) };
}
