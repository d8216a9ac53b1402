import { type JsonRecord, numberOf, parseJson, recordsOf, textOf } from '../../json';
import { askOnce } from '../ask';
import type { CheckContext } from '../check';

export interface LinuxRoute {
  /** Interface; null for one of several parallel ways, and for one that refuses. */
  dev: string | null;
  gateway: string | null;
  metric: number;
  /** Several ways in one route, which somebody set up on purpose. */
  parallel: boolean;
}

export interface LinuxLink {
  name: string;
  /** What kind of interface a program made: tun, wireguard, bridge ...; null for a plain one. */
  made: string | null;
  /** Up, and something is at the other end. */
  up: boolean;
  /** Belongs to a bridge or a bond. */
  isMember: boolean;
  isLoopback: boolean;
}

/** A public address that is looked up in the route table only; nothing is sent to it. */
const LOOKED_UP = { 4: '1.1.1.1', 6: '2606:4700:4700::1111' } as const;

/** Default routes of a family; null when the tool cannot tell. Refusing routes are left out. */
export async function defaultRoutes(context: CheckContext, family: 4 | 6): Promise<LinuxRoute[] | null> {
  const text = await askOnce(context, 'ip', ['-j', `-${family}`, 'route', 'show', 'default']);
  return text === null ? null : parseRoutes(text);
}

/** Interface the system would take to the internet, whatever rules and tables it has; null when there is no way. */
export async function carrierOnLinux(context: CheckContext, family: 4 | 6 = 4): Promise<string | null> {
  const text = await askOnce(context, 'ip', ['-j', `-${family}`, 'route', 'get', LOOKED_UP[family]]);
  return (text === null ? null : parseRoutes(text))?.[0]?.dev ?? null;
}

/** All interfaces; null when the tool cannot tell. */
export async function linksOnLinux(context: CheckContext): Promise<LinuxLink[] | null> {
  const text = await askOnce(context, 'ip', ['-j', '-d', 'link']);
  return text === null ? null : parseLinks(text);
}

/** Reads `ip -j route`: `[{"dst":"default","gateway":"192.0.2.1","dev":"eth0","metric":100,"flags":[]}]`. */
export function parseRoutes(text: string): LinuxRoute[] | null {
  // Without any route some versions print nothing at all.
  const rows = text.trim() === '' ? [] : recordsOf(parseJson(text));
  return rows?.flatMap((row) => readRoute(row) ?? []) ?? null;
}

const REFUSING = new Set(['unreachable', 'blackhole', 'prohibit', 'throw']);

function readRoute(row: JsonRecord): LinuxRoute | null {
  const flags = Array.isArray(row.flags) ? row.flags : [];
  // Its cable is out: the kernel keeps the route and does not use it.
  if (REFUSING.has(textOf(row, 'type')) || flags.includes('dead') || flags.includes('linkdown')) return null;
  const dev = textOf(row, 'dev') || null;
  const parallel = Array.isArray(row.nexthops);
  if (dev === null && !parallel) return null;
  return { dev, gateway: textOf(row, 'gateway') || null, metric: numberOf(row, 'metric') ?? 0, parallel };
}

/** Reads `ip -j -d link`: `[{"ifname":"wg0","flags":["UP","LOWER_UP"],"linkinfo":{"info_kind":"wireguard"}}]`. */
export function parseLinks(text: string): LinuxLink[] | null {
  const rows = text.trim() === '' ? [] : recordsOf(parseJson(text));
  return (
    rows?.flatMap((row) => {
      const name = textOf(row, 'ifname');
      if (name === '') return [];
      const flags = Array.isArray(row.flags) ? row.flags : [];
      const info = recordsOf(row.linkinfo)?.[0];
      return [
        {
          name,
          made: (info && textOf(info, 'info_kind')) || null,
          up: flags.includes('UP') && flags.includes('LOWER_UP'),
          isMember: textOf(row, 'master') !== '',
          isLoopback: flags.includes('LOOPBACK'),
        },
      ];
    }) ?? null
  );
}
