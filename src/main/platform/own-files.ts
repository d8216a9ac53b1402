import { lstat, rm, unlink } from 'node:fs/promises';
import type { Platform } from '../../contract/words';
import { baseName, isAbsolutePath, isInside } from '../paths';
import { type OwnFiles, PortError } from '../ports';
import { asPort, ignoreMissing } from './errors';
import { takeLock } from './lock';

/** What a repair calls the things it moves aside, and what came in their place when they were put back. */
const ASIDE = /\.backline-[0-9]{8}T[0-9]{6}[0-9]{0,3}Z(\.newer[2-9]?)?$/;

/** Removes files below one folder, the app's own. Links and paths that lead out are refused. */
export function createOwnFiles(platform: Platform, folder: string): OwnFiles {
  const guard = (path: string) => {
    if (!isAbsolutePath(platform, path) || !isInside(platform, folder, path) || path === folder) {
      throw new PortError('no-permission', 'EPERM');
    }
  };
  return {
    async remove(path) {
      guard(path);
      try {
        // A link is not followed, but it is none of our files either.
        if (!(await lstat(path)).isFile()) throw new PortError('not-a-file', 'EINVAL');
        await unlink(path);
      } catch (error) {
        ignoreMissing(error);
      }
    },

    async removeFolder(path) {
      guard(path);
      try {
        if (!(await lstat(path)).isDirectory()) throw new PortError('not-a-file', 'EINVAL');
        await rm(path, { recursive: true, force: true });
      } catch (error) {
        ignoreMissing(error);
      }
    },

    async removeAside(path, inode) {
      // SECURITY: [sec-32] only what bears our mark and is the very thing that was moved.
      if (!isAbsolutePath(platform, path) || !ASIDE.test(baseName(platform, path)) || path.includes('..')) {
        throw new PortError('no-permission', 'EPERM');
      }
      try {
        const facts = await lstat(path, { bigint: true });
        if (facts.isSymbolicLink() || (inode !== '' && String(facts.ino) !== inode))
          throw new PortError('not-a-file', 'ELOOP');
        await rm(path, { recursive: true, force: true });
      } catch (error) {
        ignoreMissing(error);
      }
    },

    async lock(path) {
      guard(path);
      return asPort(takeLock(path));
    },
  };
}
