import { goesPast, type ProxyEndpoint, type ProxySetting, readEndpoint } from './endpoint';
import { PROXY_TARGET } from './liveness';

/**
 * Reads `gsettings list-recursively org.gnome.system.proxy`. Host and port stay when the mode is none, and
 * Chromium looks at neither `use-same-proxy` nor `enabled`. Null when it is not that.
 */
export function readGnomeProxy(text: string): ProxySetting | null {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/).slice(0, 500)) {
    // org.gnome.system.proxy.https host '127.0.0.1'
    const [, group = '', key = '', value = ''] =
      /^org\.gnome\.system\.proxy(\.[a-z]+)? ([a-z-]+) (.{0,5000})$/.exec(line) ?? [];
    if (key !== '') values.set(`${group.slice(1)}/${key}`, value.trim().replace(/^(['"])(.*)\1$/, '$2'));
  }
  const mode = values.get('/mode');
  if (mode === 'auto') return { state: 'script' };
  if (mode === 'none') return { state: 'none' };
  if (mode !== 'manual') return null;
  const hostOf = (group: string) => values.get(`${group}/host`) ?? '';
  const group = ['https', 'socks'].find((one) => hostOf(one) !== '');
  if (group === undefined) return hostOf('http') === '' ? { state: 'none' } : { state: 'set', endpoint: null };
  // ['localhost', '127.0.0.0/8', '*.spotify.com']
  const exceptions = [...(values.get('/ignore-hosts') ?? '').matchAll(/'([^']{1,300})'/g)].map(([, one = '']) => one);
  if (goesPast(exceptions, PROXY_TARGET.host, 'below')) return { state: 'set', endpoint: null };
  const port = values.get(`${group}/port`);
  const host = hostOf(group);
  const address = host.includes(':') && !/^\[|\/\//.test(host) ? `[${host}]` : host;
  const endpoint = readEndpoint(`${address}${port && port !== '0' ? `:${port}` : ''}`, schemeOf(group));
  return endpoint ? { state: 'set', endpoint } : { state: 'unusable' };
}

/** Reads KDE's `kioslaverc`: the group `[Proxy Settings]`, ProxyType 0 none, 1 by hand, 2 script, 3 search, 4 environment. */
export function readKdeProxy(text: string): ProxySetting {
  const values = new Map<string, string>();
  let inGroup = false;
  for (const line of text.split(/\r?\n/).slice(0, 5000)) {
    const group = /^\s*\[([^\]]{1,100})\]/.exec(line)?.[1];
    if (group !== undefined) inGroup = group === 'Proxy Settings';
    // httpsProxy=http://127.0.0.1 8080, and `httpsProxy[$e]=...`
    const [, key = '', value = ''] = /^\s*([A-Za-z][A-Za-z ]{0,40}?)(?:\[\$\w+\])?=(.{0,5000})$/.exec(line) ?? [];
    if (inGroup && key !== '') values.set(key, value.trim());
  }
  const type = values.get('ProxyType') ?? '0';
  if (type === '2' || type === '3') return { state: 'script' };
  // 4: the environment's proxy is the business of another check.
  if (type !== '1') return { state: 'none' };
  const named = ['https', 'socks'].find((one) => values.get(`${one}Proxy`));
  if (named === undefined) return values.get('httpProxy') ? { state: 'set', endpoint: null } : { state: 'none' };
  const isReversed = values.get('ReversedException') === 'true';
  const matches = goesPast((values.get('NoProxyFor') ?? '').split(/[,\s]+/), PROXY_TARGET.host, 'below');
  // Reversed, the list holds what alone goes through the proxy.
  if (matches !== isReversed) return { state: 'set', endpoint: null };
  const endpoint = readEndpoint(values.get(`${named}Proxy`) ?? '', schemeOf(named));
  return endpoint ? { state: 'set', endpoint } : { state: 'unusable' };
}

function schemeOf(group: string): ProxyEndpoint['scheme'] {
  return group === 'socks' ? 'socks' : 'http';
}
