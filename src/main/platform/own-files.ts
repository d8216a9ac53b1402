import { lstat, unlink } from 'node:fs/promises';
import type { Platform } from '../../contract/words';
import { isAbsolutePath, isInside } from '../paths';
import { type OwnFiles, PortError } from '../ports';
import { toPortError } from './errors';

/** Removes files below one folder, the app's own. Links, folders and paths that lead out are refused. */
export function createOwnFiles(platform: Platform, folder: string): OwnFiles {
  return {
    async remove(path) {
      if (!isAbsolutePath(platform, path) || !isInside(platform, folder, path)) {
        throw new PortError('no-permission', 'EPERM');
      }
      try {
        // A link is not followed, but it is none of our files either.
        if (!(await lstat(path)).isFile()) throw new PortError('not-a-file', 'EINVAL');
        await unlink(path);
      } catch (error) {
        const known = toPortError(error);
        if (known.code !== 'not-found') throw known;
      }
    },
  };
}
