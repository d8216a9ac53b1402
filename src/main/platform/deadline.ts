import { PortError } from '../ports';
import { toPortError } from './errors';

export interface Limits {
  /** Milliseconds. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/**
 * Runs work under a time limit and a caller's signal. The work gets one signal for both and must let
 * go of what it holds when it fires; the promise settles at once either way, so nothing can hang.
 * Rejects with PortError `timeout` or `cancelled`, or with what the work threw, as one.
 */
export async function within<T>(limits: Limits, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (limits.signal?.aborted) throw new PortError('cancelled', 'ABORT_ERR');
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(), limits.timeoutMs);
  const signal = eitherSignal(time.signal, limits.signal);
  const stopped = () =>
    time.signal.aborted ? new PortError('timeout', 'ETIMEDOUT') : new PortError('cancelled', 'ABORT_ERR');
  try {
    return await new Promise<T>((resolve, reject) => {
      // First in line, so that the work's own way of giving up never decides the answer.
      signal.addEventListener('abort', () => reject(stopped()), { once: true });
      work(signal).then(resolve, reject);
    });
  } catch (error) {
    throw signal.aborted ? stopped() : toPortError(error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A signal of one's own that fires with either. A check's signal serves dozens of calls at a time;
 * listeners put on it one by one would add up until Node warns of a leak.
 */
export function eitherSignal(first: AbortSignal, second: AbortSignal | undefined): AbortSignal {
  return AbortSignal.any(second === undefined ? [first] : [first, second]);
}
