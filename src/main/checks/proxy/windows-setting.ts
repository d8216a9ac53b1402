import type { RegistryKey } from '../../spotify/registry';
import { goesPast, type ProxyEndpoint, type ProxySetting, readEndpoint } from './endpoint';
import { PROXY_TARGET } from './liveness';

/** The setting of Windows' "Internet Settings" key: ProxyEnable, ProxyServer, ProxyOverride, AutoConfigURL. */
export function readInternetSettings({ values }: RegistryKey): ProxySetting {
  const value = (name: string) => (values.get(name) ?? '').trim();
  if (value('AutoConfigURL') !== '') return { state: 'script' };
  // 0x0 and 0x1
  if (Number(value('ProxyEnable')) !== 1) return { state: 'none' };
  const server = value('ProxyServer');
  if (server === '') return { state: 'none' };
  if (goesPast(value('ProxyOverride').split(';'), PROXY_TARGET.host, 'exact')) return { state: 'set', endpoint: null };
  const endpoint = pick(server);
  return endpoint === 'unusable' ? { state: 'unusable' } : { state: 'set', endpoint };
}

/**
 * `127.0.0.1:7890` is for everything, `http=a:8080;https=b:8081;socks=c:1080` for one scheme each; what is
 * not named goes past the proxy, unless a SOCKS one stands for the rest.
 */
function pick(server: string): ProxyEndpoint | null | 'unusable' {
  if (!server.includes('=')) return readEndpoint(server) ?? 'unusable';
  for (const scheme of ['https', 'socks']) {
    const part = server
      .split(/[;\s]+/)
      .find((one) => one.toLowerCase().startsWith(`${scheme}=`))
      ?.slice(scheme.length + 1);
    if (part) return readEndpoint(part, scheme === 'socks' ? 'socks' : 'http') ?? 'unusable';
  }
  return null;
}

/**
 * The machine-wide proxy as `WinHttpSettings` holds it, in hexadecimal: three numbers of four bytes, the
 * third with bit 2 for a proxy, then the lengths and texts. `none` without a value; null when it is not that.
 */
export function readWinHttp(hex: string | undefined): 'none' | 'set' | null {
  const text = hex?.trim() ?? '';
  if (text === '') return 'none';
  if (!/^(?:[0-9a-f]{2}){12,}$/i.test(text)) return null;
  const flags = Number.parseInt(text.slice(16, 18), 16);
  // Little-endian length of the proxy's text, which is empty without one.
  const isEmpty = /^(?:00){0,4}$/.test(text.slice(24, 32));
  return (flags & 2) !== 0 && !isEmpty ? 'set' : 'none';
}
