import { PortError, type Ports } from '../ports';

export interface RegistryKey {
  /** Value data by name; the default value has the name `''`. */
  values: Map<string, string>;
  /** Last names of the keys below. */
  keys: string[];
}

/**
 * Reads one registry key through `reg.exe query`. Null when there is no such key; throws PortError when
 * the tool is missing or does not answer. Names of types are not translated, all other words are ignored.
 */
export async function readRegistry({ exec }: Ports, key: string, signal: AbortSignal): Promise<RegistryKey | null> {
  const result = await exec.run('reg', ['query', key, '/reg:64'], { timeoutMs: 5000, signal });
  if (result.code === 1) return null;
  if (result.code !== 0) throw new PortError('failed', `reg exited with ${result.code}`);
  return parseRegistry(result.stdout);
}

/** Parses the answer of `reg query KEY`. */
export function parseRegistry(text: string): RegistryKey {
  const values = new Map<string, string>();
  const paths: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    //     DisplayVersion    REG_SZ    1.2.38.720.ga4a70a0e
    const value = /^ {4}(\S.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line.slice(0, 4000));
    if (value?.[1]) values.set(value[1], value[3] ?? '');
    else if (/^HKEY_/.test(line)) paths.push(line.trim());
  }
  // The key itself comes first when it has values; those below it are longer.
  const shortest = Math.min(...paths.map((path) => path.split('\\').length));
  const below = values.size > 0 ? paths.slice(1) : paths.filter((path) => path.split('\\').length >= shortest);
  return { values, keys: below.map((path) => path.split('\\').at(-1) ?? '') };
}
