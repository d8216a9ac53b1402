import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { PortError } from '../ports';
import { type Limits, within } from './deadline';
import { toPortError } from './errors';

export interface DownloadAsk {
  path: string;
  host: string;
  userAgent: string;
  maxBytes: number;
}

/**
 * The body of one file over an open connection, piece by piece. No redirects, no credentials; anything but a whole
 * answer with status 200 throws. The time limit holds for the head and for the wait between two pieces. The socket
 * is destroyed whenever the reading ends.
 */
export async function* receive(socket: Socket, ask: DownloadAsk, limits: Limits): AsyncGenerator<Uint8Array> {
  const stop = () => socket.destroy(new PortError('cancelled', 'ABORT_ERR'));
  limits.signal?.addEventListener('abort', stop, { once: true });
  try {
    const answer = await within(limits, () => headOf(socket, ask));
    if (answer.statusCode !== 200) throw new PortError('failed', `HTTP_${answer.statusCode}`);
    const length = Number(answer.headers['content-length'] ?? Number.NaN);
    if (length > ask.maxBytes) throw new PortError('too-large', 'EFBIG');
    socket.setTimeout(limits.timeoutMs, () => socket.destroy(new PortError('timeout', 'ETIMEDOUT')));
    let held = 0;
    for await (const piece of answer as AsyncIterable<Buffer>) {
      held += piece.length;
      if (held > ask.maxBytes) throw new PortError('too-large', 'EFBIG');
      yield piece;
    }
    if (!answer.complete || (Number.isFinite(length) && held !== length)) throw new PortError('failed', 'ECONNRESET');
  } catch (error) {
    throw limits.signal?.aborted ? new PortError('cancelled', 'ABORT_ERR') : toPortError(socket.errored ?? error);
  } finally {
    limits.signal?.removeEventListener('abort', stop);
    socket.destroy();
  }
}

function headOf(socket: Socket, { path, host, userAgent }: DownloadAsk): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const query = request({
      createConnection: () => socket,
      path,
      setHost: false,
      headers: { host, 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'identity', connection: 'close' },
    });
    query.on('response', resolve);
    query.on('error', reject);
    query.on('close', () => reject(new PortError('failed', 'ECONNRESET')));
    query.end();
  });
}
