import { readRegistry } from '../../spotify/registry';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';
import { runAsAdmin } from './powershell';

const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
/** Services that repairs may change, and nothing else. */
const KNOWN = ['Dhcp', 'Dnscache', 'nsi', 'NlaSvc', 'netprofm', 'W32Time'] as const;
const START: Readonly<Record<string, string>> = { '2': 'Automatic', '3': 'Manual', '4': 'Disabled' };

/** How a service of Windows starts: `[name]`; 2 by itself, 3 when it is needed, 4 never. For administrators. */
export const tool: SettingHandler = {
  async read(name, ports, signal) {
    const value = (await readRegistry(ports, `${SERVICES}\\${serviceOf(name)}`, signal))?.values.get('Start');
    return value === undefined || !/^0x[0-9a-f]{1,8}$/.test(value) ? null : String(Number(value));
  },
  async write(name, value, ports, signal) {
    const how = START[value ?? ''];
    if (how === undefined) throw new ActFault('failed');
    // Written into the registry alone, it would count from the next start of Windows on.
    await runAsAdmin(ports, `Set-Service -Name ${serviceOf(name)} -StartupType ${how}`, signal);
  },
  label: ([name = '']) => `${name}: Start`,
};

/** Its name as Windows writes it, if it is one that repairs may touch. */
export function serviceOf([name = '']: readonly string[]): string {
  const known = KNOWN.find((one) => one.toLowerCase() === name.toLowerCase());
  if (known === undefined) throw new ActFault('failed');
  return known;
}
