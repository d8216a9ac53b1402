import type { Address, Ports } from '../ports';
import type { HostsLine } from '../spotify/hosts';
import { addressKind } from './addresses';
import { type CheckContext, defineCheck } from './check';
import { addressesOf, DNS_FINDINGS, judgeNames, type NameSeen, type Said, slownessOf } from './dns-judgement';
import { hostsLines } from './hosts-names';
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
/** What plays music and lets other devices play it. Only what a filter answers in their place counts. */
export const MORE_NAMES = ['dealer.spotify.com', 'audio-ak.spotifycdn.com', 'audio-fa.scdn.co'] as const;
/** Does not exist: a name server that has an address for it makes them up. */
export const CONTROL_NAME = 'no-such-name.example.com';
/** Asked about only where the others took long: servers remember what they have just been asked. */
export const LATER_NAME = 'open.spotify.com';

const ATTEMPT_MS = 4000;

export const check = defineCheck({
  id: 'net.dns',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  stage: 1,
  timeoutMs: 30_000,
  findings: DNS_FINDINGS,
  async run(context) {
    const [made, hosts, ...seen] = await Promise.all([
      ask(context, CONTROL_NAME, 'query'),
      hostsLines(context.ports),
      ...[...NAMES, ...MORE_NAMES].map((name) => lookAt(context, name)),
    ]);
    const counting = seen.filter(({ name, system }) => NAMES.some((one) => one === name) || system.state === 'sink');
    const names = counting.map((one) => ({
      ...one,
      byHostsFile: hosts.some((line) => line.name === one.name && decides(line, one.system)),
    }));
    const vouched = await vouchForPrivate(context, names);
    return judgeNames(
      slownessOf(vouched) === null ? vouched : await askLater(context, vouched),
      addressesOf(made.said),
    );
  },
});

/**
 * Many questions at once are answered late on a computer that is busy itself. One alone, afterwards, shows
 * how long the server takes; where it is quick, it was quick for the others as well.
 */
async function askLater(context: CheckContext, names: NameSeen[]): Promise<NameSeen[]> {
  const { ms: later } = await ask(context, LATER_NAME, 'query');
  return later === null ? names : names.map((one) => ({ ...one, ms: one.ms && Math.min(one.ms, later) }));
}

/** Whether a line of the hosts file is what the system answered with; IPv6 has many spellings of nowhere. */
function decides({ address, dead }: HostsLine, system: Said): boolean {
  return addressesOf(system).includes(address) || (dead && system.state === 'sink');
}

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
