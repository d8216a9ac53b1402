import { randomUUID } from 'node:crypto';
import { lstat, open, readFile, unlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { ignoreMissing, toPortError } from './errors';

/**
 * Takes a lock that one program at a time can hold; null when another living one has it, or is just taking it.
 * Answers how to let go of it.
 *
 * The lock is a file that names a socket its holder listens at. The system ends a socket with its program,
 * whatever ended that; the number of a process would be borne by a stranger after the next start.
 */
export async function takeLock(path: string): Promise<(() => Promise<void>) | null> {
  const holder = await readHolder(path);
  // Not ours to read, held, or somebody else is taking it over: whoever asks again finds out.
  if (holder === 'unreadable') return null;
  if (holder !== null && ((await isAlive(path, holder.name)) || !(await takeAway(path, holder.name)))) return null;
  const life = await showLife();
  const isOurs = await makeNew(path, life.name).catch((error: unknown) => {
    life.end();
    throw error;
  });
  if (!isOurs) {
    life.end();
    return null;
  }
  return async () => {
    // In this order: a lock that lies there without its socket is anybody's.
    await unlink(path).catch(ignoreMissing);
    life.end();
  };
}

async function readHolder(path: string): Promise<{ name: string } | 'unreadable' | null> {
  try {
    return { name: await readFile(path, 'utf8') };
  } catch (error) {
    return toPortError(error).code === 'not-found' ? null : 'unreadable';
  }
}

/** `@backline-…` on Linux, where a socket needs no file, as its tools write it. A pipe on Windows. */
const SOCKET = /^(?:@|\\\\\.\\pipe\\|\/(?:.*\/)?)backline-[0-9a-f-]{36}$/;
/** Longest path of a socket that macOS takes, in bytes. */
const MOST_PATH = 103;

function newSocketName(): string {
  const name = `backline-${randomUUID()}`;
  if (process.platform === 'linux') return `@${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const path = `${tmpdir()}/${name}`;
  return Buffer.byteLength(path) <= MOST_PATH ? path : `/tmp/${name}`;
}

const addressOf = (name: string) => name.replace(/^@/, '\0');

/** Listens for as long as the lock is held, without keeping this program from ending. Throws the system's error. */
function showLife(): Promise<{ name: string; end(): void }> {
  const name = newSocketName();
  const server = createServer((caller) => caller.destroy());
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(addressOf(name), () => resolve({ name, end: () => void server.close() }));
    server.unref();
  });
}

/** How long a program may take between making a file and writing its name into it, in milliseconds. */
const JUST_MADE_MS = 10_000;

const isAlive = (path: string, holder: string): Promise<boolean> =>
  SOCKET.test(holder) ? isListening(holder) : isFresh(path);

/** What connecting to a socket meets whose program is gone. Anything else may come of a living one that is busy. */
const GONE = new Set(['ECONNREFUSED', 'ENOENT']);

function isListening(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(addressOf(name));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(!GONE.has(error.code ?? '')));
  });
}

/** Made within the last seconds; a clock that was set back since must not make it fresh for long. */
async function isFresh(path: string): Promise<boolean> {
  const facts = await lstat(path).catch(ignoreMissing);
  return !facts || Math.abs(Date.now() - facts.mtimeMs) < JUST_MADE_MS;
}

/** Makes a file with this content; answers whether there was none. */
async function makeNew(path: string, content: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600);
    await handle.writeFile(content);
    await handle.close();
    return true;
  } catch (error) {
    if (toPortError(error).system !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Removes a dead lock, one program at a time: nobody makes a new one while the dead one lies there, so what is
 * removed is still what was looked at.
 */
async function takeAway(path: string, holder: string): Promise<boolean> {
  const turn = `${path}.turn`;
  if (!(await makeNew(turn, ''))) {
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
