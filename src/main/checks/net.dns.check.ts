import type { Address, Ports } from '../ports';
import { addressKind } from './addresses';
import { type CheckContext, type CheckOutcome, defineCheck, type FoundFact } from './check';
import { hostsAddresses } from './hosts-names';
import { errorName } from './reasons';

/** Names a client cannot do without; all of them exist. */
export const NAMES = [
  'accounts.spotify.com',
  'apresolve.spotify.com',
  'ap.spotify.com',
  'login5.spotify.com',
  'spclient.wg.spotify.com',
  'api.spotify.com',
  'i.scdn.co',
] as const;
/** Does not exist: a name server that has an address for it makes them up. */
export const CONTROL_NAME = 'no-such-name.example.com';

const ATTEMPT_MS = 4000;
const SLOW_MS = 2000;

const FINDINGS = [
  'dns/works',
  'dns/dead',
  'dns/blocked',
  'dns/missing',
  'dns/refused',
  'dns/slow',
  'dns/hosts-override',
  'dns/rewrites-unknown',
] as const;
type Found = FoundFact<(typeof FINDINGS)[number]>;

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

export const check = defineCheck({
  id: 'net.dns',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  timeoutMs: 30_000,
  findings: FINDINGS,
  async run(context) {
    const [made, hosts, ...seen] = await Promise.all([
      ask(context, CONTROL_NAME, 'query'),
      hostsAddresses(context.ports, NAMES),
      ...NAMES.map((name) => lookAt(context, name)),
    ]);
    const names = seen.map((one) => ({
      ...one,
      byHostsFile: addressesOf(one.system).some((address) => hosts.get(one.name)?.has(address)),
    }));
    return judge(await vouchForPrivate(context, names), addressesOf(made.said));
  },
});

async function lookAt(context: CheckContext, name: string): Promise<Omit<NameSeen, 'byHostsFile'>> {
  const [system, server] = await Promise.all([ask(context, name, 'lookup'), ask(context, name, 'query')]);
  return { name, system: system.said, server: server.said, ms: server.ms };
}

async function ask(
  { ports, signal }: CheckContext,
  name: string,
  how: 'lookup' | 'query',
): Promise<{ said: Said; ms: number | null }> {
  const startedAt = ports.clock.monotonic();
  const said = await sayOf(ports, signal, name, how);
  return { said, ms: said.state === 'silent' ? null : ports.clock.monotonic() - startedAt };
}

async function sayOf(ports: Ports, signal: AbortSignal, name: string, how: 'lookup' | 'query'): Promise<Said> {
  try {
    return readAddresses(await ports.net[how](name, { timeoutMs: ATTEMPT_MS, signal }));
  } catch (error) {
    signal.throwIfAborted();
    const code = errorName(error);
    if (code === 'ENOTFOUND' || code === 'ENODATA') return { state: 'missing', error: code };
    // EAI_AGAIN is the system's word for "nobody answered" as well as for "the server could not tell".
    const silent = ['ETIMEOUT', 'ETIMEDOUT', 'ECONNREFUSED', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];
    return { state: silent.includes(code) ? 'silent' : 'refused', error: code };
  }
}

function readAddresses(found: readonly Address[]): Said {
  const addresses = found.map(({ address }) => address);
  const [first] = addresses;
  if (first === undefined) return { state: 'missing', error: 'ENODATA' };
  const kinds = addresses.map(addressKind);
  if (kinds.includes('public')) return { state: 'real', addresses };
  return { state: 'sink', address: first, addresses, private: kinds.includes('private') };
}

function addressesOf(said: Said): string[] {
  return 'addresses' in said ? said.addresses : [];
}

/** A company may send Spotify's names through a box of its own; behind it a valid certificate shows that it works. */
async function vouchForPrivate({ ports, signal }: CheckContext, names: NameSeen[]): Promise<NameSeen[]> {
  return Promise.all(
    names.map(async (one) => {
      const { system } = one;
      // Access points speak no TLS, so there is nothing to be shown.
      if (system.state !== 'sink' || !system.private || one.name === 'ap.spotify.com') return one;
      try {
        const { trustedByMozilla, trustedHere } = await ports.net.tls(one.name, 443, { timeoutMs: ATTEMPT_MS, signal });
        if (!trustedByMozilla && !trustedHere) return one;
        return { ...one, system: { state: 'real' as const, addresses: system.addresses } };
      } catch {
        signal.throwIfAborted();
        return one;
      }
    }),
  );
}

/**
 * What programs get decides: a name that works through the system is no fault, whatever the server
 * says. What the hosts file decides is not the name server's doing, and neither are its answers, for
 * servers on this computer read the hosts file too.
 */
export function judge(all: readonly NameSeen[], madeUp: readonly string[]): CheckOutcome<(typeof FINDINGS)[number]> {
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
  const slow = medianOf(names.flatMap(({ ms }) => ms ?? []));
  if (broken.length === 0 && slow !== null && slow >= SLOW_MS) {
    broken.push({ id: 'dns/slow', data: { ms: Math.round(slow) } });
  }
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

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
