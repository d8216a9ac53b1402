import type { SearchAnswer } from '../../contract/catalog';

/** Longest text of the clipboard that is looked at: a message that was copied, not a document. */
const LONGEST = 500;
/** Score from which a hit is a code or a message itself, and not a resemblance. */
const SURE = 0.6;

/**
 * SECURITY: the clipboard may hold anything, a password too. Its text is handed on only where it names a code
 * or a message of the catalogue; a number alone may be anything and counts as nothing.
 */
export function codeInClip(text: string, search: (query: string) => SearchAnswer): string | null {
  const asked = text.trim();
  if (asked === '' || text.length > LONGEST || /^[\d\s.,:+-]*$/.test(asked)) return null;
  const [best] = search(asked).results;
  return best && best.score >= SURE && !best.matched.startsWith('like ') ? asked : null;
}
