import { lstat, open, readFile, rm, unlink } from 'node:fs/promises';
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
  if (await makeNew(path)) return () => unlink(path).catch(ignoreMissing);
  const holder = await readFile(path, 'utf8').catch(() => null);
  // Let go of just now, or not ours to read: whoever asks again finds out.
  if (holder === null || (await isAlive(path, holder)) || !(await takeAway(path, holder))) return null;
  return (await makeNew(path)) ? () => unlink(path).catch(ignoreMissing) : null;
}

/** Makes a file that names this program; answers whether there was none. */
async function makeNew(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600);
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (toPortError(error).system !== 'EEXIST') throw error;
    return false;
  }
}

/** How long a program may take between making a file and writing its number into it, in milliseconds. */
const JUST_MADE_MS = 10_000;

async function isAlive(path: string, holder: string): Promise<boolean> {
  const pid = Number(holder);
  if (!Number.isSafeInteger(pid) || pid <= 0) return isFresh(path);
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return toPortError(error).system === 'EPERM';
  }
}

async function isFresh(path: string): Promise<boolean> {
  const facts = await lstat(path).catch(ignoreMissing);
  return !facts || Date.now() - facts.mtimeMs < JUST_MADE_MS;
}

/**
 * Removes a dead lock, one program at a time: nobody makes a new one while the dead one lies there, so what is
 * removed is still what was looked at.
 */
async function takeAway(path: string, holder: string): Promise<boolean> {
  const turn = `${path}.turn`;
  if (!(await makeNew(turn))) {
    // Left behind by a program that died in these few lines.
    if (!(await isFresh(turn))) await unlink(turn).catch(ignoreMissing);
    return false;
  }
  try {
    const isSame = (await readFile(path, 'utf8').catch(() => null)) === holder;
    if (isSame) await unlink(path).catch(ignoreMissing);
    return isSame;
  } finally {
    await unlink(turn).catch(ignoreMissing);
  }
}
