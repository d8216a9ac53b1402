import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command } from './command';
import type { Disk } from './home';
import type { World } from './world';

/** Places where this computer may have a Spotify of its own: the lab's computer has not. */
const OTHER_SPOTIFYS = [
  '/usr/share/spotify',
  '/opt/spotify',
  '/usr/libexec/spotify',
  '/usr/share/spotify-client',
  '/usr/lib64/spotify-client',
  '/snap/spotify',
  '/var/lib/snapd/snap/spotify',
  '/var/lib/flatpak',
];
/** Services of this computer that would answer in place of the lab's: name caches, resolvers, the message bus. */
const SERVICES = ['/run/nscd', '/var/run/nscd', '/run/systemd/resolve', '/run/dbus', '/run/avahi-daemon'];

const empty = (path: string, sizeMb = 1) =>
  command('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m,mode=755`, 'lab', path]);

/** Mounts a folder of its own for the world, and hides what this computer would add to it. */
export function prepareFolder(folder: string): void {
  empty(folder, 8192);
  for (const path of [...OTHER_SPOTIFYS, ...SERVICES]) if (existsSync(path)) empty(path);
}

/** Puts the world's own system files in the place of this computer's. */
export function mountSystemFiles(world: World, folder: string): void {
  const put = (path: string, text: string | Uint8Array) => {
    const own = join(folder, 'etc', path.replace(/^.*\//, ''));
    mkdirSync(dirname(own), { recursive: true });
    writeFileSync(own, text);
    command('mount', ['--bind', own, targetOf(path)]);
  };
  const hosts = `${world.hosts.join('\n')}\n`;
  put('/etc/hosts', world.wideHosts ? Buffer.from(`\uFEFF${hosts}`, 'utf16le') : hosts);
  put('/etc/resolv.conf', world.resolvers.map((address) => `nameserver ${address}\n`).join(''));
  // Names by the hosts file and the name server alone. Without this file that is the rule anyway.
  if (existsSync('/etc/nsswitch.conf')) {
    put('/etc/nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files dns\n');
  }
}

/** `/etc/resolv.conf` is often a link into a folder that was just hidden. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const target = command('readlink', ['-m', path]).trim();
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, '');
    return target;
  }
}

/** Lays scripts over the system's programs, where the app looks for them. */
export function mountPrograms(programs: ReadonlyMap<string, string | null>, folder: string): void {
  if (programs.size === 0) return;
  const own = join(folder, 'programs');
  mkdirSync(own, { recursive: true });
  for (const [name, script] of programs) {
    const path = join(own, name);
    // An overlay's way to say that there is nothing.
    if (script === null) command('mknod', [path, 'c', '0', '0']);
    else writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  command('mount', ['-t', 'overlay', 'lab', '-o', `lowerdir=${own}:/usr/bin`, '/usr/bin']);
}

/** Mounts small disks in the home folder. */
export function mountDisks(disks: ReadonlyMap<string, Disk>, home: string): void {
  for (const [path, { sizeMb, files }] of disks) {
    mkdirSync(join(home, path), { recursive: true });
    empty(join(home, path), sizeMb);
    if (files !== undefined) command('mount', ['-o', `remount,nr_inodes=${files}`, join(home, path)]);
  }
}

/** Once everything is written: disks that may only be read from now on. */
export function lockDisks(disks: ReadonlyMap<string, Disk>, home: string): void {
  for (const [path, { readOnly }] of disks) if (readOnly) command('mount', ['-o', 'remount,ro', join(home, path)]);
}
