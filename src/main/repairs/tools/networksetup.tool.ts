import { isRecord, parseJson } from '../../json';
import { PortError, type Ports } from '../../ports';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';

const MS = 10_000;
/** The settings of a Mac's network; everybody may read them. */
const SETTINGS = '/Library/Preferences/SystemConfiguration/preferences.plist';

/** Kinds of proxies: how they are called in the settings, and by the tool that switches them. */
export const PROXY_SWITCHES: Readonly<Record<string, string>> = {
  HTTPEnable: '-setwebproxystate',
  HTTPSEnable: '-setsecurewebproxystate',
  SOCKSEnable: '-setsocksfirewallproxystate',
  ProxyAutoConfigEnable: '-setautoproxystate',
  ProxyAutoDiscoveryEnable: '-setproxyautodiscovery',
};

/** A service of a Mac's network: Wi-Fi, a cable. */
export interface MacService {
  id: string;
  /** The person's name for it. */
  name: string;
  /** Its interface: `en0`. */
  device: string;
  /** Whether that is the antenna for Wi-Fi. */
  wifi: boolean;
  /** Which of `PROXY_SWITCHES` are on. */
  on: string[];
}

/** All services; null where the settings cannot be read as numbers and names. */
export async function macServices(ports: Ports, signal: AbortSignal): Promise<MacService[] | null> {
  const services = await extract(ports, 'NetworkServices', signal);
  if (services === null) return null;
  return Object.entries(services).flatMap(([id, service]) => {
    if (!isRecord(service) || !/^[0-9A-F-]{36}$/i.test(id)) return [];
    const { UserDefinedName: name, Interface: plug, Proxies: proxies } = service;
    if (typeof name !== 'string' || !isRecord(plug) || typeof plug.DeviceName !== 'string') return [];
    const on = Object.keys(PROXY_SWITCHES).filter((key) => isRecord(proxies) && proxies[key] === 1);
    return [{ id, name, device: plug.DeviceName, wifi: plug.Hardware === 'AirPort', on }];
  });
}

/** Whether a name may be an argument. */
export function isServiceName(name: string): boolean {
  return /^[^-\p{Cc}][^\p{Cc}]{0,99}$/u.test(name);
}

/**
 * A proxy of a service: `[id, name, switch]`, `0` or `1`. Read out of the settings, where a service has a number
 * of its own; the tool that writes knows it by name.
 */
export const tool: SettingHandler = {
  async read(name, ports, signal) {
    const { id, key } = named(name);
    const proxies = await extract(ports, `NetworkServices.${id}.Proxies`, signal);
    return proxies?.[key] === 1 ? '1' : '0';
  },
  async write(name, value, ports, signal) {
    const { service, flag } = named(name);
    const args = [flag, service, value === '1' ? 'on' : 'off'];
    const { code, stdout } = await ports.exec.run('networksetup', args, { timeoutMs: MS, signal });
    // It tells its faults where others print their answers, and some versions end well in spite of them.
    if (code !== 0 || stdout.includes('** Error')) throw new ActFault('no-permission');
  },
  label: ([, service = '', key = '']) => `${service}: ${key}`,
};

function named(name: readonly string[]): { id: string; service: string; key: string; flag: string } {
  const [id = '', service = '', key = ''] = name;
  const flag = PROXY_SWITCHES[key];
  if (flag === undefined || !/^[0-9A-F-]{36}$/i.test(id) || !isServiceName(service)) throw new ActFault('failed');
  return { id, service, key, flag };
}

async function extract({ exec }: Ports, place: string, signal: AbortSignal): Promise<Record<string, unknown> | null> {
  const args = ['-extract', place, 'json', '-o', '-', SETTINGS];
  const { code, stdout } = await exec.run('plutil', args, { timeoutMs: MS, signal });
  if (code !== 0) return null;
  const found = parseJson(stdout);
  if (!isRecord(found)) throw new PortError('failed', 'UNREADABLE');
  return found;
}
