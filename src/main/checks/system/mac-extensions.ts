import { ask } from '../ask';
import type { CheckContext } from '../check';
import { madeBy } from './adapter-kinds';

/** A program's part inside macOS that watches files and programs (`endpoint`) or traffic (`network`). */
export interface MacExtension {
  kind: 'endpoint' | 'network' | 'other';
  name: string;
  bundle: string;
}

/** Extensions that are switched on and at work. Null when they cannot be listed. */
export async function macExtensions(context: CheckContext): Promise<MacExtension[] | null> {
  return context.shared('mac-extensions', async () => {
    const text = await ask(context, 'systemextensionsctl', ['list'], 8000);
    return text === null ? null : parseExtensions(text);
  });
}

/** Reads `systemextensionsctl list`. Null when it is not that. */
export function parseExtensions(text: string): MacExtension[] | null {
  // 2 extension(s)
  if (!/^\s*\d+ extension\(s\)/m.test(text) && !/^--- com\.apple\.system_extension\./m.test(text)) return null;
  const found: MacExtension[] = [];
  let kind: MacExtension['kind'] = 'other';
  for (const line of text.split(/\r?\n/).slice(0, 5000)) {
    const category = /^\s*--- com\.apple\.system_extension\.([a-z_]{1,60})/.exec(line)?.[1];
    if (category !== undefined) {
      kind = category === 'endpoint_security' ? 'endpoint' : category === 'network_extension' ? 'network' : 'other';
      continue;
    }
    // *	*	ABCDE12345	com.example.filter (4.3.1/4.3.1)	Filter	[activated enabled]
    const [enabled, active, , bundle = '', name = '', state = ''] = line.slice(0, 1000).split('\t');
    if (enabled?.trim() !== '*' || active?.trim() !== '*' || !state.includes('[activated enabled]')) continue;
    found.push({ kind, name: name.trim().slice(0, 100), bundle: bundle.split(' ', 1)[0] ?? '' });
  }
  return found;
}

/** Whether an extension is a VPN's end rather than somebody's watch over the traffic. */
export function isTunnel({ name, bundle }: MacExtension): boolean {
  const made = madeBy(name) ?? madeBy(bundle);
  if (made !== null && made.kind !== 'virtual') return true;
  return /vpn|tunnel|wireguard|packet-?tunnel|warp/i.test(`${name} ${bundle}`);
}

/** A product's name; some extensions have none worth showing. */
export function nameOf({ name, bundle }: MacExtension): string {
  return /^(network|system|endpoint)?[ -]?(security)?[ -]?extension$/i.test(name) || name === '' ? bundle : name;
}
