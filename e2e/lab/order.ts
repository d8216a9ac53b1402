import type { Fault } from './fault';
import { ROUTER } from './world/places';
import { healthyWorld } from './world/world';

/** Milliseconds from which a delay is worth beginning early. */
const LONG_MS = 1000;

/**
 * About how long a world takes, in no unit: most of the time in those that take long is waiting, for answers that
 * do not come. They are begun first, so that in the end no processor waits for one of them alone. Pure.
 */
export function patienceOf(fault: Fault): number {
  const world = healthyWorld();
  fault.break?.(world);
  const { firewall, sites, names, proxy, resolvers } = world;
  const rules = [...firewall.computer, ...firewall.router, ...firewall.back];
  const isSilent = [
    rules.some((rule) => /\b(drop|unreachable)\b/.test(rule)),
    [...sites.values()].some(({ talks, delayMs, handshakeMs }) => talks === 'never' || delayMs + handshakeMs > LONG_MS),
    names.delayMs > LONG_MS || !names.overTcp || resolvers.some((address) => address !== ROUTER),
    proxy.running && !proxy.talks,
    world.hosts.some((line) => /^(192\.168|198\.51)\./.test(line)),
  ].filter(Boolean).length;
  // Mending takes three runs of the doctor and two of the repair.
  return (1 + 5 * isSilent) * (fault.mend ? 4 : 1);
}

/** The faults in the order in which they are begun. */
export function inOrder(faults: readonly (readonly [string, Fault])[]): (readonly [string, Fault])[] {
  const patience = new Map(faults.map(([name, fault]) => [name, name === 'healthy' ? Infinity : patienceOf(fault)]));
  return [...faults].sort(([a], [b]) => (patience.get(b) ?? 0) - (patience.get(a) ?? 0));
}
