/**
 * Characters that a person would not see, or that turn what stands after them around: in a line that is about
 * to be changed nothing may hide.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The text with every hidden character in words: `a‮b` becomes `a[U+202E]b`. Tabs stay as they are. */
export function makeVisible(text: string): string {
  return text.replace(
    HIDDEN,
    (char) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

/** Lines of a text, whichever way they end, each with nothing hidden in it. */
export function visibleLines(text: string): string[] {
  return text.split(/\r\n|\n/).map(makeVisible);
}
