import { markFor } from './scrub';

/**
 * First labels of Spotify's names, and what may stand around them: `gew1-spclient`, `ap-gue1`, `audio-fa`,
 * `lon3-accesspoint-a21.ap`. Any other label may be somebody's.
 */
const LABEL_WORDS = new Set(
  'ap apresolve accesspoint accounts api app apps partner open www play xpui status support community developer dealer spclient wg login login5 clienttoken challenge upgrade clientmanifest download repository audio audio4 heads heads4 seektables video images image i t p o s pl lineup mosaic dailymix thisis charts daily newjams blend ak fa cf gae gslb crashdump log beta wrapped premium payments checkout ads adeventtracker analytics desktop update redirector edgedl connectivitycheck clients3 captive msftconnecttest msftncsi detectportal example dns prod b ssl us eu map spotify com exp connect'.split(
    ' ',
  ),
);
/** Data centres and machines: gew4, gue1, lon3, a21. */
const PLACE = /^(?:g[a-z]{1,3}\d?|lon\d?|sto\d?|ash\d?|sjc\d?|[a-z]\d{1,3}|\d)$/;

const DOMAIN =
  /^((?:[a-z0-9-]{1,63}\.){0,5})(spotify\.com|spotify\.net|spotifycdn\.com|scdn\.co|pscdn\.co|spotify-desktop\.com|spotifycdn\.net|byspotify\.com|akamaized\.net|fastly\.net|fastlylb\.net|gvt1\.com|google\.com|googleapis\.com|gstatic\.com|cloudflare\.com|wikipedia\.org|apple\.com|microsoft\.com|msftconnecttest\.com|msftncsi\.com|github\.com|snapcraft\.io|flathub\.org|widevine\.com|mozilla\.org|debian\.org|ubuntu\.com|example\.com)\.?$/i;

/** Whether a host name is public knowledge, label by label. */
export function isPublicHost(name: string): boolean {
  const match = DOMAIN.exec(name);
  if (!match) return false;
  return (match[1] ?? '')
    .toLowerCase()
    .split(/[.-]/)
    .every((part) => part === '' || LABEL_WORDS.has(part) || PLACE.test(part));
}

/** A host name as it may be shown, with marks: the whole of a public one, the domain of another of Spotify's. */
export function markHost(name: string): string {
  if (isPublicHost(name)) return name;
  const domain = DOMAIN.exec(name)?.[2];
  return domain ? `${markFor('text')}.${domain}` : markFor('host');
}
