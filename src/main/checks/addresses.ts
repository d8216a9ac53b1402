/** What an address is good for. Pure arithmetic on the text the resolver gives. */
export type AddressKind = 'dead' | 'private' | 'public';

/**
 * `dead` leads nowhere or back to this computer (0.0.0.0, any 127.x, ::, ::1): what filters answer.
 * `private` belongs to a home or company network. Ranges that VPN and proxy programs hand out for real
 * names (198.18.0.0/15, 100.64.0.0/10) count as public: behind them the name works.
 */
export function addressKind(address: string): AddressKind {
  const text = address.toLowerCase();
  const four = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(text);
  if (four) {
    const [a, b] = [Number(four[1]), Number(four[2])];
    if (a === 0 || a === 127) return 'dead';
    const home = a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254);
    return home ? 'private' : 'public';
  }
  if (text === '::' || text === '::1') return 'dead';
  const head = Number.parseInt(text.split(':', 1)[0] || '0', 16);
  // fc00::/7 and fe80::/10
  return (head & 0xfe00) === 0xfc00 || (head & 0xffc0) === 0xfe80 ? 'private' : 'public';
}

/** Handed out by the system itself when no router answered: 169.254.x.x and fe80::. */
export function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || /^fe[89ab][0-9a-f]:/i.test(address);
}

/** An IPv6 address the whole internet can answer to, 2000::/3. */
export function isGlobalIpv6(address: string): boolean {
  return /^[23][0-9a-f]{3}:/i.test(address);
}
