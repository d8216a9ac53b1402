/**
 * A one-line field would glue the lines of pasted text together and lose where one ended. The field
 * shows a line break as this sign; the search gets the break back.
 */
const BREAK = ' ↵ ';

/** The query as the field shows it. */
export function toField(query: string): string {
  return query.replace(/\r\n?|\n/g, BREAK);
}

/** What the field shows as a query. A sign that lost one of its spaces to the backspace key is gone. */
export function fromField(shown: string): string {
  return shown.split(BREAK).join('\n').replaceAll('↵', '');
}

/** Puts pasted text over the selected part of what the field shows; answers both texts. */
export function paste(shown: string, from: number, to: number, pasted: string): { shown: string; caret: number } {
  const middle = toField(pasted.trim());
  return { shown: shown.slice(0, from) + middle + shown.slice(to), caret: from + middle.length };
}
