/** Every character people and Spotify use for a dash or minus; codes are compared with "-". */
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u00b4`]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u00ab\u00bb]/g;

/** Text as it is compared: one kind of dash, quote and space, lower case, compatibility forms folded. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** A code's name without spaces and case, so that "Accounts : 53 – 55" equals "accounts:53-55". */
export function codeKey(code: string): string {
  return fold(code).replace(/\s+/g, '');
}

/** A displayed message without its code suffix and end punctuation: what makes two messages "the same". */
export function messageKey(text: string): string {
  return fold(text)
    .replace(/\s*\((?:error code|fehlercode|c[oó]digo de error|code d'erreur)\s*:?[^)]*\)\s*$/, '')
    .replace(/[.!\u2026\s]+$/, '');
}

/** Letters without their accents: "canción" becomes "cancion". */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '');
}
