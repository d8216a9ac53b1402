import type { WorldFiles } from './world';

/**
 * Pretended homes, written for the system the specs run on. Small hand-made files, nothing of
 * anybody's computer.
 */

/** Where Spotify keeps its settings below a home folder. */
const PREFS: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'AppData/Roaming/Spotify/prefs',
  darwin: 'Library/Application Support/Spotify/prefs',
};
/** Spotify's settings below the home folder. */
export const prefsPath = () => PREFS[process.platform] ?? '.config/spotify/prefs';

/** A hosts file that leaves Spotify alone. */
const PLAIN_HOSTS = ['127.0.0.1 localhost', '::1 localhost', '192.168.7.20 printer'];
/** Settings of a Spotify that was used and works. */
const PLAIN_PREFS = [
  'app.last-launched-version="1.2.95.453.g0eeebbed"',
  'storage.size=2048',
  'app.player.volume=40000',
];

const lines = (all: readonly string[]) => `${all.join('\n')}\n`;

/** A home in which nothing is wrong. A `hosts` file at its top stands for the system's. */
export function healthyHome(): WorldFiles {
  return { hosts: lines(PLAIN_HOSTS), [prefsPath()]: lines(PLAIN_PREFS) };
}

/** Line 4 of the hosts file sends a name of Spotify nowhere. */
export function homeWithBlockedName(name: string): WorldFiles {
  return { ...healthyHome(), hosts: lines([...PLAIN_HOSTS, `0.0.0.0 ${name}`]) };
}

/** The same in a line so long that no program changes it. */
export function homeWithLongLine(name: string): WorldFiles {
  const more = Array.from({ length: 8000 }, (_, at) => `x${at}.example`).join(' ');
  return { ...healthyHome(), hosts: lines([...PLAIN_HOSTS, `0.0.0.0 ${name} ${more}`]) };
}

/** The setting of a KDE desktop that names a proxy for everybody. */
export function desktopProxy(host: string, port: number): WorldFiles {
  return { '.config/kioslaverc': lines(['[Proxy Settings]', 'ProxyType=1', `httpsProxy=http://${host} ${port}`]) };
}

/** Spotify is told to use an HTTP proxy. */
export function homeWithProxy(host: string, port: number): WorldFiles {
  const proxy = ['network.proxy.mode=2', `network.proxy.addr="${host}:${port}@http"`];
  return { ...healthyHome(), [prefsPath()]: lines([...PLAIN_PREFS, ...proxy]) };
}

/** Private things that are planted in a home; none of them may ever leave it. */
export const SECRETS = {
  account: 'zqwilhelmina',
  mail: 'wilma.q@post.example',
  token: 'BQD7x9qLmW3zT5kR8vN2',
  address: '203.0.113.77',
  blob: 'Ab9xQz7LmP2wK4vT6yR8',
  proxy: 'gateway-zq7.lan.example',
} as const;

/** A blocked name, and settings and a hosts file that tell a lot about somebody. */
export function homeWithSecrets(): WorldFiles {
  const base = homeWithBlockedName('apresolve.spotify.com');
  const prefs = [
    ...PLAIN_PREFS,
    `autologin.username="${SECRETS.account}"`,
    `autologin.canonical_username="${SECRETS.account}"`,
    `autologin.blob="${SECRETS.blob}"`,
    `network.proxy.addr="${SECRETS.proxy}:3128@http"`,
    'network.proxy.mode=1',
  ];
  return { ...base, [prefsPath()]: lines(prefs), [userPrefsPath()]: lines(['storage.size=100']) };
}

const userPrefsPath = () => prefsPath().replace(/prefs$/, `Users/${SECRETS.account}-user/prefs`);
