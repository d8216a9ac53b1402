import { type Address, PortError } from '../ports';
import { accessPoints, FALLBACK_HOST } from './access-points';
import { addressKind } from './addresses';
import { type CheckContext, type CheckOutcome, defineCheck } from './check';
import { errorName } from './reasons';

/** Every access point listens on all three; the client tries them in this order. */
const PORTS = [4070, 443, 80] as const;
const HOSTS_AT_MOST = 4;
const ATTEMPT_MS = 3000;

const FINDINGS = [
  'ap/reachable',
  'ap/port-4070-blocked',
  'ap/all-refused',
  'ap/all-silent',
  'ap/unresolvable',
] as const;

/** One connection tried. `refused` came back at once, `silent` never did. */
interface Probe {
  port: number;
  result: 'open' | 'refused' | 'silent';
  ms: number;
  error: string | null;
}

export const check = defineCheck({
  id: 'net.ap.tcp',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  stage: 1,
  timeoutMs: 30_000,
  findings: FINDINGS,
  async run(context) {
    const list = await accessPoints(context);
    const offered = list.state === 'list' ? [...new Set(list.points.map(({ host }) => host))] : [];
    let found = await resolve(context, offered.slice(0, HOSTS_AT_MOST));
    // The client's own way out when the list, or every name on it, fails.
    if (found.length === 0) found = await resolve(context, [FALLBACK_HOST]);
    if (found.length === 0) return { status: 'problem', findings: [{ id: 'ap/unresolvable' }] };
    // Access points are at home in IPv4; networks without it reach them through IPv6 addresses.
    const four = await probeAll(context, found, 4);
    const six = four.some(({ result }) => result === 'open') ? [] : await probeAll(context, found, 6);
    return judge(six.some(({ result }) => result === 'open') || four.length === 0 ? six : four);
  },
});

/** Addresses of the names; those that lead nowhere are left out. */
async function resolve({ ports, signal }: CheckContext, hosts: readonly string[]): Promise<Address[]> {
  const found = await Promise.all(
    hosts.map(async (host) => {
      try {
        // Systems ask a second time after five seconds.
        const all = await ports.net.lookup(host, { timeoutMs: 7000, signal });
        // Connecting to 0.0.0.0 would reach this computer itself.
        const real = all.filter(({ address }) => addressKind(address) !== 'dead');
        return ([4, 6] as const).flatMap((family) => real.find((one) => one.family === family) ?? []);
      } catch {
        signal.throwIfAborted();
        return [];
      }
    }),
  );
  return found.flat();
}

function probeAll(context: CheckContext, found: readonly Address[], family: 4 | 6): Promise<Probe[]> {
  const addresses = new Set(found.filter((one) => one.family === family).map(({ address }) => address));
  return Promise.all([...addresses].flatMap((address) => PORTS.map((port) => probe(context, address, port))));
}

/** Connects and says nothing: access points do not answer TLS, and close on anything else. */
async function probe({ ports, signal }: CheckContext, address: string, port: number): Promise<Probe> {
  try {
    const ms = await ports.net.tcp(address, port, { timeoutMs: ATTEMPT_MS, signal });
    return { port, result: 'open', ms, error: null };
  } catch (error) {
    signal.throwIfAborted();
    const system = errorName(error);
    // EPERM and EACCES: a firewall of this computer stopped the attempt before it left.
    const refused =
      ['ECONNREFUSED', 'ECONNRESET'].includes(system) || (error instanceof PortError && error.code === 'no-permission');
    return { port, result: refused ? 'refused' : 'silent', ms: 0, error: system };
  }
}

/**
 * About one offered access point in three refuses on a healthy day, so refusals count only when
 * everything fails, and then only when hardly anything was silent.
 */
export function judge(probes: readonly Probe[]): CheckOutcome<(typeof FINDINGS)[number]> {
  const open = probes.filter(({ result }) => result === 'open').sort((a, b) => a.ms - b.ms);
  const best = open.find(({ port }) => port === 4070) ?? open[0];
  if (best !== undefined) {
    const reachable = { id: 'ap/reachable' as const, data: { port: best.port, ms: Math.round(best.ms) } };
    const blocked = probes.filter(({ port }) => port === 4070).every(({ result }) => result === 'silent');
    return {
      status: 'ok',
      findings: blocked ? [reachable, { id: 'ap/port-4070-blocked', data: { port: best.port } }] : [reachable],
    };
  }
  const refused = probes.filter(({ result }) => result === 'refused');
  const silent = probes.filter(({ result }) => result === 'silent');
  const mostly = refused.length >= probes.length * 0.75;
  const [typical] = mostly ? refused : silent;
  const data = { tried: probes.length, error: typical?.error ?? null };
  return { status: 'problem', findings: [{ id: mostly ? 'ap/all-refused' : 'ap/all-silent', data }] };
}
