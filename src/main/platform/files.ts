import { randomBytes } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import {
  access,
  chmod,
  type FileHandle,
  lstat,
  mkdir,
  open,
  opendir,
  realpath,
  rename,
  stat,
  statfs,
  unlink,
} from 'node:fs/promises';
import type { Platform } from '../../contract/words';
import { baseName, folderOf, joinPath } from '../paths';
import { type FileFacts, type Files, PortError } from '../ports';
import { asPort, toPortError } from './errors';
import { fill } from './fill';
import { watchFile } from './watch';

const READ_LIMIT = 4 * 1024 * 1024;
const LIST_LIMIT = 100_000;
/** Windows programs (search, virus scanners) hold a fresh file for a moment; tried again this often. */
const RENAME_WAITS_MS = [20, 60, 150, 400];

/** The disk. Every failure is a PortError. */
export function createFiles(platform: Platform): Files {
  const windows = platform === 'windows';
  // Non-blocking, or opening a named pipe would wait for a writer for ever.
  const readFlags = constants.O_RDONLY | (windows ? 0 : constants.O_NONBLOCK | constants.O_NOCTTY);

  async function openPlain(path: string): Promise<FileHandle> {
    // `\\.\pipe\x` and friends: not files, and some answer to a mere open.
    if (windows && /^[\\/]{2}[.?][\\/]/.test(path)) throw new PortError('not-a-file', 'EINVAL');
    const handle = await open(path, readFlags);
    try {
      const facts = await handle.stat();
      if (facts.isDirectory()) throw new PortError('is-folder', 'EISDIR');
      if (!facts.isFile()) throw new PortError('not-a-file', 'EINVAL');
      return handle;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async function readAll(path: string, maxBytes: number): Promise<Uint8Array> {
    const handle = await openPlain(path);
    try {
      // The size is a hint: files grow while they are read, and those of /proc say 0.
      const { size } = await handle.stat();
      if (size > maxBytes) throw new PortError('too-large', 'EFBIG');
      let buffer = Buffer.alloc(Math.min(Math.max(size + 1, 4096), maxBytes + 1));
      let used = 0;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, used, buffer.length - used, used);
        if (bytesRead === 0) return buffer.subarray(0, used);
        used += bytesRead;
        if (used > maxBytes) throw new PortError('too-large', 'EFBIG');
        if (used === buffer.length) {
          const larger = Buffer.alloc(Math.min(buffer.length * 2, maxBytes + 1));
          buffer.copy(larger);
          buffer = larger;
        }
      }
    } finally {
      await handle.close();
    }
  }

  return {
    read: (path, maxBytes = READ_LIMIT) => asPort(readAll(path, maxBytes)),

    async open(path) {
      const handle = await asPort(openPlain(path));
      return {
        read: async (buffer, position) => (await asPort(handle.read(buffer, 0, buffer.length, position))).bytesRead,
        facts: async () => factsOf(await asPort(handle.stat({ bigint: true }))),
        close: () => asPort(handle.close()),
      };
    },

    facts: (path) => orNull(stat(path, { bigint: true })),
    linkFacts: (path) => orNull(lstat(path, { bigint: true })),

    list: (path, limit = LIST_LIMIT) =>
      asPort(
        (async () => {
          const names: string[] = [];
          // Leaving the loop closes the folder.
          for await (const item of await opendir(path)) {
            if (names.length >= limit) break;
            names.push(item.name);
          }
          return names;
        })(),
      ),

    realPath: (path) => asPort(realpath(path)),

    async writable(path) {
      try {
        await access(path, constants.W_OK);
        // Windows answers from the read-only attribute alone, access lists are not looked at.
        return windows ? null : true;
      } catch (error) {
        const known = toPortError(error);
        if (known.code === 'no-permission') return false;
        throw known;
      }
    },

    async diskLocked(path) {
      if (windows) return false;
      try {
        await access(path, constants.W_OK);
        return false;
      } catch (error) {
        return toPortError(error).system === 'EROFS';
      }
    },

    async tryWriting(path) {
      const facts = await orNull(lstat(path, { bigint: true }));
      if (facts === null) throw new PortError('not-found', 'ENOENT');
      if (facts.kind !== 'file') throw new PortError('not-a-file', 'EINVAL');
      try {
        // Neither made nor cut: the handle is closed again at once.
        await (
          await open(path, constants.O_WRONLY | (windows ? 0 : constants.O_NONBLOCK | constants.O_NOFOLLOW))
        ).close();
        return 'free';
      } catch (error) {
        const known = toPortError(error);
        if (known.system === 'EBUSY' || known.system === 'ETXTBSY') return 'held';
        if (known.code === 'no-permission') return 'refused';
        throw known;
      }
    },

    space: (path) => asPort(spaceOf(platform, path)),
    writeAtomic: (path, content, mode) => asPort(replace(platform, path, content, mode)),
    writeInPlace: (path, content) => asPort(overwrite(platform, path, content)),
    fill: (place, pieces, look) => fill(platform, place, pieces, look),
    makeFolder: async (path) => {
      await asPort(mkdir(path, { recursive: true, mode: 0o700 }));
    },
    rename: (from, to) =>
      asPort(
        (async () => {
          if ((await orNull(lstat(to, { bigint: true }))) !== null) throw new PortError('busy', 'EEXIST');
          await patientRename(platform, from, to);
        })(),
      ),
    watch: (path, listener) => watchFile(platform, path, listener),
  };
}

function factsOf(found: BigIntStats): FileFacts {
  return {
    kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'link' : 'other',
    size: Number(found.size),
    modifiedMs: Number(found.mtimeMs),
    inode: String(found.ino),
    mode: process.platform === 'win32' ? 0 : Number(found.mode & 0o7777n),
    uid: Number(found.uid),
  };
}

async function orNull(look: Promise<BigIntStats>): Promise<FileFacts | null> {
  try {
    return factsOf(await look);
  } catch (error) {
    const known = toPortError(error);
    if (known.code === 'not-found') return null;
    throw known;
  }
}

/** A path that does not exist yet is measured where it would be made. */
async function spaceOf(platform: Platform, path: string): Promise<Awaited<ReturnType<Files['space']>>> {
  for (let place = path; ; place = folderOf(platform, place)) {
    try {
      const { bavail, blocks, bsize, files, ffree } = await statfs(place, { bigint: true });
      // bavail, not bfree: the rest is kept for root.
      const space = { free: Number(bavail * bsize), total: Number(blocks * bsize) };
      // Volumes that make room for files as they come count none; Windows never does.
      return files > 0n && ffree <= files ? { ...space, freeFiles: Number(ffree) } : space;
    } catch (error) {
      const known = toPortError(error);
      if (known.code !== 'not-found' || folderOf(platform, place) === place) throw known;
    }
  }
}

/**
 * Old content or new content, never half of it, whenever the power goes. Refuses links and anything
 * that is not a plain file: what stands behind a link may not be ours to replace.
 */
async function replace(platform: Platform, path: string, content: Uint8Array, mode?: number): Promise<void> {
  const old = await orNull(lstat(path, { bigint: true }));
  if (old?.kind === 'folder') throw new PortError('is-folder', 'EISDIR');
  if (old !== null && old.kind !== 'file') throw new PortError('not-a-file', 'ELOOP');
  const folder = folderOf(platform, path);
  const draft = joinPath(platform, folder, `.${baseName(platform, path)}.${randomBytes(6).toString('hex')}.tmp`);
  const keep = mode ?? (old === null ? 0o600 : old.mode);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  const handle = await open(draft, platform === 'windows' ? flags : flags | constants.O_NOFOLLOW, 0o600);
  try {
    try {
      await handle.writeFile(content);
      if (platform !== 'windows') await handle.chmod(keep);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await patientRename(platform, draft, path);
  } catch (error) {
    await unlink(draft).catch(() => {});
    throw error;
  }
  if (platform !== 'windows') await flushFolder(folder);
}

/**
 * Windows keeps a read-only mark as an attribute, which an administrator may take off for the moment of writing;
 * elsewhere the rights of a file are nobody's to change on the way.
 */
async function overwrite(platform: Platform, path: string, content: Uint8Array): Promise<void> {
  const old = await lstat(path, { bigint: true });
  if (!old.isFile()) throw new PortError('not-a-file', 'ELOOP');
  const windows = platform === 'windows';
  const isLocked = windows && (old.mode & 0o200n) === 0n;
  if (isLocked) await chmod(path, 0o666);
  try {
    const handle = await open(path, windows ? constants.O_RDWR : constants.O_RDWR | constants.O_NOFOLLOW);
    try {
      // SECURITY: [sec-32] what was opened is what was looked at, and nothing that took its place in between.
      const opened = await handle.stat({ bigint: true });
      if (!opened.isFile() || opened.ino !== old.ino || opened.dev !== old.dev) throw new PortError('busy', 'ESTALE');
      for (let at = 0; at < content.length; )
        at += (await handle.write(content, at, content.length - at, at)).bytesWritten;
      await handle.truncate(content.length);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } finally {
    if (isLocked) await chmod(path, 0o444);
  }
}

/** Makes the new name itself survive a power cut. Some file systems cannot; the content is safe anyway. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function patientRename(platform: Platform, from: string, to: string): Promise<void> {
  for (const wait of platform === 'windows' ? RENAME_WAITS_MS : []) {
    try {
      return await rename(from, to);
    } catch (error) {
      const { code } = toPortError(error);
      if (code !== 'no-permission' && code !== 'busy') throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return rename(from, to);
}
