import { PortError, type Ports } from '../ports';

/** A disk image that macOS holds open. */
export interface DiskImage {
  /** File it lies in; null where the list does not say. */
  path: string | null;
  /** Where its volumes are mounted. */
  mounts: string[];
}

/** Volumes of Spotify's installer: `/Volumes/Spotify`, `/Volumes/Install Spotify 1`. */
export const isInstallerVolume = (mount: string) => /^\/Volumes\/[^/]*spotify[^/]*$/i.test(mount);

/** What is attached now. Throws PortError when hdiutil is missing or answers what cannot be read. */
export async function attachedImages({ exec }: Pick<Ports, 'exec'>, signal: AbortSignal): Promise<DiskImage[]> {
  const { code, stdout } = await exec.run('hdiutil', ['info', '-plist'], { timeoutMs: 5000, signal });
  const images = code === 0 ? readImages(stdout) : null;
  if (images === null) throw new PortError('failed', 'UNREADABLE');
  return images;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Images in the property list of `hdiutil info` or of `hdiutil attach`, which names no file; null when it is no
 * such list. Keys are sorted: an image's path stands before its `system-entities`, and those before the next one's.
 */
export function readImages(plist: string): DiskImage[] | null {
  if (!/<plist[\s>]/.test(plist) || !/<key>(images|system-entities)<\/key>/.test(plist)) return null;
  const images: DiskImage[] = [];
  let path: string | null = null;
  let held: DiskImage | null = null;
  // <key>mount-point</key>\n\t\t\t\t\t<string>/Volumes/Spotify</string>
  const parts =
    /<key>(?:(system-entities)<\/key>|(image-path|mount-point)<\/key>\s{0,80}<string>([^<]{0,1000})<\/string>)/g;
  for (const [, entities, key, raw = ''] of plist.matchAll(parts)) {
    const value = raw.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITIES[name] ?? '');
    if (key === 'image-path') path = value;
    if (entities !== undefined) {
      held = { path, mounts: [] };
      images.push(held);
      path = null;
    }
    if (key === 'mount-point') held?.mounts.push(value);
  }
  return images;
}
