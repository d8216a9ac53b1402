import { joinPath } from '../paths';
import type { Ports } from '../ports';
import { decodeHosts, findSpotifyLines, type HostsLine } from '../spotify/hosts';

/** The largest block lists have some 20 MB. */
const LIMIT = 64 * 1024 * 1024;

/**
 * Lines of the hosts file about Spotify's names. Needed to read DNS answers: resolvers on the computer
 * itself (systemd-resolved, dnsmasq) answer out of the hosts file too, which is no fault of a name
 * server. A file that cannot be read decides nothing here; `net.hosts` tells about it.
 */
export async function hostsLines({ machine, files }: Ports): Promise<HostsLine[]> {
  const { platform, env } = machine;
  const usual =
    platform === 'windows'
      ? joinPath(platform, env.SystemRoot ?? 'C:\\Windows', 'System32', 'drivers', 'etc', 'hosts')
      : '/etc/hosts';
  try {
    return findSpotifyLines(decodeHosts(await files.read(await machine.systemPath(usual), LIMIT)));
  } catch {
    return [];
  }
}
