import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { command } from './command';
import { NOTES } from './desktop';
import type { Disk } from './home';
import { NotHere } from './not-here';
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
  empty(NOTES);
}

/** The last step: whatever a repair does, it reaches the world's own folder and nothing of this computer. */
export function shutComputer(): void {
  command('mount', ['-o', 'remount,bind,ro', '/']);
}

/** Puts the world's own system files in the place of this computer's. */
export function mountSystemFiles(world: World, folder: string): void {
  const put = (path: string, text: string | Uint8Array) => {
    const own = join(folder, 'etc', path.replace(/^.*\//, ''), 'it');
    mkdirSync(dirname(own), { recursive: true });
    writeFileSync(own, text);
    command('mount', ['--bind', own, targetOf(path)]);
  };
  const hosts = `${world.hosts.join('\n')}\n`;
  prepareHosts(world, folder);
  put('/etc/hosts', contentOfHosts(world, hosts));
  guardHosts(world, folder);
  put('/etc/resolv.conf', world.resolvers.map((address) => `nameserver ${address}\n`).join(''));
  // Names by the hosts file and the name server alone. Without this file that is the rule anyway.
  if (existsSync('/etc/nsswitch.conf')) {
    put('/etc/nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files dns\n');
  }
}

/** Bytes of the smallest disk: a multiple of every size of pages. */
const SMALLEST = 65_536;

function contentOfHosts({ wideHosts, hostsFile }: World, text: string): string | Uint8Array {
  if (wideHosts) return Buffer.from(`\uFEFF${text}`, 'utf16le');
  // A remark takes what is left of the disk.
  return hostsFile === 'disk-full' ? `${text}#${' '.repeat(SMALLEST - text.length - 2)}\n` : text;
}

/** Before it is written: the disk below it, or the link in its place. */
function prepareHosts({ hostsFile }: World, folder: string): void {
  const own = join(folder, 'etc', 'hosts');
  mkdirSync(own, { recursive: true });
  if (hostsFile === 'disk-full' || hostsFile === 'guarded')
    command('mount', [
      '-t',
      'tmpfs',
      '-o',
      `mode=755${hostsFile === 'guarded' ? '' : `,size=${SMALLEST}`}`,
      'lab',
      own,
    ]);
  if (hostsFile !== 'linked') return;
  const over = join(folder, 'etc-over');
  mkdirSync(over);
  writeFileSync(join(folder, 'hosts-elsewhere'), '');
  symlinkSync(join(folder, 'hosts-elsewhere'), join(over, 'hosts'));
  command('mount', ['-t', 'overlay', 'lab', '-o', `lowerdir=${over}:/etc`, '/etc']);
}

/** Once it is written: who may change it. */
function guardHosts({ hostsFile }: World, folder: string): void {
  const own = join(folder, 'etc', 'hosts', 'it');
  if (hostsFile === 'others') chmodSync(own, 0o444);
  if (hostsFile === 'read-only') command('mount', ['-o', 'remount,bind,ro', '/etc/hosts']);
  if (hostsFile !== 'guarded') return;
  try {
    command('chattr', ['+i', own]);
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    throw new NotHere(`no file can be guarded against everybody (${why})`);
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

/** Once everything is written: disks that are filled up, or may only be read from now on. */
export function lockDisks(disks: ReadonlyMap<string, Disk>, home: string): void {
  for (const [path, { readOnly, full }] of disks) {
    if (full) fill(join(home, path, 'filled'));
    if (readOnly) command('mount', ['-o', 'remount,ro', join(home, path)]);
  }
}

/** Writes a file until its disk takes no more. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (const piece = Buffer.alloc(4096); ; ) writeSync(file, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}
