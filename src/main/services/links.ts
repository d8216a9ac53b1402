import type { Catalog, ResolvedLink } from '../../contract/catalog';
import { CallFailure } from '../../contract/failure';
import type { Platform } from '../../contract/words';
import type { Opener } from '../ports';

/**
 * SECURITY: [sec-15] schemes an address of the catalogue may have. The page names a link by id; the
 * address comes out of the bundled catalogue and is still held against this list.
 */
const SCHEMES = new Set([
  'https:',
  'spotify:',
  'steam:',
  'ms-settings:',
  'ms-availablenetworks:',
  'ms-windows-store:',
  'windowsdefender:',
  'x-apple.systempreferences:',
]);

/** Whether an address may be handed to the system. */
export function isOpenable(address: string): boolean {
  try {
    return SCHEMES.has(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** Opens a link of the catalogue on this system. Fails by name when it has no form here. */
export async function openLink(
  links: readonly ResolvedLink[],
  id: string,
  platform: Platform,
  opener: Opener,
): Promise<void> {
  const link = links.find((held) => held.id === id);
  if (!link) throw new CallFailure('link/unknown');
  const address = link.url?.[platform] ?? link.url?.any;
  const program = link.program?.[platform];
  if (address !== undefined && isOpenable(address)) await opener.openAddress(address);
  else if (program !== undefined) await opener.openProgram(program);
  else throw new CallFailure('link/not-here', { platform });
}

/** Opens the page of a source that some entry cites, in the browser. */
export async function openSource(catalog: Catalog, id: string, opener: Opener): Promise<void> {
  const url = catalog.entries.flatMap((entry) => entry.sources).find((source) => source.id === id)?.url;
  if (!url) throw new CallFailure('link/unknown');
  // Some old pages of Spotify are cited by their http address; the secure one is opened all the same.
  const address = url.replace(/^http:/, 'https:');
  if (!isOpenable(address)) throw new CallFailure('link/not-opened');
  await opener.openAddress(address);
}
