import type { HttpAnswer } from '../ports';
import type { CheckContext } from './check';
import { errorName } from './reasons';

/** Two sites that have nothing to do with Spotify or with each other. */
export const CONTROL_HOSTS = ['www.cloudflare.com', 'www.wikipedia.org'] as const;

const ATTEMPT_MS = 4000;
/** Wall clock and steady clock may part this much during a request before the clock was set meanwhile. */
const JUMP_MS = 2000;

export interface ControlAnswer {
  host: string;
  answer: HttpAnswer | null;
  /** The system's name of what went wrong; null with an answer. */
  error: string | null;
  /** This computer's clock when the answer came; null when it was set, or slept, meanwhile. */
  nowMs: number | null;
}

/** Asks both sites once for a run; `net.internet` and `sys.clock` read the same answers. */
export function controlAnswers(context: CheckContext): Promise<ControlAnswer[]> {
  return context.shared('control-answers', () =>
    Promise.all(CONTROL_HOSTS.map((host) => askControl(context, host, 'https'))),
  );
}

/** One HEAD request; failures are data. Throws only when the check was stopped. */
export async function askControl(
  { ports, signal }: CheckContext,
  host: string,
  scheme: 'http' | 'https',
): Promise<ControlAnswer> {
  const [wall, steady] = [ports.clock.now(), ports.clock.monotonic()];
  try {
    const answer = await ports.net.http(`${scheme}://${host}/`, { timeoutMs: ATTEMPT_MS, signal, method: 'HEAD' });
    const nowMs = ports.clock.now();
    const jumped = Math.abs(nowMs - wall - (ports.clock.monotonic() - steady)) > JUMP_MS;
    return { host, answer, error: null, nowMs: jumped ? null : nowMs };
  } catch (error) {
    signal.throwIfAborted();
    return { host, answer: null, error: errorName(error), nowMs: null };
  }
}

const VALIDITY = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
/** Whether a certificate's dates were the trouble: a wrong clock makes every site look like that. */
export function isValidityError(error: string | null): boolean {
  return error !== null && VALIDITY.has(error);
}

/** Whether the other end was reached and showed a certificate that was not accepted (OpenSSL's and Node's names). */
export function isCertificateError(error: string | null): boolean {
  return (
    error !== null &&
    /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECODE|DECRYPT)|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|HOSTNAME_MISMATCH/.test(
      error,
    )
  );
}
