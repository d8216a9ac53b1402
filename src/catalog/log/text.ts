/** Longest event text that is shown. */
export const MAX_EVENT_TEXT = 500;
/** Longest piece of a line that patterns look at; a line is capped long before it could hold up a scan. */
export const MAX_MESSAGE = 4096;

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const ESCAPES = /\u001b\[[0-9;?]{0,24}[A-Za-z]/g;
// C0 without tab, DEL, C1, and the marks that turn the direction of text around.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const ANY_CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Takes colour codes and control characters out of a line; tabs stay. */
export function withoutControls(line: string): string {
  return ANY_CONTROL.test(line) ? line.replace(ESCAPES, '').replace(CONTROLS, '') : line;
}

/** Text of an event as it may be shown: one line, no control characters, at most 500 characters. */
export function eventText(text: string): string {
  const trimmed = text.trim();
  const flat = trimmed.includes('\t') ? trimmed.replace(/\t+/g, ' ') : trimmed;
  if (flat.length <= MAX_EVENT_TEXT) return flat;
  return `${flat.slice(0, MAX_EVENT_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Copies a string out of the longer one it is a part of, so that keeping it does not keep that one. */
export function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
