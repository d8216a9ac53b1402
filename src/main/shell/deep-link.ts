/**
 * SECURITY: [sec-39] [sec-40] addresses such as `backline://code/accounts:4` come from web pages and from
 * other programs. All they can do is name a code or an entry that the catalogue knows; nothing is started,
 * changed or contacted by one.
 */
export const LINK_SCHEME = 'backline';

/** What an address names; whether there is such a thing is not yet known. */
export interface DeepLink {
  by: 'code' | 'entry';
  name: string;
}

const SHAPE = /^backline:\/\/(code|entry)\/([^/?#\\\s]{1,360})\/?$/i;
const LONGEST_NAME = 120;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** Reads one address, percent-encoded or plain. Null for anything that is not exactly of the form. Never throws. */
export function parseDeepLink(text: string): DeepLink | null {
  const [, by, encoded] = SHAPE.exec(text) ?? [];
  if (by === undefined || encoded === undefined) return null;
  let name: string;
  try {
    name = decodeURIComponent(encoded);
  } catch {
    return null;
  }
  if (name.length > LONGEST_NAME || name.trim() === '' || UNPRINTABLE.test(name)) return null;
  return { by: by.toLowerCase() === 'entry' ? 'entry' : 'code', name };
}

/** The one address among a program's arguments. Several are none: no page hands over more than one. */
export function findDeepLink(argv: readonly string[]): DeepLink | null {
  const given = argv.filter((argument) => /^backline:/i.test(argument));
  return given.length === 1 && given[0] !== undefined ? parseDeepLink(given[0]) : null;
}

/** The route of the entry an address names exactly; null when the catalogue has none, or several. */
export function routeOf(link: DeepLink, entries: readonly { id: string; code: string }[]): string | null {
  const fold = (text: string) => text.toLowerCase();
  const named = entries.filter((entry) =>
    link.by === 'entry' ? entry.id === link.name : fold(entry.code) === fold(link.name),
  );
  const [entry] = named;
  return named.length === 1 && entry ? `/entry/${entry.id}` : null;
}
