import type { AdapterFact, RouteFact } from '../../windows/facts';
import { madeBy } from './adapter-kinds';

/** Half of the internet each: how many VPNs take all of it without touching the default route. */
const HALVES = new Set(['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1']);
const DEFAULTS = new Set(['0.0.0.0/0', '::/0']);

function familyOf(route: RouteFact): 4 | 6 {
  return route.prefix.includes(':') ? 6 : 4;
}

/** Rank of a route: the lower wins. Null where Windows does not tell both parts. */
export function rankOf(route: RouteFact): number | null {
  return route.interfaceMetric === null ? null : route.metric + route.interfaceMetric;
}

/** Whether there is any way to the whole internet. */
export function hasWayOut(routes: readonly RouteFact[]): boolean {
  return routes.some(({ prefix }) => DEFAULTS.has(prefix) || HALVES.has(prefix));
}

/** Interface that carries a family's traffic: the narrower route wins, then the lower rank. Null = none does. */
export function carrierOf(routes: readonly RouteFact[], family: 4 | 6): number | null {
  const ways = routes.filter((route) => familyOf(route) === family);
  const halves = ways.filter(({ prefix }) => HALVES.has(prefix));
  const candidates = halves.length > 0 ? halves : ways.filter(({ prefix }) => DEFAULTS.has(prefix));
  const weight = (route: RouteFact) => rankOf(route) ?? route.metric;
  return candidates.toSorted((a, b) => weight(a) - weight(b))[0]?.index ?? null;
}

/** Interfaces that carry traffic. */
export function carriers(routes: readonly RouteFact[]): Set<number> {
  return new Set([carrierOf(routes, 4), carrierOf(routes, 6)].filter((index) => index !== null));
}

/**
 * Whether two adapters with a plug or an antenna of their own share the best rank for IPv4. Null where
 * ranks or adapters that would decide it are not told.
 */
export function haveSameRank(routes: readonly RouteFact[], adapters: readonly AdapterFact[] | null): boolean | null {
  const ways = routes.filter(({ prefix }) => prefix === '0.0.0.0/0');
  if (new Set(ways.map(({ index }) => index)).size < 2) return false;
  if (adapters === null) return null;
  const physical = ways.filter(({ index }) => adapters.some((adapter) => adapter.index === index && isReal(adapter)));
  const best = new Map<number, number>();
  for (const way of physical) {
    const rank = rankOf(way);
    if (rank === null) {
      if (new Set(physical.map(({ index }) => index)).size > 1) return null;
      continue;
    }
    best.set(way.index, Math.min(best.get(way.index) ?? Number.POSITIVE_INFINITY, rank));
  }
  const ranks = [...best.values()].sort((a, b) => a - b);
  return ranks.length > 1 && ranks[0] === ranks[1];
}

function isReal({ up, hardware, virtual, description }: AdapterFact): boolean {
  return up && hardware !== false && virtual !== true && madeBy(description) === null;
}
