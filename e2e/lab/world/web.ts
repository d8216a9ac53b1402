import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { createServer as createNet, type Server } from 'node:net';
import type { Pair } from '../../../src/main/platform/loopback.testing';
import { ACCESS_POINTS } from './places';

/** What a host says to a request. */
export interface WebAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}
export type Answering = (request: { host: string; path: string }) => WebAnswer;

/** How a web host behaves. */
export interface WebServer {
  /** Over TLS. */
  answer: Answering;
  /** Unencrypted, on port 80. */
  plain: Answering;
  /** Which of the lab's certificates it shows; null breaks off whenever TLS begins. */
  certificate: 'hosts' | 'expired' | 'wrongName' | 'stranger' | 'company' | 'companyExpired' | null;
  /** Takes connections on port 443: talks TLS, never says a word, or says something that is no TLS. */
  talks: 'tls' | 'never' | 'nonsense';
  /** Milliseconds before TLS goes on. */
  handshakeMs: number;
  /** Milliseconds before each answer. */
  delayMs: number;
  /** Seconds its clock is ahead of this computer's. */
  aheadS: number;
}

const ENVOY = { server: 'envoy', via: '1.1 google', 'strict-transport-security': 'max-age=31536000' };
const json = (value: unknown, status = 200, headers: WebAnswer['headers'] = ENVOY): WebAnswer => ({
  status,
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
const page = (title: string, headers: WebAnswer['headers'] = ENVOY): WebAnswer => ({
  status: 200,
  headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html><head><title>${title}</title></head><body></body></html>`,
});

/** What the hosts say on a good day. */
const HEALTHY: Readonly<Record<string, Answering>> = {
  'apresolve.spotify.com': ({ path }) => {
    const accesspoint = ACCESS_POINTS.map((name, index) => `${name}:${[4070, 443, 80][index % 3]}`);
    if (!path.includes('type=')) return json({ ap_list: accesspoint });
    return json({
      accesspoint,
      dealer: ['dealer.spotify.com:443'],
      spclient: ['gew4-spclient.spotify.com:443'],
    });
  },
  'accounts.spotify.com': () => page('Login - Spotify'),
  'open.spotify.com': () => page('Spotify - Web Player'),
  'api.spotify.com': () => json({ error: { status: 401, message: 'No token provided' } }, 401),
  'i.scdn.co': () => ({ status: 404, headers: { server: 'Varnish', via: '1.1 varnish' } }),
  'spotify.statuspage.io': () => statusPage('none', 'All Systems Operational'),
  'www.cloudflare.com': () => page('Cloudflare', { server: 'cloudflare' }),
  'www.wikipedia.org': () => page('Wikipedia', { server: 'ATS/9.2.5' }),
};
const HEALTHY_PLAIN: Readonly<Record<string, Answering>> = {
  'connectivitycheck.gstatic.com': () => ({ status: 204 }),
  'www.msftconnecttest.com': () => ({ status: 200, body: 'Microsoft Connect Test' }),
  'captive.apple.com': () => ({ status: 200, body: '<HTML><BODY>Success</BODY></HTML>' }),
};

/** The status page, saying how it is. */
export function statusPage(
  indicator: 'none' | 'minor' | 'major' | 'critical' | 'maintenance',
  description: string,
  more: Readonly<Record<string, unknown>> = {},
): WebAnswer {
  const summary = {
    page: { id: 'lab', name: 'Spotify', url: 'https://spotify.statuspage.io' },
    components: [],
    incidents: [],
    scheduled_maintenances: [],
    status: { indicator, description },
    ...more,
  };
  return json(summary, 200, { server: 'AtlassianEdge' });
}

/** What a network says to every unencrypted request before somebody has signed in on its page. */
export const signInPage: Answering = () => ({
  status: 302,
  headers: { server: 'portal', location: 'http://login.hotel.example/hello' },
});

/** A host that works. */
export function healthyWeb(name: string): WebServer {
  return {
    answer: HEALTHY[name] ?? (() => ({ status: 404, headers: ENVOY })),
    plain: HEALTHY_PLAIN[name] ?? (({ path }) => ({ status: 301, headers: { location: `https://${name}${path}` } })),
    certificate: 'hosts',
    talks: 'tls',
    handshakeMs: 0,
    delayMs: 0,
    aheadS: 0,
  };
}

/** Starts a host's web server on ports 443 and 80 of its addresses. */
export async function serveWeb(server: WebServer, pair: Pair | null, addresses: readonly string[]): Promise<void> {
  const handle = (answering: Answering) => (request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = answering({ host: request.headers.host ?? '', path: request.url ?? '/' });
    const send = () => {
      response.sendDate = false;
      response.writeHead(status, { date: new Date(Date.now() + server.aheadS * 1000).toUTCString(), ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (server.delayMs === 0) send();
    else setTimeout(send, server.delayMs);
  };
  const listening = addresses.flatMap((address) => [
    listen(secure(server, pair, handle(server.answer)), 443, address),
    listen(createPlain(handle(server.plain)), 80, address),
  ]);
  await Promise.all(listening);
}

/** What listens on port 443. */
function secure(
  { talks, handshakeMs }: WebServer,
  pair: Pair | null,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  if (talks === 'never') return createNet(() => undefined);
  if (talks === 'nonsense') return createNet((socket) => socket.once('data', () => socket.end('what do you mean?\n')));
  if (pair === null) return cutter();
  const web = createSecure({ key: pair.key, cert: pair.cert }, handle);
  if (handshakeMs === 0) return web;
  return createNet((socket) => {
    socket.on('error', () => undefined);
    setTimeout(() => web.emit('connection', socket), handshakeMs);
  });
}

/** Takes connections and resets them at their first words. */
function cutter() {
  return createNet((socket) => socket.once('data', () => socket.resetAndDestroy()));
}

/** Listens; faults of single connections are what the lab is about. */
export function listen(server: Server, port: number, address: string): Promise<void> {
  server.on('connection', (socket) => socket.on('error', () => undefined));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => resolve());
  });
}
