import { fold } from '../normal';
import { nearestNamespace } from './codes';
import { FILLERS, MAX_QUERY } from './query';

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
