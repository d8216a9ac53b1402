import type { Ports } from '../../ports';
import { cleanVersion } from '../versions';
import { install, join } from './linux-install';
import { type FoundInstall, holdsSpotify, kindAt, namesIn, orNull, systemPlace, textAt } from './places';

/** Finds the snap, whose settings lie in a folder per revision. */
export async function findSnap(ports: Ports, signal: AbortSignal): Promise<FoundInstall[]> {
  for (const mount of ['/snap/spotify', '/var/lib/snapd/snap/spotify']) {
    const root = await systemPlace(ports, mount);
    const revision = root && (await currentRevision(ports, root));
    if (!revision) continue;
    const folder = join(revision, 'usr/share/spotify');
    if (!(await holdsSpotify(ports, folder, join(folder, 'spotify')))) continue;
    const home = await snapHome(ports);
    const common = join(ports.machine.home, 'snap/spotify/common');
    const version = await snapVersion(ports, signal, revision);
    return [install(ports, 'snap', folder, version, join(home, '.config/spotify'), join(common, '.cache/spotify'))];
  }
  return [];
}

/** Folder of the revision in use below `~/snap/spotify`, whether or not it exists. */
export async function snapHome(ports: Ports): Promise<string> {
  const root = join(ports.machine.home, 'snap/spotify');
  return (await currentRevision(ports, root)) ?? join(root, 'current');
}

/** `current` where the link is there, else the highest revision number: copied homes often lack the link. */
async function currentRevision(ports: Ports, root: string): Promise<string | null> {
  const current = join(root, 'current');
  if ((await kindAt(ports, current)) === 'folder') return current;
  const revisions = (await namesIn(ports, root)).filter((name) => /^x?\d{1,6}$/.test(name));
  const newest = revisions.sort((a, b) => Number(b.replace('x', '')) - Number(a.replace('x', '')))[0];
  return newest === undefined ? null : join(root, newest);
}

async function snapVersion(ports: Ports, signal: AbortSignal, revision: string): Promise<string | null> {
  const text = await textAt(ports, join(revision, 'meta/snap.yaml'));
  const version = /^version:[ \t]*['"]?([^'"\r\n]{1,60})/m.exec(text ?? '')?.[1];
  const stated = cleanVersion(version ?? '');
  if (stated !== null || ports.machine.pretend) return stated;
  const result = await orNull(ports.exec.run('snap', ['list', 'spotify'], { timeoutMs: 5000, signal }));
  // spotify  1.2.74.477...   168    latest/stable  spotify     -
  return cleanVersion(/^spotify\s+(\S+)/m.exec(result?.stdout ?? '')?.[1] ?? '');
}
