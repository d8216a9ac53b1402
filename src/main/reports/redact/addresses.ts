import type { LabelName } from './labels';

/**
 * What stands for an IP address: null where the address itself may stay. Loopback and "nowhere" explain
 * lines of a hosts file; of others only whether they are of a local network.
 */
export function labelOfIpv4(text: string): LabelName | null {
  const parts = text.split('.').map(Number);
  const [a = 256, b = 256] = parts;
  // Four numbers that are too large are a version.
  if (parts.length !== 4 || parts.some((part) => !(part <= 255))) return null;
  if (a === 127 || (a === 0 && parts.every((part) => part === 0))) return null;
  const isLocal =
    a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254) || a === 0;
  return isLocal || (a === 100 && b >= 64 && b < 128) ? 'local' : 'address';
}

/** The same for IPv6, without brackets and zone. */
export function labelOfIpv6(text: string): LabelName | null {
  const plain = text.toLowerCase();
  const last = plain.split(':').at(-1) ?? '';
  if (last.includes('.')) return labelOfIpv4(last);
  if (/^[0:]+$/.test(plain) || /^(?:0{0,4}:){1,7}0{0,3}1$/.test(plain)) return null;
  return /^(?:fe[89ab]|f[cd])[0-9a-f]{0,2}:/.test(plain) ? 'local' : 'address';
}

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6 = /^[0-9a-f:]{2,39}(?::\d{1,3}(?:\.\d{1,3}){3})?$/i;

/** The same for whichever of both; a text that is no address counts as a public one. */
export function labelOfAddress(text: string): LabelName | null {
  if (IPV4.test(text)) return text.split('.').some((part) => Number(part) > 255) ? 'address' : labelOfIpv4(text);
  return text.includes(':') && IPV6.test(text) ? labelOfIpv6(text) : 'address';
}
