/** One line of a hosts file that names something of Spotify's. */
export interface HostsLine {
  /** 1-based. */
  line: number;
  /** As written, in lower case. */
  address: string;
  /** In lower case, without a trailing dot. */
  name: string;
  kind: HostsKind;
  /** Whether the address leads nowhere, as blocking lines want it. */
  dead: boolean;
}

/** What Spotify uses a name for. `inert` holds a star, which the hosts format does not know. */
export type HostsKind = 'core' | 'accounts' | 'playback' | 'update' | 'other' | 'inert';

/**
 * Names without which Spotify does not work at all. `lon3-accesspoint-a1.ap.spotify.com` is an old form;
 * the last two stand behind the others, and blocking them alone broke the connection in public reports.
 */
const CORE =
  /^((apresolve|ap|ap-[a-z0-9-]{1,40}|[a-z0-9-]{1,60}\.ap|dealer|[a-z0-9-]{1,40}-dealer|spclient\.wg|[a-z0-9-]{1,40}-spclient|api|api-partner|open|xpui\.app|[a-z0-9-]{1,40}\.gslb)\.spotify\.com|prod\.b\.ssl\.us-eu\.fastlylb\.net)$/;
const ACCOUNTS = /^(accounts|login5|clienttoken|challenge|login\.app)\.spotify\.com$/;
const UPDATE = /^(upgrade|upgrade-clientmanifest)\.(scdn\.co|spotify\.com)$/;
/** Where sound and covers come from: `audio-fa.scdn.co`, `audio-ak.spotifycdn.com`, `heads-fa.scdn.co`, Akamai's form, `i.scdn.co`. */
const PLAYBACK =
  /^((audio|heads|seektables)[a-z0-9-]{0,30}\.(scdn\.co|spotifycdn\.com)|(audio|heads)-[a-z0-9-]{1,20}-spotify-com\.akamaized\.net|i\.scdn\.co)$/;
const SPOTIFY =
  /(^|[.-])(spotify\.com|spotify\.net|scdn\.co|pscdn\.co|spotifycdn\.com|spotify-desktop\.com|spotify-com\.akamaized\.net|spotify\.map\.fastly(lb)?\.net)$/;

/**
 * Finds the lines that concern Spotify. Several names a line, comments, CRLF, tabs and a byte order
 * mark are understood; `//` is no comment to a system, so the words after it are further names.
 * Lines of files with 200,000 entries are not cut one by one: only those with a hint are looked at.
 */
export function findSpotifyLines(text: string): HostsLine[] {
  const found: HostsLine[] = [];
  const hint = /spotify|scdn\.co|fastlylb/gi;
  let line = 1;
  let counted = 0;
  for (let match = hint.exec(text); match; match = hint.exec(text)) {
    const start = text.lastIndexOf('\n', match.index) + 1;
    const next = text.indexOf('\n', match.index);
    const end = next < 0 ? text.length : next;
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++;
    counted = start;
    // No system reads lines longer than this, and nothing good is in them.
    found.push(...readLine(text.slice(start, Math.min(end, start + 8192)), line));
    hint.lastIndex = end;
  }
  return found;
}

/** Decodes a hosts file by its byte order mark; UTF-8 without one. */
export function decodeHosts(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be';
  return new TextDecoder(utf16 || 'utf-8').decode(bytes);
}

function readLine(text: string, line: number): HostsLine[] {
  const [address = '', ...names] = (text.split('#', 1)[0] ?? '')
    .toLowerCase()
    .split(/[ \t\r\v\f]+/)
    .filter(Boolean);
  if (!isAddress(address)) return [];
  const dead = isDead(address);
  return names.flatMap((written) => {
    const name = written.replace(/\.$/, '');
    const kind = kindOf(name);
    return kind === null ? [] : [{ line, address, name, kind, dead }];
  });
}

function kindOf(name: string): HostsKind | null {
  if (!SPOTIFY.test(name)) return null;
  if (name.includes('*')) return 'inert';
  if (ACCOUNTS.test(name)) return 'accounts';
  if (CORE.test(name)) return 'core';
  if (UPDATE.test(name)) return 'update';
  return PLAYBACK.test(name) ? 'playback' : 'other';
}

/** A line without an address means nothing to any system. A zone (`%eth0`) may follow IPv6. */
function isAddress(text: string): boolean {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return text.split('.').every((part) => Number(part) < 256);
  return text.includes(':') && /^[0-9a-f:.]{2,45}(%[a-z0-9]{1,15})?$/.test(text);
}

/** 0.0.0.0, anything in 127/8, and the same in IPv6 in any spelling. */
function isDead(address: string): boolean {
  const ipv4 = /^(?:[0:]+:ffff:)?(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  if (ipv4) return ipv4[1] === '127' || ipv4.slice(1).every((part) => Number(part) === 0);
  // ::ffff:7f00:1 is 127.0.0.1 once more.
  return (
    /^[0:]+$/.test(address) ||
    /^[0:]*:0{0,3}1$/.test(address) ||
    /^[0:]+:ffff:(7f[0-9a-f]{2}|0{1,4}):[0-9a-f]{1,4}$/.test(address)
  );
}
