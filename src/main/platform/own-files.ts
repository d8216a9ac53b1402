import { link, lstat, open, readFile, rename, rm, unlink } from 'node:fs/promises';
import type { Platform } from '../../contract/words';
import { baseName, isAbsolutePath, isInside } from '../paths';
import { type OwnFiles, PortError } from '../ports';
import { asPort, toPortError } from './errors';

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

function ignoreMissing(error: unknown): void {
  const known = toPortError(error);
  if (known.code !== 'not-found') throw known;
}

/** A lock names its holder; one whose holder is gone is taken over. */
async function takeLock(path: string): Promise<(() => Promise<void>) | null> {
  for (const attempt of [1, 2]) {
    try {
      const handle = await open(path, 'wx', 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => unlink(path).catch(ignoreMissing);
    } catch (error) {
      if (toPortError(error).system !== 'EEXIST') throw error;
      const holder = await readFile(path, 'utf8').catch(() => '');
      if (attempt === 2 || (await isAlive(path, holder)) || !(await takeAway(path, holder))) return null;
    }
  }
  return null;
}

async function isAlive(path: string, holder: string): Promise<boolean> {
  const pid = Number(holder);
  // Just made and not written yet, or not ours to read: somebody is there.
  if (!Number.isSafeInteger(pid) || pid <= 0) {
    // Its holder may have let go of it just now.
    const made = await lstat(path).then(
      (facts) => facts.mtimeMs,
      (error: unknown) => ignoreMissing(error),
    );
    return made !== undefined && Date.now() - made < 10_000;
  }
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return toPortError(error).system === 'EPERM';
  }
}

/** Two programs may find the same dead lock: whoever grabs the other's new one gives it back. */
async function takeAway(path: string, holder: string): Promise<boolean> {
  const grabbed = `${path}.${process.pid}`;
  try {
    await rename(path, grabbed);
  } catch (error) {
    ignoreMissing(error);
    return true;
  }
  const isSame = (await readFile(grabbed, 'utf8').catch(() => '')) === holder;
  if (!isSame) await link(grabbed, path).catch(() => {});
  await unlink(grabbed).catch(ignoreMissing);
  return isSame;
}
