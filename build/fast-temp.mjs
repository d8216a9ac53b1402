/**
 * A folder for what tests plant: in memory where the system offers such a disk, since most of a test's time can
 * be waiting for a disk that nobody will read from again.
 */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SHARED_MEMORY = '/dev/shm';
/** What all tests at once may need, with much to spare. */
const ROOM_BYTES = 2 * 1024 ** 3;

/** Where that folder lies: the system's own for such things where no disk in memory is here, roomy and unlocked. */
export function fastTemp() {
  // Chosen once: programs that this one starts ask again, and must not choose another.
  process.env.BACKLINE_FAST_TEMP ??= isUsable() ? join(SHARED_MEMORY, `backline-tests-${process.pid}`) : tmpdir();
  return process.env.BACKLINE_FAST_TEMP;
}

/** Makes the folder; what is answered removes it with whatever tests left in it. The system's own stays. */
export function makeFastTemp() {
  const folder = fastTemp();
  mkdirSync(folder, { recursive: true });
  return () => {
    if (folder.startsWith(SHARED_MEMORY)) rmSync(folder, { recursive: true, force: true });
  };
}

function isUsable() {
  if (process.platform !== 'linux' || !existsSync(SHARED_MEMORY)) return false;
  try {
    accessSync(SHARED_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    // Tests start programs from what they plant.
    const mounted = readFileSync('/proc/self/mounts', 'utf8').split('\n');
    const options = mounted.find((line) => line.split(' ')[1] === SHARED_MEMORY)?.split(' ')[3] ?? '';
    return bavail * bsize >= ROOM_BYTES && !options.split(',').includes('noexec');
  } catch {
    return false;
  }
}
