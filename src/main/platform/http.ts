import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { type HttpAnswer, PortError } from '../ports';
import { toPortError } from './errors';

const BODY_LIMIT = 64 * 1024;

export interface Ask {
  method: 'GET' | 'HEAD';
  /** Path and query, or a whole address where a proxy is asked. */
  path: string;
  /** Value of the Host header. */
  host: string;
  userAgent: string;
  /** Sent as it is; the caller holds it to its one host. */
  authorization?: string;
}

/**
 * One request over an open connection, which is closed afterwards. No cookies, no credentials, no
 * redirects. At most 64 KiB of the body are read; a body that breaks off is given as far as it came.
 */
export function askHttp(socket: Socket, ask: Ask, startedAt: number, signal: AbortSignal): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const query = request({
      createConnection: () => socket,
      method: ask.method,
      path: ask.path,
      setHost: false,
      headers: {
        host: ask.host,
        'user-agent': ask.userAgent,
        accept: '*/*',
        'cache-control': 'no-cache',
        ...(ask.authorization === undefined ? {} : { authorization: ask.authorization }),
        connection: 'close',
      },
    });
    const settle = (act: () => void) => {
      signal.removeEventListener('abort', onAbort);
      act();
      query.destroy();
      socket.destroy();
    };
    let answered = false;
    // Once the head is here, the body's own end decides.
    const fail = (error: unknown) => {
      if (!answered) settle(() => reject(toPortError(error)));
    };
    const onAbort = () => settle(() => reject(signal.reason));
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    query.on('error', fail);
    query.on('upgrade', () => fail(new PortError('failed', 'HPE_UPGRADE')));
    query.on('close', () => fail(new PortError('failed', 'ECONNRESET')));
    query.on('response', (answer) => {
      answered = true;
      const ms = performance.now() - startedAt;
      readBody(answer).then((body) =>
        settle(() => resolve({ status: answer.statusCode ?? 0, headers: flat(answer), body, ms })),
      );
    });
    query.end();
  });
}

function readBody(answer: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let held = 0;
    const done = () => resolve(Buffer.concat(parts).subarray(0, BODY_LIMIT).toString('utf8'));
    answer.on('data', (part: Buffer) => {
      parts.push(part);
      held += part.length;
      if (held >= BODY_LIMIT) done();
    });
    answer.on('end', done);
    answer.on('error', done);
    answer.on('close', done);
  });
}

function flat(answer: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/** What a proxy said to CONNECT, and the connection where it said yes. */
export interface Tunnel {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Open only with a status of 200 to 299; destroyed otherwise. */
  socket: Socket | null;
}

/** Asks a proxy over an open connection for a way to a host. */
export function askTunnel(
  socket: Socket,
  target: { host: string; port: number },
  userAgent: string,
  signal: AbortSignal,
): Promise<Tunnel> {
  const name = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
  return new Promise((resolve, reject) => {
    const query = request({
      createConnection: () => socket,
      method: 'CONNECT',
      path: name,
      setHost: false,
      headers: { host: name, 'user-agent': userAgent },
    });
    let settled = false;
    const fail = (error: unknown) => {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', onAbort);
      query.destroy();
      socket.destroy();
      reject(signal.aborted ? signal.reason : toPortError(error));
    };
    const onAbort = () => fail(signal.reason);
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    query.on('error', fail);
    query.on('close', () => fail(new PortError('failed', 'ECONNRESET')));
    query.on('connect', (answer, open) => {
      settled = true;
      signal.removeEventListener('abort', onAbort);
      const status = answer.statusCode ?? 0;
      const through = status >= 200 && status < 300;
      if (!through) open.destroy();
      resolve({ status, headers: flat(answer), socket: through ? open : null });
    });
    query.end();
  });
}
