import type { CheckOutcome, FoundFact } from './check';

export const DNS_FINDINGS = [
  'dns/works',
  'dns/dead',
  'dns/blocked',
  'dns/missing',
  'dns/refused',
  'dns/slow',
  'dns/hosts-override',
  'dns/rewrites-unknown',
] as const;
type Found = FoundFact<(typeof DNS_FINDINGS)[number]>;

/** Milliseconds from which a name server holds programs up. */
const SLOW_MS = 2000;

/** One answer about one name, from the system (`lookup`) or from the name server (`query`). */
export type Said =
  | { state: 'real'; addresses: string[] }
  /** Only addresses that lead nowhere, or into a private network. */
  | { state: 'sink'; address: string; addresses: string[]; private: boolean }
  | { state: 'missing'; error: string }
  | { state: 'silent'; error: string }
  | { state: 'refused'; error: string };

export interface NameSeen {
  name: string;
  system: Said;
  server: Said;
  /** Milliseconds the name server took; null when it did not answer. */
  ms: number | null;
  /** The hosts file gives the address the system uses. */
  byHostsFile: boolean;
}

/** The addresses of an answer, if it has any. */
export function addressesOf(said: Said): string[] {
  return 'addresses' in said ? said.addresses : [];
}

/**
 * What programs get decides: a name that works through the system is no fault, whatever the server
 * says. What the hosts file decides is not the name server's doing, and neither are its answers, for
 * servers on this computer read the hosts file too.
 */
export function judgeNames(
  all: readonly NameSeen[],
  madeUp: readonly string[],
): CheckOutcome<(typeof DNS_FINDINGS)[number]> {
  const names = all.filter(({ byHostsFile }) => !byHostsFile);
  const context: Found[] = [];
  const [overridden] = all.filter(({ byHostsFile }) => byHostsFile);
  if (overridden) context.push({ id: 'dns/hosts-override', data: { name: overridden.name } });
  if (madeUp.length > 0) context.push({ id: 'dns/rewrites-unknown', data: { address: madeUp[0] ?? null } });

  if (names.length === 0) {
    return { status: 'unknown', findings: context, reason: { code: 'needs-other-check', detail: 'net.hosts' } };
  }
  const failing = names.filter(({ system }) => system.state !== 'real' || isMadeUp(system, madeUp));
  const broken = failing.length === 0 ? [] : faults(names, failing, madeUp);
  const slow = slownessOf(names);
  if (broken.length === 0 && slow !== null) broken.push({ id: 'dns/slow', data: { ms: Math.round(slow) } });
  if (broken.length > 0) return { status: 'problem', findings: [...broken, ...context] };
  if (failing.length > 0) {
    const detail = failing[0]?.name;
    return { status: 'unknown', findings: context, reason: { code: 'no-answer', detail } };
  }
  return { status: 'ok', findings: [{ id: 'dns/works' }, ...context] };
}

/** One finding for each kind of fault, with the first name it hits and how many. */
function faults(names: readonly NameSeen[], failing: readonly NameSeen[], madeUp: readonly string[]): Found[] {
  const silent = names.filter(({ server }) => server.state === 'silent');
  if (silent.length === names.length && failing.length === names.length) {
    const sunk = failing.find(({ system }) => system.state === 'sink');
    if (!sunk) {
      const error = silent[0]?.server.state === 'silent' ? silent[0].server.error : 'ETIMEOUT';
      return [{ id: 'dns/dead', data: { error } }];
    }
  }
  const found = new Map<Found['id'], Found>();
  for (const one of failing) {
    const fault = faultOf(one, madeUp);
    if (fault === null) continue;
    const known = found.get(fault.id);
    if (known?.data) known.data.count = Number(known.data.count) + 1;
    else found.set(fault.id, { ...fault, data: { ...fault.data, name: one.name, count: 1 } });
  }
  return [...found.values()];
}

function faultOf({ system, server }: NameSeen, madeUp: readonly string[]): Found | null {
  if (isMadeUp(system, madeUp) || isMadeUp(server, madeUp)) return { id: 'dns/missing' };
  // The system's own word first: a filter on this computer may answer before any server is asked.
  for (const said of [system, server]) {
    if (said.state === 'sink') return { id: 'dns/blocked', data: { address: said.address } };
  }
  if (server.state === 'missing') return { id: 'dns/missing' };
  if (server.state === 'refused') return { id: 'dns/refused', data: { error: server.error } };
  if (system.state === 'missing') return { id: 'dns/missing' };
  if (server.state === 'silent') return { id: 'dns/refused', data: { error: server.error } };
  // The server answers well and the system still gets nothing: not to be told from here.
  return null;
}

function isMadeUp(said: Said, madeUp: readonly string[]): boolean {
  const own = addressesOf(said);
  return own.length > 0 && own.every((address) => madeUp.includes(address));
}

/** Milliseconds that half of the answers took at least, where that holds programs up; else null. */
export function slownessOf(all: readonly NameSeen[]): number | null {
  const median = medianOf(all.filter(({ byHostsFile }) => !byHostsFile).flatMap(({ ms }) => ms ?? []));
  return median !== null && median >= SLOW_MS ? median : null;
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
