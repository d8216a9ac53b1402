import { askOnce } from '../ask';
import type { CheckContext } from '../check';

export interface MacRoute {
  destination: string;
  interface: string;
  /** Only for programs that ask for this interface by name; never taken by others. */
  scoped: boolean;
}

/** What `scutil --nwi` says of the network. */
export interface MacNetwork {
  /** Interfaces, the one in use first. */
  interfaces: string[];
  /** Interfaces with a line `VPN server`. */
  vpns: string[];
  /** Whether an address on the internet is believed to be reachable; null when it does not say. */
  reachable: boolean | null;
}

/** Ways to the whole internet or half of it. Null when the tool cannot tell. */
export async function macRoutes(context: CheckContext, family: 4 | 6): Promise<MacRoute[] | null> {
  const text = await askOnce(context, 'netstat', ['-rn', '-f', family === 4 ? 'inet' : 'inet6']);
  return text === null ? null : parseNetstat(text);
}

/** The network as the system configuration sees it. Null when the tool cannot tell. */
export async function macNetwork(context: CheckContext): Promise<MacNetwork | null> {
  const text = await askOnce(context, 'scutil', ['--nwi']);
  return text === null ? null : parseNwi(text);
}

const WAYS = new Set(['default', '0/1', '128.0/1', '128/1', '::/0', '::/1', '8000::/1', '2000::/3']);
const HALVES = /\/[13]$/;

/** Reads `netstat -rn`. Null when it holds no table. */
export function parseNetstat(text: string): MacRoute[] | null {
  if (!/^Destination\s+Gateway\s+Flags/m.test(text)) return null;
  const routes: MacRoute[] = [];
  for (const line of text.split(/\r?\n/).slice(0, 20_000)) {
    // default            192.168.8.1        UGScg                 en0
    const [destination = '', gateway, flags, name] = line.trim().split(/\s+/, 4);
    if (!WAYS.has(destination) || gateway === undefined || flags === undefined || name === undefined) continue;
    if (!/^[A-Za-z]+$/.test(flags)) continue;
    routes.push({ destination, interface: name, scoped: flags.includes('I') });
  }
  return routes;
}

/** Interface that carries the traffic: a half of the internet wins over the whole. Null when there is no way. */
export function macCarrier(routes: readonly MacRoute[]): string | null {
  const usable = routes.filter(({ scoped }) => !scoped);
  return (usable.find(({ destination }) => HALVES.test(destination)) ?? usable[0])?.interface ?? null;
}

/** kSCNetworkReachabilityFlagsReachable, and the two that say it would have to connect first. */
const REACHABLE = 0x2;
const CONNECTION_REQUIRED = 0x4;

/** Reads `scutil --nwi`. Null when it is not that. */
export function parseNwi(text: string): MacNetwork | null {
  if (!/^Network information/m.test(text)) return null;
  const vpns: string[] = [];
  let current = '';
  let reachable: boolean | null = null;
  let interfaces: string[] = [];
  for (const line of text.split(/\r?\n/).slice(0, 5000)) {
    //    utun6 : flags      : 0x5 (IPv4,DNS)
    const named = /^\s*([a-z][a-z0-9]{0,30}) : flags\s+: 0x/.exec(line);
    if (named?.[1]) current = named[1];
    if (/^\s*VPN server\s*:/.test(line) && current !== '' && !vpns.includes(current)) vpns.push(current);
    //    REACH : flags 0x00000003 (Reachable,Transient Connection)
    const reach = /^\s*REACH : flags 0x([0-9a-f]{1,8})\b/i.exec(line)?.[1];
    if (reach !== undefined) {
      const flags = Number.parseInt(reach, 16);
      reachable = reachable === true || ((flags & REACHABLE) !== 0 && (flags & CONNECTION_REQUIRED) === 0);
    }
    const all = /^Network interfaces:(.*)$/.exec(line)?.[1];
    if (all !== undefined) interfaces = all.trim().split(/\s+/).filter(Boolean);
  }
  return { interfaces, vpns, reachable };
}
