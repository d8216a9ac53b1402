import type { Platform } from '../contract/words';

/**
 * Pure path arithmetic for a platform that need not be the one we run on: a Windows layout can be
 * reasoned about, and tested, on Linux. Nothing here looks at a disk and nothing resolves `..`.
 */

const WINDOWS_SEPARATORS = /[\\/]+/;
const POSIX_SEPARATORS = /\/+/;

function separator(platform: Platform): '\\' | '/' {
  return platform === 'windows' ? '\\' : '/';
}

/** The part before the first name: `/`, `C:\`, `\\server\share\`, or nothing for a relative path. */
function rootOf(platform: Platform, path: string): string {
  if (platform !== 'windows') return path.startsWith('/') ? '/' : '';
  const share = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/.exec(path);
  if (share) return `\\\\${share[1]}\\${share[2]}\\`;
  const drive = /^[A-Za-z]:/.exec(path);
  if (drive) return /^[\\/]/.test(path.slice(2)) ? `${drive[0]}\\` : drive[0];
  return /^[\\/]/.test(path) ? '\\' : '';
}

function namesOf(platform: Platform, path: string): string[] {
  const root = rootOf(platform, path);
  // A share's root is written with one more backslash than the path may have; slicing past the end is fine.
  const names = path.slice(root.length).split(platform === 'windows' ? WINDOWS_SEPARATORS : POSIX_SEPARATORS);
  return names.filter((name) => name !== '' && name !== '.');
}

/** Joins parts with the platform's separator; the first part's root is kept, doubled separators go. */
export function joinPath(platform: Platform, first: string, ...more: string[]): string {
  const names = [...namesOf(platform, first)];
  for (const part of more) {
    names.push(
      ...part
        .split(platform === 'windows' ? WINDOWS_SEPARATORS : POSIX_SEPARATORS)
        .filter((n) => n !== '' && n !== '.'),
    );
  }
  return rootOf(platform, first) + names.join(separator(platform)) || '.';
}

/** Last name of a path, empty for a root. */
export function baseName(platform: Platform, path: string): string {
  return namesOf(platform, path).at(-1) ?? '';
}

/** The folder that holds the path; a root is its own folder, `.` for a lone name. */
export function folderOf(platform: Platform, path: string): string {
  return rootOf(platform, path) + namesOf(platform, path).slice(0, -1).join(separator(platform)) || '.';
}

/** Whether the path starts at a root; `C:name` and `\name` on Windows do not count, they depend on where one stands. */
export function isAbsolutePath(platform: Platform, path: string): boolean {
  const root = rootOf(platform, path);
  return platform === 'windows' ? root.length > 2 : root === '/';
}

/** Whether `path` is `folder` or lies inside it. Windows and macOS compare without case; `..` is refused. */
export function isInside(platform: Platform, folder: string, path: string): boolean {
  const fold = (name: string) => (platform === 'linux' ? name : name.toLowerCase());
  if (fold(rootOf(platform, folder)) !== fold(rootOf(platform, path))) return false;
  const outer = namesOf(platform, folder).map(fold);
  const inner = namesOf(platform, path).map(fold);
  return !inner.includes('..') && !outer.includes('..') && outer.every((name, index) => inner[index] === name);
}
