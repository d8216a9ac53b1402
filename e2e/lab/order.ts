import type { Fault } from './fault';
import { ROUTER } from './world/places';
import { healthyWorld } from './world/world';

/** Milliseconds from which a delay is worth beginning early. */
const LONG_MS = 1000;

/** Whether most of the time in a world is waiting, for answers that do not come. Pure. */
export function waits(fault: Fault): boolean {
  const world = healthyWorld();
  fault.break?.(world);
  const { firewall, sites, names, proxy, resolvers } = world;
  const rules = [...firewall.computer, ...firewall.router, ...firewall.back];
  return [
    rules.some((rule) => /\b(drop|unreachable)\b/.test(rule)),
    [...sites.values()].some(({ talks, delayMs, handshakeMs }) => talks === 'never' || delayMs + handshakeMs > LONG_MS),
    // A question that is left open is `null`, in a table or in what a fault puts in its place.
    [...names.answers.values()].includes(null) || /\bnull\b/.test(String(names.change)),
    names.delayMs > LONG_MS || !names.overTcp || resolvers.some((address) => address !== ROUTER),
    proxy.running && !proxy.talks,
    world.hosts.some((line) => /^(192\.168|198\.51)\..*spotify/.test(line)),
  ].includes(true);
}

type Named = readonly [string, Fault];

/**
 * The faults in two rows that are worked off side by side: those that keep a processor busy, as few at a time as
 * there are processors for, and those that wait, of which there may be more. What takes longest comes first.
 */
export function inRows(faults: readonly Named[]): { busy: Named[]; waiting: Named[] } {
  const longFirst = (row: Named[]) => row.sort(([, a], [, b]) => Number(!!b.mend) - Number(!!a.mend));
  return {
    busy: longFirst(faults.filter(([, fault]) => !waits(fault))),
    waiting: longFirst(faults.filter(([, fault]) => waits(fault))),
  };
}
