import { decodeHosts, findSpotifyLines, type HostsKind, type HostsLine } from './hosts';

/** A piece of the file; strings hold one character for each byte. */
export interface HostsEdit {
  at: number;
  before: string;
  after: string;
}

/** What switching lines off takes. */
export interface HostsPlan {
  edits: HostsEdit[];
  /** The lines, 1-based. */
  lines: number[];
}

/** What Spotify cannot do without; names for advertising and statistics are never touched. */
const NEEDED: ReadonlySet<HostsKind> = new Set(['core', 'accounts', 'playback']);
/** No system reads longer lines, and the reader of lines cuts them there. */
const MAX_LINE = 8192;
const MAX_LINES = 1000;

/**
 * Switches lines off that keep Spotify from what it needs, by making comments of them that say who did so; what
 * else a line names gets a line of its own. `updates` are the lines that keep Spotify from updating, which many
 * people want. Line ends, a byte order mark and all bytes that are not understood stay. Null for a file in
 * UTF-16, for endless lines, and for more lines than anybody wrote.
 *
 * `text` is the file with one character for each byte, `day` is written as 2026-11-20.
 */
export function planHosts(bytes: Uint8Array, text: string, what: 'needed' | 'updates', day: string): HostsPlan | null {
  if (/^(\xff\xfe|\xfe\xff)/.test(text)) return null;
  const wanted = findSpotifyLines(decodeHosts(bytes)).filter((line) => isMeant(line, what));
  const lines = [...new Set(wanted.map(({ line }) => line))];
  if (lines.length > MAX_LINES) return null;
  const edits: HostsEdit[] = [];
  let at = 0;
  let counted = 1;
  for (const line of lines) {
    for (; counted < line; counted += 1) at = text.indexOf('\n', at) + 1;
    const names = wanted.filter((one) => one.line === line).map(({ name }) => name);
    const edit = switchOff(text, at, new Set(names), day);
    if (edit === null) return null;
    edits.push(edit);
  }
  return { edits, lines };
}

function isMeant({ kind, dead }: HostsLine, what: 'needed' | 'updates'): boolean {
  if (what === 'updates') return kind === 'update' && dead;
  return NEEDED.has(kind) || (kind === 'update' && !dead);
}

function switchOff(text: string, start: number, names: ReadonlySet<string>, day: string): HostsEdit | null {
  const next = text.indexOf('\n', start);
  const whole = text.slice(start, next < 0 ? undefined : next);
  if (whole.length > MAX_LINE) return null;
  const mark = /^\xef\xbb\xbf/.exec(whole)?.[0].length ?? 0;
  const line = whole.slice(mark).replace(/\r$/, '');
  const end = next < 0 ? firstEnd(text) : whole.endsWith('\r') ? '\r\n' : '\n';
  const said = line.split('#', 1)[0] ?? '';
  const [, indent = '', address = '', gap = ' '] = /^([ \t\v\f]*)([^ \t\v\f]+)([ \t\v\f]+)/.exec(said) ?? [];
  const kept = said
    .split(/[ \t\r\v\f]+/)
    .filter(Boolean)
    .slice(1)
    .filter((name) => !names.has(name.toLowerCase().replace(/\.$/, '')));
  const comment = `# [Backline ${day}] ${line}`;
  const rest = kept.length === 0 ? '' : `${end}${indent}${address}${gap}${kept.join(' ')}`;
  return { at: start + mark, before: line, after: comment + rest };
}

function firstEnd(text: string): string {
  return /\r?\n/.exec(text.slice(0, MAX_LINE * 4))?.[0] ?? '\n';
}

/** Programs that write the hosts file themselves and say so in it. */
const OWNERS =
  /^#.*\b(stevenblack|adaway|hostsman|gas ?mask|hblock|switchhosts|spybot|someonewhocares|mvps|hphosts|adguard|pi-?hole|docker desktop|hostess|host-?minder|helm)/im;
/**
 * Names that Microsoft Defender guards: with a line for one of them it takes any change for an attack. What stands
 * before the name is left to the wildcard: a second one for it would take its time squared on a long line.
 */
const GUARDED =
  /^[ \t]*[0-9a-f:.]+[ \t][^#\n]*\b(microsoft\.com|windowsupdate\.com|windows\.com|live\.com|msn\.com|bing\.com|skype\.com|virustotal\.com)\b/im;

/** Cautions about a hosts file, out of the file with one character for each byte. */
export function hostsCautions(text: string): { other: boolean; guarded: boolean } {
  return { other: OWNERS.test(text), guarded: GUARDED.test(text) };
}
