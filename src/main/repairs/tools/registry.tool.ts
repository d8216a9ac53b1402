import type { Ports } from '../../ports';
import { readRegistry } from '../../spotify/registry';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';
import { refreshProxy } from '../verbs/proxy-refresh.verb';

const MS = 10_000;
/** The person's own proxy: programs that run are told of a change, also of one that is taken back. */
export const INTERNET_SETTINGS = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

/**
 * One value of the registry: `[key, value, type]`. Numbers are written as `reg` prints them, `0x1`; null = no such
 * value. Texts are plain ASCII: others do not survive the code page of old tools.
 */
export const tool: SettingHandler = {
  async read(name, ports, signal) {
    const { key, value } = named(name);
    return (await readRegistry(ports, key, signal))?.values.get(value) ?? null;
  },
  async write(name, data, ports, signal) {
    const { key, value, type } = named(name);
    if (data !== null && !isPlain(type, data)) throw new ActFault('failed');
    const place = [key, '/v', value];
    const args = data === null ? ['delete', ...place, '/f'] : ['add', ...place, '/t', type, '/d', data, '/f'];
    const { code } = await ports.exec.run('reg', [...args, '/reg:64'], { timeoutMs: MS, signal });
    if (code !== 0) throw new ActFault('no-permission');
    if (key === INTERNET_SETTINGS) await refreshProxy(ports, signal);
  },
  label: ([key = '', value = '']) => `${key}\\${value}`,
};

/** Whether a value survives being written and read back by `reg`. */
export function isPlain(type: string, data: string): boolean {
  if (type === 'REG_DWORD') return /^0x[0-9a-f]{1,8}$/.test(data);
  return /^[\x21-\x7e]([\x20-\x7e]{0,1000}[\x21-\x7e])?$/.test(data) && !/["%]/.test(data);
}

/**
 * SECURITY: [sec-29] the values that repairs may change, and no other. A way back reads them out of the journal, which
 * every program of this person can write, and may be gone as administrator.
 */
const KNOWN: readonly (readonly [key: string, value: string, type: string])[] = [
  [INTERNET_SETTINGS, 'AutoConfigURL', 'REG_SZ'],
  [INTERNET_SETTINGS, 'ProxyEnable', 'REG_DWORD'],
];

function named(name: readonly string[]): { key: string; value: string; type: string } {
  const known = KNOWN.find((one) => one.every((part, at) => part === name[at]) && name.length === one.length);
  if (!known) throw new ActFault('failed');
  const [key, value, type] = known;
  return { key, value, type };
}

/** Whether the person's own proxy counts on this computer; a company may have one set for all. */
export async function isProxyOwn(ports: Ports, signal: AbortSignal): Promise<boolean> {
  const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
  return (await readRegistry(ports, key, signal))?.values.get('ProxySettingsPerUser') !== '0x0';
}
