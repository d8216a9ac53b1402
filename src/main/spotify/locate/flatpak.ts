import type { Ports } from '../../ports';
import { cleanVersion } from '../versions';
import { data, install, join } from './linux-install';
import { type FoundInstall, kindAt, systemPlace, textAt, versionInside } from './places';

/** Folder of the flatpak's settings and data. */
export const flatpakHome = (ports: Ports) => join(ports.machine.home, '.var/app/com.spotify.Client');

/** Finds the flatpak, installed for everybody or for this person. */
export async function findFlatpak(ports: Ports, signal: AbortSignal): Promise<FoundInstall[]> {
  const roots = [await systemPlace(ports, '/var/lib/flatpak'), join(data(ports), 'flatpak')];
  const found: FoundInstall[] = [];
  for (const root of roots) {
    if (root === null) continue;
    const active = join(root, 'app/com.spotify.Client/current/active');
    const folder = join(active, 'files/extra/share/spotify');
    const program = join(folder, 'spotify');
    const isHere =
      (await kindAt(ports, join(active, 'metadata'))) === 'file' || (await kindAt(ports, program)) === 'file';
    if (!isHere) continue;
    const version = (await appDataVersion(ports, active)) ?? (await versionInside(ports, program, signal));
    found.push(
      install(
        ports,
        'flatpak',
        folder,
        version,
        join(flatpakHome(ports), 'config/spotify'),
        join(flatpakHome(ports), 'cache/spotify'),
      ),
    );
  }
  return found;
}

/** `<release version="1.2.92.147" date="2026-06-15"/>`, newest first. */
async function appDataVersion(ports: Ports, active: string): Promise<string | null> {
  for (const place of [
    'share/metainfo/com.spotify.Client.metainfo.xml',
    'share/appdata/com.spotify.Client.appdata.xml',
  ]) {
    const text = await textAt(ports, join(active, 'files', place));
    const version = cleanVersion(/<release\b[^>]{0,200}?\bversion="([^"]{1,60})"/.exec(text ?? '')?.[1] ?? '');
    if (version) return version;
  }
  return null;
}
