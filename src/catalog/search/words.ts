import { stemmer } from 'stemmer';
import { plain } from '../normal';

/** Words that carry no meaning of their own in a question about an error. */
const STOP = new Set(
  (
    'a an and are as at be but by can could did do does for from get gets got had has have having he help hey hi how i if im in into is it its ' +
    'just like me my of on or our out please pls so some spotify spotifys than that the their them then there these they thing this to up us ' +
    'was we were what when where which who why will with would you your yes app desktop client error errors code codes errorcode fehler ' +
    'fehlercode der die das und ist ich bei mit el la los las de del un una es en que por al con le les des une et est du dans il lo ' +
    'em um uma no na os e o y je ne pas since yesterday today again anyone someone always keep keeps every any all message says say shows'
  ).split(/\s+/),
);

/** Different words for one thing; the right side is what the index holds. */
const SAME: Readonly<Record<string, string>> = {
  gray: 'grey',
  grayed: 'grey',
  greyed: 'grey',
  grayscale: 'grey',
  signin: 'login',
  logon: 'login',
  signed: 'login',
  sign: 'login',
  log: 'login',
  logging: 'login',
  logged: 'login',
  track: 'song',
  tracks: 'song',
  songs: 'song',
  cannot: 'cant',
  couldnt: 'cant',
  wont: 'cant',
  unable: 'cant',
  doesnt: 'cant',
  wifi: 'wifi',
  wlan: 'wifi',
  pc: 'computer',
  laptop: 'computer',
  blank: 'black',
  pihole: 'pihole',
  adguard: 'adguard',
  acc: 'account',
  pw: 'password',
};

/** Splits text into comparable words: letters and digits apart, accents off, CJK in pairs. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  for (const piece of plain(text.toLowerCase().replace(/['\u2019]/g, '')).match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []) {
    if (!/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(piece)) {
      words.push(piece);
      continue;
    }
    for (let at = 0; at < Math.max(1, piece.length - 1); at += 1) words.push(piece.slice(at, at + 2));
  }
  return words;
}

/** The form under which a word is indexed and looked up; null for a word without meaning. */
export function indexWord(word: string): string | null {
  if (STOP.has(word)) return null;
  const same = SAME[word] ?? word;
  return /^[a-z]{4,}$/.test(same) ? stemmer(same) : same;
}

/** Words of a text in index form. */
export function indexWords(text: string): string[] {
  return splitWords(text).flatMap((word) => indexWord(word) ?? []);
}
