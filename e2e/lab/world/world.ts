import { type AccessPoint, AP_PORTS } from './access-points';
import { type Home, healthyHome } from './home';
import { healthyNames, type NameServer } from './name-server';
import { ACCESS_POINTS, addressOf, FALLBACK, OTHER_WEB, PLACES, ROUTER, SPOTIFY_WEB, type WebHost } from './places';
import { healthyProxy, type ProxyServer } from './proxy';
import { healthyWeb, type WebServer } from './web';

/**
 * The person may write the hosts file, which lets a repair be seen at work; it is somebody else's, as is usual; a
 * link lies in its place; it is guarded against everybody; its disk takes no writing; its disk is full to the byte.
 */
export type HostsFile = 'own' | 'others' | 'linked' | 'guarded' | 'read-only' | 'disk-full';

/** A computer on a home network, and the little internet behind it. A fault changes the healthy one. */
export interface World {
  /** Lines of `/etc/hosts`. */
  hosts: string[];
  /** Writes that file in two bytes a letter, as some editors do. */
  wideHosts: boolean;
  /** How that file lies there. */
  hostsFile: HostsFile;
  names: NameServer;
  /** Name servers the computer asks, the first one first. */
  resolvers: string[];
  /** Web servers by name; `web` is the short way to one. */
  sites: Map<string, WebServer>;
  web(name: WebHost): WebServer;
  /** All of Spotify's web servers, all others, or both. */
  webs(which: 'spotify' | 'other' | 'all'): WebServer[];
  accessPoints: Map<string, AccessPoint>;
  proxy: ProxyServer;
  /** The network's sign-in page answers at an address of its own. */
  portal: boolean;
  /** Rules of nftables for what goes out: of this computer itself, and on the router. */
  firewall: {
    computer: string[];
    router: string[];
    /** For what the router sends to the computer. */
    back: string[];
  };
  link: {
    /** The computer's one adapter has an address. */
    up: boolean;
    /** It has a way out. */
    route: boolean;
    /** It has an IPv6 address and a way out over IPv6. */
    six: boolean;
    /** More that `ip` does in the computer. */
    more: string[];
  };
  /** Variables of the person's environment. */
  environment: Record<string, string>;
  home: Home;
  /** Programs of the system, as scripts, in place of those of this computer; null takes one away. */
  programs: Map<string, string | null>;
  /** Authorities the computer was told to trust beside those of the internet. */
  trustsCompany: boolean;
  /** How many Spotifys run. */
  running: number;
  /** Spotifys that are no whole ones: a part without its program, one that ended and was not buried, one that stands still. */
  odd: ('part' | 'ended' | 'stopped')[];
  /** Address of an access point that they call; null = none. */
  calls: string | null;
}

/** A world in which nothing is wrong. */
export function healthyWorld(): World {
  const sites = new Map(PLACES.filter(({ kind }) => kind === 'web').map(({ name }) => [name, healthyWeb(name)]));
  const web = (name: WebHost) => {
    const site = sites.get(name);
    if (!site) throw new Error(`no host is called ${name}`);
    return site;
  };
  return {
    hosts: ['127.0.0.1 localhost', '::1 localhost ip6-localhost', '192.168.50.20 printer'],
    wideHosts: false,
    hostsFile: 'own',
    names: healthyNames(),
    resolvers: [ROUTER],
    sites,
    web,
    webs: (which) =>
      [...(which === 'other' ? [] : SPOTIFY_WEB), ...(which === 'spotify' ? [] : OTHER_WEB)].map((name) => web(name)),
    // About one in three of those named refuses on a healthy day.
    accessPoints: new Map(
      [FALLBACK, ...ACCESS_POINTS].map((name, index) => [name, { ports: index % 3 === 2 ? [] : AP_PORTS }]),
    ),
    proxy: healthyProxy(),
    portal: false,
    firewall: { computer: [], router: [], back: [] },
    link: { up: true, route: true, six: false, more: [] },
    environment: {},
    home: healthyHome(),
    programs: new Map(),
    trustsCompany: false,
    running: 0,
    odd: [],
    calls: null,
  };
}

/** Where Spotify's access points are, for a rule of the firewall. */
export const TO_ACCESS_POINTS = toHosts(ACCESS_POINTS.concat(FALLBACK));
/** Where Spotify's web servers are. */
export const TO_SPOTIFY_WEB = toHosts(SPOTIFY_WEB);
/** Everything of Spotify's. */
export const TO_SPOTIFY = toHosts([...SPOTIFY_WEB, ...ACCESS_POINTS, FALLBACK]);

/** The part of a rule that names hosts. */
export function toHosts(names: readonly string[]): string {
  return `ip daddr { ${names.map(addressOf).join(', ')} }`;
}
