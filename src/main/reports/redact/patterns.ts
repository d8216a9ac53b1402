import { labelOfIpv4, labelOfIpv6 } from './addresses';
import type { LabelName } from './labels';

/** Takes one shape of private things out of a text. */
export interface Shape {
  pattern: RegExp;
  /** What stands there instead; null leaves the match as it is. Groups before and after the private part stay. */
  replace(match: readonly string[]): { before?: string; label: LabelName; after?: string } | null;
}

const as =
  (label: LabelName): Shape['replace'] =>
  () => ({ label });
/** Group 1 stays in front, group 2 behind. */
const after =
  (label: LabelName): Shape['replace'] =>
  ([, before = '', behind = '']) => ({ before, label, after: behind });

/** Words in front of a value that say that it is private. */
const labelled = (words: string, value: string) =>
  new RegExp(
    String.raw`(\b(?:${words})\b["']?\s{0,3}(?:[=:]|\bis\b)?\s{0,3})(?:"[^"\n]{1,200}"|'[^'\n]{1,200}'|${value})`,
    'gi',
  );

/**
 * In this order, since what stands in front explains what follows. Every repetition is bounded, so that a
 * hostile text takes no longer than any other.
 */
export const SHAPES: readonly Shape[] = [
  // eyJhbGciOi.eyJzdWIi.c2ln
  { pattern: /\beyJ[\w-]{4,4000}(?:\.[\w-]{0,4000}){1,4}/g, replace: as('secret') },
  {
    pattern:
      /\b((?:proxy-)?authorization["']?\s{0,3}[=:]\s{0,3}["']?(?:bearer|basic|digest|token)?\s{0,3}|bearer\s{1,3}|basic\s{1,3}(?=[\w+/]{8}))[^\s"',;<]{3,4000}/gi,
    replace: after('secret'),
  },
  {
    pattern:
      /\b([\w.-]{0,40}(?:token|passwor[dt]|passwd|passphrase|secret|credentials?|cookie|api[_-]?key|blob|csrf|session[_-]?key|refresh|signature|psk)["']?\s{0,3}[=:]\s{0,3}["']?)[^\s"',;&<]{2,4000}/gi,
    replace: after('secret'),
  },
  // http://somebody:secret@proxy
  { pattern: /\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@<>"']{1,300}(@)/gi, replace: after('user') },
  { pattern: /([?&;#][\w.-]{1,60}=)[^\s&"'<>#;]{1,2000}/g, replace: after('secret') },
  { pattern: /[\w.+-]{1,64}(?:@|%(?:25)?40|\\u0040)[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}/gi, replace: as('mail') },
  // Names and places of Spotify's.
  {
    pattern:
      /(spotify:(?:\/\/)?user:|\/users?\/|\b(?:canonical_|auto_?login\.|display_?)?user_?(?:name|id)["']?\s{0,3}[=:]\s{0,3}["']?|\buid=|\buser=)[^\s:/?&"'<>,;]{1,200}/gi,
    replace: after('user'),
  },
  { pattern: /\b(Users[\\/]{1,4})[^\\/\s"'<>|]{1,120}(-user\b)/gi, replace: after('user') },
  {
    pattern:
      /\b(spotify:(?:\/\/)?(?:track|album|artist|playlist|episode|show|local|image|station)[:/])[^\s"'<>,;)\]]{1,400}/gi,
    replace: after('id'),
  },
  // Home folders of whomever, in every spelling.
  {
    pattern:
      /((?:\b[a-z]:|\/mnt\/[a-z]|\/cygdrive\/[a-z]|\/[a-z])(?:[\\/]|%5c|%2f){1,4}(?:users|documents and settings|docume~1)(?:[\\/]|%5c|%2f){1,4})(?!(?:public|default|all users)\b)[^\\/:"'<>|*?\r\n%]{1,120}/gi,
    replace: after('user'),
  },
  { pattern: /((?:\/|%2f)(?:home|users)(?:\/|%2f){1,3})(?!shared\b)[^\s/:"'<>|%]{1,120}/gi, replace: after('user') },
  { pattern: /(\/(?:run\/)?media\/|\/Volumes\/)[^/:"'<>|\r\n]{1,120}/g, replace: after('user') },
  { pattern: /(\\\\|\bsmb:\/\/|\bafp:\/\/)[^\s\\/<"']{1,200}[\\/]{1,2}[^\s\\/<"']{1,200}/g, replace: after('path') },
  { pattern: /~[a-z_][\w.-]{1,40}(?=\/)/gi, replace: as('user') },
  // Journals and prompts.
  { pattern: /(^|[\s[>(])[\w.+-]{1,64}@[\w.-]{1,253}(?=:[~/]|\s[~/])/gm, replace: after('host') },
  {
    pattern: /^(\s{0,8}\p{L}{3,5}\.? {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,9})? )[^\s<]{1,253}(?= [^\s:]{1,100}: )/gmu,
    replace: after('host'),
  },
  {
    pattern: /^(\s{0,8}\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^\s<]{0,16} )[^\s<]{1,253}(?= [^\s:]{1,100}\[\d{1,9}\]: )/gm,
    replace: after('host'),
  },
  {
    pattern: labelled(
      'host[ _-]?name|computer[ _-]?name|machine[ _-]?name|netbios[ _-]?name|nodename',
      '[^\\s,;<>]{1,253}',
    ),
    replace: after('host'),
  },
  {
    pattern: labelled(
      '[be]?ssid|wi-?fi(?: network)?|wlan(?: network)?|network name|access point name',
      '[^\\s,;<>][^,;<>\\n]{0,100}',
    ),
    replace: after('network'),
  },
  {
    pattern: labelled(
      'serial(?:[ _-]?(?:number|no|nr))?|s/n|imei|device[ _-]?name|friendly[ _-]?name|machine[ _-]?id|boot[ _-]?id|crash reporter key|anonymous uuid|hardware uuid|udid|product key',
      '[^\\s,;<>]{2,120}',
    ),
    replace: after('id'),
  },
  {
    pattern: labelled(
      '(?:installation|device|session|client|connection|attached_device|advertising|correlation|trace)[ _-]?ids?',
      '[^\\s,;<>]{3,200}',
    ),
    replace: after('id'),
  },
  { pattern: /\bS-1-\d{1,3}(?:-\d{1,10}){1,14}\b/gi, replace: as('id') },
  { pattern: /\{?\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b\}?/gi, replace: as('id') },
  { pattern: /(?<![\w:.-])(?:[0-9a-f]{2}[:-]){5}(?:[0-9a-f]{2}[:-]){0,2}[0-9a-f]{2}(?![\w:-])/gi, replace: as('id') },
  { pattern: /(?<![\w.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.])/gi, replace: as('id') },
  // /proc/net/tcp: 0501A8C0:0FE6
  { pattern: /(?<![\w:])[0-9a-f]{8}:[0-9a-f]{4}(?![\w:])/gi, replace: as('address') },
  { pattern: /(?<![\w.])(?:0x[0-9a-f]{1,2}\.){3}0x[0-9a-f]{1,2}(?![\w.])/gi, replace: as('address') },
  {
    pattern: /(?<!\w)0x[0-9a-f]{7,8}(?!\w)/gi,
    // 0x80070005 and 0xc0000005 are what systems call their errors.
    replace: ([whole = '']) => (/^0x(?:800[0-9a-f]0|c000[04]|0000)/i.test(whole) ? null : { label: 'address' }),
  },
  {
    pattern: /(?<!\w)(?=[0-9a-f]{0,7}\d)(?=[0-9a-f]{0,7}[a-f])[0-9a-f]{8}(?!\w)/gi,
    replace: ([whole = '']) => (/^c000|^8007/i.test(whole) ? null : { label: 'address' }),
  },
  {
    pattern: /(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}(?:(?:\.\d{1,3}){3})?(?:%[\w.-]{1,20})?(?![\w:])/gi,
    replace: ([whole = '']) => {
      const address = whole.replace(/%.*$/, '');
      const label = isIpv6(address) ? labelOfIpv6(address) : null;
      return label && { label };
    },
  },
  {
    pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]{0,3}\d)/g,
    replace: ([whole = '']) => {
      const label = labelOfIpv4(whole);
      return label && { label };
    },
  },
  // +49 151 2345678, (030) 123456, 0151-2345678, 555-123-4567
  {
    pattern:
      /(?<![\w.:/-])(?:\+\d[\d\s()./-]{5,20}\d|\(0?\d{2,5}\)[\s-]?\d{3,8}(?:[\s-]\d{2,6})?|0\d{2,5}[\s/-]\d{3,8}(?:[\s-]\d{2,6})?|\d{3}[-. ]\d{3}[-. ]\d{4})(?![\w:])/g,
    replace: as('phone'),
  },
  // Long hexadecimal and base64 runs, ids in letters and digits. Names of files and of errors have no digits inside.
  { pattern: /(?<![\w+/])(?=[A-Za-z+/]{0,400}\d)[A-Za-z0-9+/]{24,4000}={0,2}/g, replace: as('id') },
  { pattern: /(?<!\w)[A-Za-z0-9+/]{16,4000}={1,2}(?![\w=])/g, replace: as('id') },
  { pattern: /(?<![\w-])(?=[A-Za-z_-]{0,200}\d)(?=[\d_-]{0,200}[A-Za-z])[\w-]{22,400}(?![\w-])/g, replace: as('id') },
  { pattern: /(?<![\w-])(?=[a-z]{0,60}\d)(?=\d{0,60}[a-z])[a-z0-9]{16,400}(?![\w-])/gi, replace: as('id') },
  { pattern: /(?<!\w)[a-z]{26,400}(?!\w)/g, replace: as('id') },
];

/** Whole addresses, and what of one is longer than a time of day: 16:00:35, 16:00:35:1234. */
function isIpv6(text: string): boolean {
  if (/^\d\d?:\d\d:\d\d(?::\d{3,4})?$/.test(text)) return false;
  const groups = text.split(':').filter((group) => group !== '');
  if (text.includes('::')) return groups.length <= 7;
  return groups.length === 8 || (groups.length >= 4 && groups.some((group) => /[a-f]|^\w{4}$/i.test(group)));
}
