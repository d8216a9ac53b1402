/**
 * Takes out of log text what tells who or where somebody is: account and system names, addresses, device and
 * installation ids. Spotify's own hosts and addresses stay, since they help and tell nobody apart. Works on a whole line or a piece of one; what is cut at its edge is treated as if whole.
 */
export function redactLogText(text: string): string {
  let line = text;
  for (const [pattern, replacement] of RULES)
    line = typeof replacement === 'string' ? line.replace(pattern, replacement) : line.replace(pattern, replacement);
  return line;
}

/** Folders below a system's folder of homes that are no person's. */
const SHARED = String.raw`(?!(?:Public|Shared|Default|All Users|linuxbrew)[\\/])`;

const RULES: [RegExp, string | ((...match: string[]) => string)][] = [
  // Secrets in addresses and headers come first: their values may look like anything below.
  [
    /\b(access_token|refresh_token|id_token|token|password|passwd|secret|authorization|bearer)(\s?[=:]\s?|\s)("?)[\w.~+/=-]{6,}/gi,
    '$1$2$3<secret>',
  ],
  [/([?&](?:code|state|key|sig)=)[^&\s'"]{4,}/gi, '$1<secret>'],
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:]{1,200}(?::[^\s/@]{0,200})?@/gi, '$1<user>@'],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g, '<mail>'],
  // /home/NAME, /Users/NAME, C:\Users\NAME, /var/home/NAME, ~NAME
  [new RegExp(String.raw`((?:/home|/Users|/export/home)/)${SHARED}[^\s/:"'<>|]{1,120}`, 'g'), '$1<user>'],
  [
    new RegExp(
      String.raw`([A-Za-z]:[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2})${SHARED}[^\\/:"'<>|*?\r\n]{1,120}`,
      'gi',
    ),
    '$1<user>',
  ],
  [/(\/(?:media|run\/media|mnt\/users)\/)[^\s/:"']{1,120}(?=\/)/g, '$1<user>'],
  [/(\/etc\/profiles\/per-user\/)[^\s/]{1,120}/g, '$1<user>'],
  // user@host:~$ and [user@host ~]$
  [
    /(^|[\s[>])[\w.+-]{1,64}@[\w.-]{1,253}(?=:[~/]|\s[~/][^\s\]]{0,200}\]|\s[~/]\S{0,100}\s?[>$#%])/g,
    '$1<user>@<host>',
  ],
  // Journal: month, day, time, host
  [/^(\s*\p{L}{3,5}\.? {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d+)? )\S+(?= [^\s:]{1,100}: )/u, '$1<host>'],
  [/^(\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,16} )\S+(?= [^\s:]{1,100}\[\d+\]: )/, '$1<host>'],
  [
    /\b(Hostname|Machine ID|Boot ID|User ID|UID|GID|Owner UID|Anonymous UUID|Sleep\/Wake UUID|Bridge OS UUID|Crash Reporter Key):(\s+)\S.*$/g,
    '$1:$2<private>',
  ],
  [/\b(spotify:user:|\/user\/|\/users\/|user=|username=|user_id=|uid=)[^\s:/?&'"<>]{1,200}/gi, '$1<user>'],
  [/\bUsers([\\/])[^\s\\/]{1,120}-user\b/g, 'Users$1<user>-user'],
  // Hexadecimal ids, UUIDs, the public address as UPnP writes it.
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '<id>'],
  [/(external ip )0x[0-9a-fX]{1,8}/gi, '$1<address>'],
  [/\b[0-9a-f]{24,128}\b/gi, '<id>'],
  [/\b((?:Installation|Device|Session|Client|Connection)[ _-]?ID\b["']?\s?[=:]\s?["']?)[\w-]{4,128}/gi, '$1<id>'],
  // MAC addresses, then IPv6, then IPv4; times of day have two colons only.
  [/\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi, '<address>'],
  [
    /(?<![\w:.])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,7}(?![\w:])|(?<![\w:.])(?:[0-9a-f]{1,4}:){1,7}:(?:[0-9a-f]{1,4}:?){0,6}(?![\w:])/gi,
    shownIpv6,
  ],
  [/(?<![\w.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\w.]*\d)/g, shownIpv4],
];

/** Loopback, link-local and unique local addresses stay. */
function shownIpv6(address: string): string {
  return /^(?:::1?|fe[89ab][0-9a-f]:|f[cd][0-9a-f]{2}:)/i.test(address) ? address : '<address>';
}

/** Spotify's access points are public knowledge; any other address may be a person's. */
function shownIpv4(address: string, ...parts: string[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
  if ([a, b, c, d].some((part) => part > 255)) return address;
  const local = a === 0 || a === 127 || (a === 169 && b === 254) || a >= 224;
  const lan = a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168);
  if (local) return address;
  return lan ? '<lan address>' : isSpotify(a, b, c) ? address : '<address>';
}

/** Spotify's own networks as registries list them for its autonomous system. */
function isSpotify(a: number, b: number, c: number): boolean {
  if (a === 78 && b === 31) return c >= 8 && c < 16;
  if (a === 193) return (b === 182 && c >= 8 && c < 16) || (b === 235 && (c === 224 || c === 232));
  return a === 194 && b === 132 && c >= 162 && c < 200;
}
