import { stemmer } from 'stemmer';
import { plain } from '../normal';
import { editDistance } from './distance';
import { EAST_ASIAN, EAST_ASIAN_WORDS, readLexicon, TRANSLATIONS } from './lexicon';

/** Words that carry no meaning of their own in a question about an error. */
const STOP = new Set(
  (
    'a about actually additionally after again all also although always am an and another any anybody anyone as at be because been before being bug but by ' +
    'come could day days did do does done each ever every everytime fix fixed for from get gets getting give gives go goes going got had happen happens has ' +
    'have having he hello help hey hi how i idea ideas if im in into is issue it its itself ive just keep keeps kind know like me might more most much my myself now of ' +
    'often oh ok on once one or our out over please pls possible problem problems quite really same say saying says see she should show showing shown shows simply since so ' +
    'solve some somehow spotify spotifys still strange suddenly than thank thanks that the their them then there these they thing things this those though to today together ' +
    'too tried try trying up us use used using very via was way we were what when whenever where which while who whole why will with would yes yesterday yet ' +
    'you your app apps desktop program error errors code codes errorcode message messages reads err http https www com org url ' +
    'went comes came coming ' +
    'time times tell tells told want wants ask asks apply applying applied ' +
    'minute minutes hour hours second seconds week weeks month months year years morning evening moment right ' +
    // Other languages: articles, pronouns, "error" and "code".
    'aber als am auf aus bei beim bin bitte da das dass dein deine dem den der des die dies diese dieser dir du ein eine einem einen einer er es fehler fehlercode fehlermeldung fur hat ' +
    'ich ihr im ist meine mein mich mir mit nach oder sich sie sind und uber um und vom von vor wenn wer wie wir zu zum zur seit immer ' +
    'al anche che codigo codice con de del della di do da dos das e el ella em en erreur erro errore es esta este esto et eu il ils je la las le les lo los ma me mes mi mon na nel nous o ' +
    'os ou para par per pour por que qui se ser si su sur ta te tu tus un una une uno vous y au aux ce cet cette dans du est sa son ses ' +
    'een het ik je mijn op van voor wij zijn foutcode fout kod bledu blad hata kodu felkod ett det och pa som att w z na i do sie czy ' +
    'kann konnen konnte puede puedo peut pode posso podes puo posso kan mozna moze salio deu andato gaat ging es se sta esta estar ' +
    'posible possivel possibile получается свои ' +
    'jetzt gerade zurzeit momentan derzeit ahora mismo momento maintenant agora adesso nu teraz сейчас etre esta estan heute hoy hier ' +
    'ошибка ошибки код в на и я с у меня мои это'
  ).split(/\s+/),
);

/** Different words for one thing, each list led by the one that the index holds. */
const SAME_WORDS = `
grey: gray grayed greyed greyscale grayscale
login: signin logon logs signed signing sign log logging logged
song: track tracks songs
no: cant cannot couldnt wont unable doesnt isnt dont wouldnt arent not never without
wifi: wlan
computer: pc laptop
mswindows: windows
timeout: timed
linux: ubuntu fedora debian arch mint manjaro opensuse nixos gentoo kubuntu popos cachyos
fail: unsuccessful failure failing fails failed faild
elevate: elevated admin administrator
gigabyte: gb gbs gib gigabytes gigs
blocker: blocklist
write: writes writing written
use: usage
detect: found find finds recognized recognised
school: uni university college campus dorm
office: company corporate workplace employer
hang: freeze freezes frozen hangs unresponsive
mac: macbook osx
black: blank
blankempty: empty
account: acc
password: pw passwort passcode
license: licence
may: maybe might moglicherweise vielleicht eventuell quizas forse talvez
disk: ssd hdd drive
segfault: segfaults segmentation sigsegv coredump
start: launch launching launches startup boot
open: opens
ban: banned
internet: internets
country: nation
forbid: forbidden
email: mail
install: setup installer installation reinstall
update: upgrade
`;

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

/** Splits text into comparable words: letters and digits apart, accents off, CJK in pairs. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let lower = plain(text.toLowerCase().replace(/['\u2019`\u00b4]/g, ''));
  if (MAY_HAVE_TWO.test(lower)) for (const [verb, meaning] of TWO_WORDS) lower = lower.replace(verb, meaning);
  if (PAIRED.test(lower)) lower = lower.replace(EAST_ASIAN, (word) => ` ${EAST_ASIAN_WORDS.get(word) ?? ''} `);
  for (const piece of lower.match(PIECES) ?? []) {
    if (!PAIRED.test(piece)) {
      words.push(piece);
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
