import { stemmer } from 'stemmer';
import { plain } from '../normal';
import { editDistance } from './distance';
import { EAST_ASIAN, EAST_ASIAN_WORDS, readLexicon, TRANSLATIONS } from './lexicon';
import { SAME_WORDS, STOP } from './word-lists';

/** Different words for one thing -> the one that the index holds. */
const SAME = readLexicon(SAME_WORDS);

/** Pieces of text that are words: letters of one script, or digits. */
const PIECES = /[\p{L}\p{M}]+|\p{N}+/gu;
const PAIRED = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** Several words that mean something else than each alone. */
const TWO_WORDS: readonly [RegExp, string][] = [
  [
    /\b(?:log(?:s|ged|ging)?|sign(?:s|ed|ing)?|kick(?:s|ed|ing)?|thr(?:own?|ew)) (?:me |you |us |him |her )?out\b/g,
    'logout',
  ],
  [/\bsign(?:s|ed|ing)?[ -]?up\b/g, 'signup'],
  [/\b(?:log|sign)-in\b/g, 'login'],
  [/\bwi-fi\b/g, 'wifi'],
  [/\be-mail\b/g, 'email'],
  [/\boff-line\b/g, 'offline'],
  [/\bpi-hole\b/g, 'pihole'],
  [/\bad-?block(?:er|ers|ing)?\b/g, 'adblock'],
  [/\bad block(?:er|ers|ing)\b/g, 'adblock'],
  [/\b(?:segmentation (?:fault|violation)|core dump(?:ed)?)\b/g, 'segfault'],
  [/\bmot de passe\b/g, 'password'],
  [/\b(?:nom dutilisateur|nombre de usuario|nome (?:de )?(?:usuario|utente))\b/g, 'username'],
  [/\b(?:inici(?:ar|o de|a) sesion)\b/g, 'login'],
  [/\b(?:sin conexion|hors (?:ligne|connexion))\b/g, 'offline'],
  [/\bpare-feu\b/g, 'firewall'],
  [/\bmise a jour\b/g, 'update'],
];

/** Cheap sign that one of those may be in a text; it only saves time. */
const MAY_HAVE_TWO =
  /\b(?:(?:log|sign|kick|thr)[a-z]* |(?:log|sign|wi|e|off|pi|ad|pare)-|ad block|mot de|nom|inici|sin con|hors|mise a|segmentation|core d)/;

/** Anything longer is no word, and would only take time. */
const LONGEST_WORD = 40;

/** Splits text into comparable words: letters and digits apart, accents off, CJK in pairs. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let lower = plain(text.toLowerCase().replace(/['\u2019`\u00b4]/g, ''));
  if (MAY_HAVE_TWO.test(lower)) for (const [verb, meaning] of TWO_WORDS) lower = lower.replace(verb, meaning);
  if (PAIRED.test(lower)) lower = lower.replace(EAST_ASIAN, (word) => ` ${EAST_ASIAN_WORDS.get(word) ?? ''} `);
  for (const piece of lower.match(PIECES) ?? []) {
    if (!PAIRED.test(piece)) {
      words.push(piece.length > LONGEST_WORD ? piece.slice(0, LONGEST_WORD) : piece);
      continue;
    }
    for (let at = 0; at < Math.max(1, piece.length - 1); at += 1) words.push(piece.slice(at, at + 2));
  }
  return words;
}

/** The form under which a word is indexed and looked up; null for a word without meaning and for numbers, which are found as numbers. */
export function indexWord(word: string): string | null {
  if (STOP.has(word) || /^(?:\d+|[a-z])$/.test(word)) return null;
  const same = SAME.get(word) ?? TRANSLATIONS.get(word) ?? word;
  return /^[a-z]{4,}$/.test(same) ? stemmer(same) : same;
}

/** Words of a text in index form. */
export function indexWords(text: string): string[] {
  return splitWords(text).flatMap((word) => indexWord(word) ?? []);
}

/** True when a text has words of another language that mean something here. */
export function isForeign(text: string): boolean {
  return PAIRED.test(text) || splitWords(text).some((word) => TRANSLATIONS.has(word));
}

/** True for a word without meaning that has a slip in it: "rigth", "spotfy". */
export function isNearlyEmpty(word: string): boolean {
  if (word.length < 5) return false;
  for (const empty of STOP)
    if (
      empty.length >= 5 &&
      empty[0] === word[0] &&
      Math.abs(empty.length - word.length) <= 1 &&
      editDistance(word, empty, 1) <= 1
    )
      return true;
  return false;
}

const CONTEXT = new Set([
  'linux',
  'mac',
  'maco',
  'mswindow',
  'comput',
  'phone',
  'android',
  'iphon',
  'io',
  'flatpak',
  'snap',
]);

/** True for a word, in index form, that says where something happens and not what. */
export function isContext(form: string): boolean {
  return CONTEXT.has(form);
}
