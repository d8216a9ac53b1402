import { joinPath } from '../../paths';
import type { Ports } from '../../ports';
import { cleanVersion } from '../versions';
import { cacheFoldersIn, type FoundInstall, holdsSpotify, type Located, orNull, systemPlace } from './places';

const join = (first: string, ...more: string[]) => joinPath('macos', first, ...more);

/** Finds Spotify on macOS: in the person's own Applications and in everybody's. */
export async function locateOnMac(ports: Ports, signal: AbortSignal): Promise<Located> {
  const found = await Promise.all((await appPlaces(ports)).map((app) => findApp(ports, signal, app)));
  return { installs: found.filter((app) => app !== null), trouble: null };
}

/** Where prefs lie. */
export function usualPrefsOnMac({ machine }: Ports): string[] {
  return [join(machine.home, 'Library/Application Support/Spotify/prefs')];
}

/** Both places an app belongs in; in a fake home only those that lie in it. */
export async function appPlaces(ports: Ports): Promise<string[]> {
  const shared = await systemPlace(ports, '/Applications/Spotify.app');
  return [join(ports.machine.home, 'Applications/Spotify.app'), ...(shared === null ? [] : [shared])];
}

async function findApp(ports: Ports, signal: AbortSignal, app: string): Promise<FoundInstall | null> {
  const program = join(app, 'Contents/MacOS/Spotify');
  if (!(await holdsSpotify(ports, join(app, 'Contents/Resources'), program))) return null;
  const info = join(app, 'Contents/Info.plist');
  const identifier = await plistText(ports, signal, info, 'CFBundleIdentifier');
  // Another program may be called Spotify too, a web wrapper for one.
  if (identifier !== null && identifier !== 'com.spotify.client') return null;
  const support = join(ports.machine.home, 'Library/Application Support/Spotify');
  const version = await plistText(ports, signal, info, 'CFBundleShortVersionString');
  return {
    kind: 'mac-app',
    program,
    folder: app,
    version: cleanVersion(version ?? (await plistText(ports, signal, info, 'CFBundleVersion')) ?? ''),
    prefs: join(support, 'prefs'),
    usersFolder: support,
    cacheFolders: cacheFoldersIn(ports, join(ports.machine.home, 'Library/Caches/com.spotify.client')),
    storageFolder: join(support, 'PersistentCache/Storage'),
    updateFolder: join(support, 'PersistentCache/Update'),
  };
}

/** A text value of a property list: read directly from XML, through plutil from the binary form. */
export async function plistText(ports: Ports, signal: AbortSignal, path: string, key: string): Promise<string | null> {
  const bytes = await orNull(ports.files.read(path, 1024 * 1024));
  if (!bytes) return null;
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith('bplist')) {
    // <key>CFBundleShortVersionString</key>\n\t<string>1.2.88.483.g8aa8628e</string>
    return new RegExp(`<key>${key}</key>\\s{0,40}<string>([^<]{0,200})</string>`).exec(text)?.[1]?.trim() ?? null;
  }
  const args = ['-extract', key, 'raw', '-o', '-', path];
  const result = await orNull(ports.exec.run('plutil', args, { timeoutMs: 5000, signal }));
  return result?.code === 0 ? result.stdout.trim() : null;
}
