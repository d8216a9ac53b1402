/**
 * Faults that keep all of Spotify from getting through, the deciding one first. Beside one of them it does not
 * matter yet what else would spoil playing.
 */
const CUTTING_OFF: readonly string[] = [
  // Without any connection nothing else can be judged.
  'link/down',
  'routes/none',
  'captive/portal',
  'firewall/blocks-by-default',
  'dns/dead',
  'internet/none',
  // This computer sends Spotify nowhere, whatever the network does.
  'nla/disabled',
  'nla/stopped',
  'onlineflag/offline-wrong',
  'hosts/spotify-blocked',
  'hosts/accounts-blocked',
  'hosts/redirected',
  'firewall/blocks-spotify',
  'prefs-proxy/dead',
  'prefs-proxy/incomplete',
  'prefs-proxy/needs-login',
  'prefs-proxy/forbids',
  'system-proxy/dead',
  'system-proxy/needs-login',
  'system-proxy/forbids',
  'env-proxy/dead',
  'env-proxy/needs-login',
  'env-proxy/forbids',
  'clock/wrong',
  // The network against Spotify alone.
  'dns/blocked',
  'dns/missing',
  'dns/refused',
  'apresolve/foreign-answer',
  'tls/untrusted',
  'tls/wrong-name',
  'tls/expired',
  'https/filtered',
  // Spotify itself, in its own words.
  'https/server-error',
  'status/outage',
  'https/too-many',
];

/**
 * Findings that tell of a fault, the deciding one first. What stands higher explains what stands lower
 * (a hosts line explains why an access point cannot be reached), or stops more of Spotify than it.
 * `readings.ts` moves a finding where the others show it in another light.
 */
export const DECIDING: readonly string[] = [
  ...CUTTING_OFF,
  // Silence and refusals: from here it cannot be seen for certain whose they are.
  'dns/slow',
  'ap/all-refused',
  'ap/all-silent',
  'ap/unresolvable',
  'https/unreachable',
  'https/host-down',
  'apresolve/failed',
  'sockets/stuck',
  'ipv6/broken',
  'routes/conflict',
  // The app on this computer: what keeps it from starting or signing in first, then what spoils playing.
  'version/too-old',
  'os/too-old',
  'prefs/damaged',
  'prefs/unreadable',
  'disk/full',
  'install/damaged',
  'cache/unwritable',
  'folders/not-writable',
  'prefs/read-only',
  'client/modified',
  'process/hung',
  'process/duplicate',
  'process/leftover',
  'uri/missing',
  'uri/gone',
  'browser/none',
  'audio/none',
  'hosts/playback-blocked',
  'storage/missing',
  'widevine/missing-and-blocked',
  'widevine/incomplete',
  'offline-mode/on',
  'install/two-kinds',
  'hosts/update-blocked',
  'update/blocked',
  'files/in-use',
  'dmg/mounted',
  'geo/differs',
  'devices/none',
];

/** Faults whose side, or whose harm, can only be guessed from here: a filter and a dead server look alike. */
export const GUESSED: ReadonlySet<string> = new Set([
  'dns/slow',
  'ap/all-refused',
  'ap/all-silent',
  'ap/unresolvable',
  'https/unreachable',
  'https/host-down',
  'apresolve/failed',
  'sockets/stuck',
  'routes/conflict',
  'client/modified',
  'install/two-kinds',
  'hosts/update-blocked',
  'update/blocked',
  'files/in-use',
]);

/** Places in `DECIDING` before this one are taken by faults that keep all of Spotify from getting through. */
export const CUT_OFF_BEFORE = CUTTING_OFF.length;
