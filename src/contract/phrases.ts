/**
 * The closed list of words that main puts into what it says in English: what fills the sentences of findings,
 * names of logs and of kinds of installs, and values of settings. A page in another language has its own word
 * for each. Names of products are none of them.
 */
export const PHRASES = [
  // Kinds of installs
  "Spotify's installer",
  'Mac app',
  'Debian package',
  'another Linux package',
  // Logs and crash records
  'Windows event log',
  'Launcher log',
  'Browser engine log',
  "Other logs beside Spotify's settings",
  'Crash dumps',
  'User journal',
  'Crashes recorded by systemd',
  "Spotify's log folder",
  'Crash reports of macOS',
  // What a settings file looks like that cannot be used
  'empty',
  'not text',
  'far too large',
  'not in the form of a settings file',
  'cut off at its end',
  'a folder is in its place',
  'no permission',
  'it is a link that leads nowhere',
  // How Spotify starts by itself
  'with its window',
  'minimized',
  // What blocks the folder of updates
  'a file lies in its place',
  'it may not be opened',
  'it is locked against writing',
  'its access rights forbid writing',
  // What lies in a folder, or on a disk
  'program',
  'settings',
  'cache',
  'downloads',
  'temporary files',
  'update',
  "Spotify's own files",
  'files of downloads',
  // What a server is for
  'music',
  'signing in',
  // What made an adapter, who holds a file, what a device refuses, who signed
  'a tunnel program',
  'tunnel',
  'virtual machines',
  'another virtual adapter',
  'another program',
  'any command',
  'unknown',
  // Values of settings
  'on',
  'off',
  'there',
  'mounted',
  'up',
  'down',
] as const;

export type Phrase = (typeof PHRASES)[number];

/** Where in a sentence such words come to stand; elsewhere stands what people, files and servers call things. */
export const PHRASE_PLACES: ReadonlySet<string> = new Set([
  'actions',
  'folder',
  'free',
  'holder',
  'how',
  'issuer',
  'kind',
  'kinds',
  'missing',
  'name',
  'names',
  'size',
  'tools',
  'what',
  'where',
  'why',
]);
