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
  const controller = new AbortController();
  const cancel = () => controller.abort(new PortError('cancelled', 'ABORT_ERR'));
  if (limits.signal?.aborted) throw new PortError('cancelled', 'ABORT_ERR');
  limits.signal?.addEventListener('abort', cancel, { once: true });
  const timer = setTimeout(() => controller.abort(new PortError('timeout', 'ETIMEDOUT')), limits.timeoutMs);
  try {
    return await new Promise<T>((resolve, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
      work(controller.signal).then(resolve, reject);
    });
  } catch (error) {
    throw toPortError(error);
  } finally {
    clearTimeout(timer);
    limits.signal?.removeEventListener('abort', cancel);
  }
}
