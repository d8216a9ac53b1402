import { defineCheck } from './check';

const SERVICE = '_spotify-connect._tcp';
/** How long devices get: those that sleep with their radio answer late. */
const LISTEN_MS = 2500;

/** Networks that routers hand to guests: FRITZ!Box, and Google's and Nest's Wi-Fi. */
const GUEST = /^192\.168\.(179|87)\./;

/**
 * Which Spotify devices answer on this local network. It speaks to everything around, and macOS asks the
 * person for leave: never part of a plain run.
 */
export const check = defineCheck({
  id: 'net.lan',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  timeoutMs: 8000,
  onDemand: true,
  findings: ['lan/devices', 'lan/guest-network'],
  async run({ ports, signal }) {
    const isGuest = ports.net.interfaces().some(({ address }) => GUEST.test(address));
    const guest = isGuest ? [{ id: 'lan/guest-network' as const }] : [];
    const names = await ports.net.discover(SERVICE, { timeoutMs: LISTEN_MS, signal });
    // The names are those of people's rooms; their number is enough.
    const count = names.length;
    if (count === 0) return { status: 'unknown', findings: guest, reason: { code: 'no-answer' } };
    return { status: 'ok', findings: [{ id: 'lan/devices', data: { count } }, ...guest] };
  },
});
