/** One rule of the Windows firewall, as its registry value holds it. */
export interface FirewallRule {
  name: string;
  action: 'allow' | 'block';
  direction: 'in' | 'out';
  /** Program; empty for every program. */
  app: string;
  /** Package of the store; empty for every program. */
  packageId: string;
  /** Profiles it is for; empty for all. */
  profiles: ReadonlySet<FirewallProfile>;
  /** Of TCP, to every address and to port 443 at least: what Spotify cannot live without. */
  isWhole: boolean;
  /** Not about TCP at all. */
  isForeign: boolean;
}

export type FirewallProfile = 'domain' | 'private' | 'public';
export const PROFILES: readonly FirewallProfile[] = ['public', 'private', 'domain'];

/** Parts that narrow a rule down to addresses, ports, adapters, services or people. */
const NARROWING = /^(RA[46]|LA[46]|LPort|IF|IFType|Svc|RMauth|RUAuth|LUAuth|ICMP)/i;

/**
 * Reads `v2.31|Action=Block|Active=TRUE|Dir=Out|Protocol=6|App=C:\x.exe|Name=x|`. Null for what is switched
 * off or no rule. These words are not translated.
 */
export function parseRule(text: string): FirewallRule | null {
  const parts = text
    .slice(0, 8000)
    .split('|')
    .slice(1)
    .flatMap((part) => {
      const at = part.indexOf('=');
      return at > 0 ? [[part.slice(0, at), part.slice(at + 1)] as const] : [];
    });
  const partOf = (name: string) => parts.find(([key]) => key.toLowerCase() === name)?.[1]?.trim() ?? '';
  const action = partOf('action').toLowerCase();
  const direction = partOf('dir').toLowerCase();
  if ((action !== 'allow' && action !== 'block') || (direction !== 'in' && direction !== 'out')) return null;
  if (partOf('active').toLowerCase() !== 'true') return null;
  // 6 is TCP; none, and 256, are any.
  const isForeign = !['', '6', '256'].includes(partOf('protocol'));
  const ports = parts.filter(([key]) => /^RPort/i.test(key)).map(([, value]) => value);
  const isNarrow = parts.some(([key]) => NARROWING.test(key)) || (ports.length > 0 && !ports.some(holds443));
  return {
    name: partOf('name').slice(0, 100),
    action,
    direction,
    app: partOf('app'),
    packageId: partOf('apppkgid'),
    profiles: new Set(
      parts
        .filter(([key]) => /^profile$/i.test(key))
        .flatMap(([, value]) => PROFILES.find((profile) => profile === value.trim().toLowerCase()) ?? []),
    ),
    isWhole: !isForeign && !isNarrow,
    isForeign,
  };
}

/** `443`, `80,443`, `1-1023` */
function holds443(ports: string): boolean {
  return ports.split(',').some((part) => {
    const [from, to = from] = part.trim().split('-').map(Number);
    return from !== undefined && to !== undefined && from <= 443 && 443 <= to;
  });
}

/** The installed Spotify whose rules are looked for. */
export interface RuleTarget {
  /** Its program, absolute. */
  program: string;
  isStore: boolean;
}

/** Windows makes it out of the package's name: the same on every computer. */
export const STORE_PACKAGE = 'S-1-15-2-557819504-3144503769-3460048582-2468406004-2969798954-3397036932-4166026031';
const STORE_FOLDER = /\\windowsapps\\spotifyab\.spotifymusic_[^\\]*\\spotify\.exe$/;

/** Whether a rule names this Spotify. `expand` replaces `%NAME%` by its value. */
export function isAbout(rule: FirewallRule, target: RuleTarget, expand: (path: string) => string): boolean {
  if (rule.packageId !== '') return target.isStore && rule.packageId.toUpperCase() === STORE_PACKAGE;
  if (rule.app === '') return false;
  const app = plain(expand(rule.app));
  if (target.isStore && STORE_FOLDER.test(app)) return true;
  const program = plain(target.program);
  // Letters that the old code page lost: what stands before and after them must do.
  const [before = '', after = ''] = [/^[\x20-\x7e]*/.exec(program)?.[0], /[\x20-\x7e]*$/.exec(program)?.[0]];
  if (app.includes('\uFFFD') && before !== program) return app.startsWith(before) && app.endsWith(after);
  return app === program;
}

/** Whether a rule is for every program. */
export function isGeneral(rule: FirewallRule): boolean {
  return rule.app === '' && rule.packageId === '';
}

function plain(path: string): string {
  return path.replaceAll('/', '\\').replaceAll('"', '').trim().toLowerCase();
}
