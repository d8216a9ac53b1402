import type { Ports } from '../ports';

/** Ad-blocking hosts files reach a few megabytes. */
const LIMIT = 16 * 1024 * 1024;

/**
 * Addresses the hosts file gives to the names asked for. Needed to read DNS answers: resolvers on the
 * computer itself (systemd-resolved, dnsmasq) answer out of the hosts file too, which is no fault of a
 * name server. A file that cannot be read decides nothing here; `net.hosts` tells about it.
 */
export async function hostsAddresses(ports: Ports, wanted: readonly string[]): Promise<Map<string, Set<string>>> {
  const { machine, files } = ports;
  const usual =
    machine.platform === 'windows' ? `${windowsFolder(ports)}\\System32\\drivers\\etc\\hosts` : '/etc/hosts';
  const given = new Map<string, Set<string>>();
  let text: string;
  try {
    text = new TextDecoder().decode(await files.read(await machine.systemPath(usual), LIMIT));
  } catch {
    return given;
  }
  const names = new Set(wanted);
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [address, ...listed] = line.split('#', 1)[0]?.trim().split(/\s+/) ?? [];
    if (!address) continue;
    for (const name of listed.map((word) => word.toLowerCase().replace(/\.$/, ''))) {
      if (names.has(name)) given.set(name, (given.get(name) ?? new Set()).add(address.toLowerCase()));
    }
  }
  return given;
}

function windowsFolder({ machine }: Ports): string {
  const named = machine.env.SystemRoot ?? '';
  return /^[A-Za-z]:\\[\w. -]+$/.test(named) ? named : 'C:\\Windows';
}
