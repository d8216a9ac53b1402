import { joinPath } from '../paths';
import type { Ports } from '../ports';
import { orNull } from './locate/places';
import { readRegistry } from './registry';

/** Where the hosts file lies, under a fake home where that has one. Windows lets its folder be moved. */
export async function hostsPath(ports: Ports, signal: AbortSignal): Promise<string> {
  return ports.machine.systemPath(await truePath(ports, signal));
}

/** A fake home has no registry. */
async function truePath(ports: Ports, signal: AbortSignal): Promise<string> {
  const { platform, env, pretend } = ports.machine;
  if (platform !== 'windows') return '/etc/hosts';
  const root = env.SystemRoot ?? env.SYSTEMROOT ?? 'C:\\Windows';
  const usual = joinPath(platform, root, 'System32\\drivers\\etc');
  const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
  const stated = pretend ? null : (await orNull(readRegistry(ports, key, signal)))?.values.get('DataBasePath');
  const folder = stated?.replace(/^%SystemRoot%/i, root).trim();
  return joinPath(platform, folder && /^[A-Za-z]:\\/.test(folder) ? folder : usual, 'hosts');
}
