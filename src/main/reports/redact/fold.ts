/** A text as names are compared: case, accents, look-alikes and encodings aside. */
export interface Folded {
  text: string;
  /** For each character of `text`, where in the source it begins and ends. */
  from: number[];
  to: number[];
}

/** Letters of other scripts that look like Latin ones, and Latin ones that no decomposition takes apart. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w',
  к: 'k', м: 'm', т: 't', н: 'h', в: 'b', α: 'a', ο: 'o', ν: 'v', ρ: 'p', τ: 't', υ: 'u', ι: 'i', κ: 'k', χ: 'x',
  ε: 'e', η: 'n', ω: 'w', γ: 'y', β: 'b', ı: 'i', ɡ: 'g', ɑ: 'a', ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't',
  ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ſ: 's', ƒ: 'f', ǀ: 'l', ո: 'n', ս: 'u', օ: 'o', հ: 'h', ց: 'g',
}; // biome-ignore format: a table reads better in rows

/** `%41`, `%2541`, `\u0041`, `\u{41}`, `\x41`, `&#65;`, `&#x41;` */
const ENCODED =
  /(?:%(?:25){0,3}[0-9a-f]{2}){1,48}|\\+u\{([0-9a-f]{1,6})\}|\\+u([0-9a-f]{4})|\\+x([0-9a-f]{2})|&#x([0-9a-f]{1,6});|&#(\d{1,7});/iy;

/** Folds a text. What says nothing (zero-width characters, accents alone) leaves no character behind. */
export function fold(source: string): Folded {
  const folded: Folded = { text: '', from: [], to: [] };
  const add = (char: string, from: number, to: number) => {
    for (const unit of foldCharacter(char)) {
      folded.text += unit;
      folded.from.push(from);
      folded.to.push(to);
    }
  };
  for (let at = 0; at < source.length; ) {
    const first = source[at];
    if (first === '%' || first === '\\' || first === '&') {
      ENCODED.lastIndex = at;
      const match = ENCODED.exec(source);
      const decoded = match && decode(match);
      if (match && decoded) {
        for (const char of decoded) add(char, at, at + match[0].length);
        at += match[0].length;
        continue;
      }
    }
    const char = String.fromCodePoint(source.codePointAt(at) ?? 0);
    add(char, at, at + char.length);
    at += char.length;
  }
  return folded;
}

function decode(match: RegExpExecArray): string {
  const [whole, braced, four, two, hex, decimal] = match;
  if (whole.startsWith('%')) {
    const bytes = [...whole.matchAll(/%(?:25){0,3}([0-9a-f]{2})/gi)].map(([, pair = '']) => Number.parseInt(pair, 16));
    return new TextDecoder().decode(Uint8Array.from(bytes));
  }
  const point = decimal ? Number(decimal) : Number.parseInt(braced ?? four ?? two ?? hex ?? '', 16);
  return Number.isInteger(point) && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

function foldCharacter(char: string): string {
  if (char >= ' ' && char <= '~') return char.toLowerCase();
  const plain = char
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '');
  return [...plain].map((sign) => (Object.hasOwn(LOOK_ALIKE, sign) ? LOOK_ALIKE[sign] : sign)).join('');
}
