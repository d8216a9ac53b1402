import { goesPast, type ProxySetting, readEndpoint } from './endpoint';
import { PROXY_TARGET } from './liveness';

/** Reads `scutil --proxy`. Keys are absent while a setting is off. Null when it is not that. */
export function readScutilProxy(text: string): ProxySetting | null {
  const settings = readDictionary(text);
  if (settings === null) return null;
  const { values, exceptions } = settings;
  const isOn = (name: string) => values.get(name) === '1';
  if ((isOn('ProxyAutoConfigEnable') && values.get('ProxyAutoConfigURLString')) || isOn('ProxyAutoDiscoveryEnable')) {
    return { state: 'script' };
  }
  const name = ['HTTPS', 'SOCKS'].find((one) => isOn(`${one}Enable`));
  if (name === undefined) return isOn('HTTPEnable') ? { state: 'set', endpoint: null } : { state: 'none' };
  if (goesPast(exceptions, PROXY_TARGET.host, 'exact')) return { state: 'set', endpoint: null };
  const port = values.get(`${name}Port`);
  const written = `${bracketed(values.get(`${name}Proxy`) ?? '')}${port ? `:${port}` : ''}`;
  const endpoint = readEndpoint(written, name === 'SOCKS' ? 'socks' : 'http');
  if (endpoint === null) return { state: 'unusable' };
  return { state: 'set', endpoint: { ...endpoint, hasLogin: values.has(`${name}User`) } };
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/** The outermost dictionary alone: `__SCOPED__` holds more of the same for single interfaces. */
function readDictionary(text: string): { values: Map<string, string>; exceptions: string[] } | null {
  const lines = text.split(/\r?\n/).slice(0, 5000);
  const start = lines.findIndex((line) => line.trim() === '<dictionary> {');
  if (start < 0) return null;
  const values = new Map<string, string>();
  const exceptions: string[] = [];
  const inside: string[] = [];
  for (const line of lines.slice(start + 1)) {
    // `  HTTPSPort : 7890`, `  ExceptionsList : <array> {`, `    0 : *.local`
    const [, key = '', value = ''] = /^\s*([A-Za-z0-9_.-]{1,100}) : (.{0,2000})$/.exec(line) ?? [];
    if (line.trim() === '}') {
      if (inside.pop() === undefined) break;
    } else if (/^<(array|dictionary)> \{$/.test(value)) {
      inside.push(key);
    } else if (key !== '' && inside.length === 0) {
      values.set(key, value.trim());
    } else if (inside.length === 1 && inside[0] === 'ExceptionsList') {
      exceptions.push(value);
    }
  }
  return { values, exceptions };
}
