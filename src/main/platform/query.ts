import { promises as dns } from 'node:dns';
import { type Address, PortError } from '../ports';
import { type Limits, within } from './deadline';
import { toPortError } from './errors';

/**
 * Asks the configured name servers themselves; the hosts file has no say. Not bound to the threads
 * above. Throws the IPv4 question's error when neither family has an address.
 */
export async function queryServers(host: string, limits: Limits, servers?: readonly string[]): Promise<Address[]> {
  const configured = servers ?? dns.getServers();
  // With two servers the second must get its turn inside the limit.
  const resolver = new dns.Resolver({
    timeout: Math.ceil(limits.timeoutMs / Math.max(1, Math.min(configured.length, 3))),
    tries: 1,
  });
  if (servers !== undefined) resolver.setServers(servers);
  return within(limits, async (signal) => {
    signal.addEventListener('abort', () => resolver.cancel(), { once: true });
    const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const found: Address[] = [];
    if (four.status === 'fulfilled') found.push(...four.value.map((address) => ({ address, family: 4 as const })));
    if (six.status === 'fulfilled') found.push(...six.value.map((address) => ({ address, family: 6 as const })));
    if (found.length === 0)
      throw toPortError(four.status === 'rejected' ? four.reason : new PortError('not-found', 'ENODATA'));
    return found;
  });
}
