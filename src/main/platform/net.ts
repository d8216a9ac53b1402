import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Platform } from '../../contract/words';
import { type HttpAnswer, type Net, PortError } from '../ports';
import { type Limits, within } from './deadline';
import { dial } from './dial';
import { receive } from './download';
import { askHttp, askTunnel } from './http';
import { discover } from './mdns';
import { createLookup, type ResolveName } from './names';
import { queryServers } from './query';
import { handshake, readTls } from './tls';
import { createTrust } from './trust';

export interface NetOptions {
  platform: Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** Sent with every request. */
  userAgent: string;
  /** Who looks names up, so many at a time; this process itself when left out. */
  names?: { resolve: ResolveName; slots: number; giveUp?: () => void };
  /** For tests on loopback only: another resolver, where addresses really are, whom this computer trusts. */
  testing?: {
    resolveName?: ResolveName;
    servers?: readonly string[];
    route?: (address: string, port: number) => { address: string; port: number };
    extraRoots?: readonly string[];
    multicast?: { address: string; port: number };
  };
}

/**
 * The network. Each call has two phases, names and the rest, and `timeoutMs` holds for each of them.
 * Sockets are closed when a call settles, however it does.
 */
export function createNet({ platform, env, userAgent, names, testing = {} }: NetOptions): Net {
  const lookup = createLookup(testing.resolveName ?? names?.resolve, names?.slots, names?.giveUp);
  const trust = createTrust({ platform, env, extraRoots: testing.extraRoots });
  const route = testing.route ?? ((address: string, port: number) => ({ address, port }));

  /** Looks the name up, then runs the work with a way to connect, under the limits. */
  async function reaching<T>(
    host: string,
    port: number,
    limits: Limits & { family?: 4 | 6 },
    work: (open: (signal: AbortSignal) => Promise<Socket>, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const found = await lookup(host, limits);
    const wanted = limits.family === undefined ? found : found.filter(({ family }) => family === limits.family);
    if (wanted.length === 0) throw new PortError('not-found', 'ENOTFOUND');
    const targets = wanted.map(({ address, family }) => ({ ...route(address, port), family }));
    return within(limits, (signal) => work((inner) => dial(targets, inner), signal));
  }

  async function http(url: string, options: Parameters<Net['http']>[1]): Promise<HttpAnswer> {
    const { protocol, hostname, port: written, pathname, search, host: hostHeader } = new URL(url);
    const secure = protocol === 'https:';
    if (!secure && protocol !== 'http:') throw new PortError('failed', 'ERR_INVALID_PROTOCOL');
    const host = hostname.replace(/^\[|\]$/g, '');
    const port = written === '' ? (secure ? 443 : 80) : Number(written);
    const { method = 'GET', proxy, bearer } = options;
    if (bearer !== undefined) refuseForeignToken(bearer, secure && written === '' && proxy === undefined ? host : '');
    const authorization = bearer === undefined ? undefined : `Bearer ${bearer}`;
    const first = proxy ?? { host, port };
    return reaching(first.host, first.port, options, async (open, signal) => {
      const startedAt = performance.now();
      let socket = await open(signal);
      if (secure && proxy !== undefined) {
        const tunnel = await askTunnel(socket, { host, port }, userAgent, signal);
        // The proxy's own answer is the answer where it lets nobody through.
        if (tunnel.socket === null) {
          return { status: tunnel.status, headers: tunnel.headers, body: '', ms: performance.now() - startedAt };
        }
        socket = tunnel.socket;
      }
      if (secure) {
        const { socket: encrypted, fault } = await handshake(socket, host, trust.here().context, signal);
        if (fault !== null) {
          encrypted.destroy();
          throw new PortError('failed', fault);
        }
        socket = encrypted;
      }
      const path = !secure && proxy !== undefined ? url : `${pathname}${search}`;
      return askHttp(socket, { method, path, host: hostHeader, userAgent, authorization }, startedAt, signal);
    });
  }

  async function* download(url: string, options: Parameters<Net['download']>[1]): AsyncGenerator<Uint8Array> {
    const { protocol, hostname, port, pathname } = new URL(url);
    // SECURITY: [sec-34] one host, encrypted, at its usual port; what comes is judged by its signature besides.
    if (protocol !== 'https:' || port !== '' || hostname !== DOWNLOAD_HOST) throw new PortError('failed', 'EPERM');
    const socket = await reaching(hostname, 443, options, async (open, signal) => {
      const { socket: encrypted, fault } = await handshake(await open(signal), hostname, trust.here().context, signal);
      if (fault === null) return encrypted;
      encrypted.destroy();
      throw new PortError('failed', fault);
    });
    const { maxBytes } = options;
    yield* receive(socket, { path: pathname, host: hostname, userAgent, maxBytes }, options);
  }

  return {
    download,
    lookup: (host, limits) => lookup(host, limits),
    query: (host, limits) => queryServers(host, limits, testing.servers),
    tcp: (host, port, limits) =>
      reaching(host, port, limits, async (open, signal) => {
        const startedAt = performance.now();
        const socket = await open(signal);
        const ms = performance.now() - startedAt;
        socket.destroy();
        return ms;
      }),
    tls: (host, port, limits) => reaching(host, port, limits, (open, signal) => readTls(trust, host, open, signal)),
    http,
    connectThrough: (proxy, target, limits) =>
      reaching(proxy.host, proxy.port, limits, async (open, signal) => {
        const tunnel = await askTunnel(await open(signal), target, userAgent, signal);
        tunnel.socket?.destroy();
        return tunnel.status;
      }),
    discover: (service, limits) => discover(service, limits, testing.multicast),
    interfaces: () =>
      Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
        (addresses ?? [])
          .filter(({ internal }) => !internal)
          .map(({ address, family }) => ({ name, address, family: family === 'IPv6' ? (6 as const) : (4 as const) })),
      ),
  };
}

/** Where Spotify keeps its installers. */
const DOWNLOAD_HOST = 'download.scdn.co';

/** SECURITY: a pasted token goes to Spotify's Web API alone, encrypted, and cannot carry another header with it. */
function refuseForeignToken(token: string, host: string): void {
  if (host !== 'api.spotify.com' || !/^[A-Za-z0-9._~+/-]{1,2000}={0,2}$/.test(token)) {
    throw new PortError('failed', 'EPERM');
  }
}
