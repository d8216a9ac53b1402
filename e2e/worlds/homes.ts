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

/** Spotify is told to use an HTTP proxy. */
export function homeWithProxy(host: string, port: number): WorldFiles {
  const proxy = ['network.proxy.mode=2', `network.proxy.addr="${host}:${port}@http"`];
  return { ...healthyHome(), [prefsPath()]: lines([...PLAIN_PREFS, ...proxy]) };
}
