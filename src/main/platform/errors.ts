import { PortError, type PortErrorCode } from '../ports';

/** System error names, as Node reports them, and the few words decisions rest on. */
const CODES: Readonly<Record<string, PortErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  ENOTFOUND: 'not-found',
  ENODATA: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  EISDIR: 'is-folder',
  ELOOP: 'not-a-file',
  // What a named pipe without a reader, or a device without a driver, answers to a non-blocking open.
  ENXIO: 'not-a-file',
  ENODEV: 'not-a-file',
  EFBIG: 'too-large',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  ETIMEDOUT: 'timeout',
  ETIMEOUT: 'timeout',
  ECANCELLED: 'cancelled',
  ABORT_ERR: 'cancelled',
};

/** Turns whatever Node threw into a PortError; the message, which may hold paths, is left behind. */
export function toPortError(error: unknown): PortError {
  if (error instanceof PortError) return error;
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  const system = typeof code === 'string' && code !== '' ? code : 'UNKNOWN';
  return new PortError(CODES[system] ?? 'failed', system);
}

/** Runs a promise and gives every failure as a PortError. */
export async function asPort<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toPortError(error);
  }
}

/** For things that may be gone already: throws anything else on, as a port error. */
export function ignoreMissing(error: unknown): void {
  const known = toPortError(error);
  if (known.code !== 'not-found') throw known;
}
