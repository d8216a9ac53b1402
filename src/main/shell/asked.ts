/** What a start may be asked to do instead of showing a window. */
export type Asked = { kind: 'terminal'; words: string[] } | { kind: 'self-test' };

/** Commands of the command line; `cli` before them is for launchers, and for `cli --help`. */
export const COMMANDS = ['lookup', 'catalog', 'scan', 'prefs', 'doctor', 'fix', 'repair', 'report'] as const;

/**
 * Reads the arguments of a start. Switches of Chromium may stand first; the first word decides.
 * @param argv as Electron gives it: the program, in development the app's folder, then the arguments
 * @returns null where a window is wanted, as for links of our own scheme
 */
export function askedOf(argv: readonly string[], packaged: boolean): Asked | null {
  const given = argv.slice(packaged ? 1 : 2);
  const at = given.findIndex((word) => !word.startsWith('-'));
  const switches = at === -1 ? given : given.slice(0, at);
  if (switches.includes('--self-test')) return { kind: 'self-test' };
  const word = given[at];
  if (word === 'cli') return { kind: 'terminal', words: given.slice(at + 1) };
  if (COMMANDS.some((command) => command === word)) return { kind: 'terminal', words: given.slice(at) };
  return null;
}
