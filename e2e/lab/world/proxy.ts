import { createServer } from 'node:http';
import { connect, createServer as createSilent } from 'node:net';
import { addressOf } from './places';
import { listen } from './web';

/** A real HTTP proxy on the home network. */
export interface ProxyServer {
  running: boolean;
  /** Without it connections are taken and nothing is ever said. */
  talks: boolean;
  /** What it says to a request for a host in place of passing it on; null passes it on. */
  refuse(host: string): { status: number; headers?: Readonly<Record<string, string>> } | null;
}

/** A proxy that passes everything on. */
export function healthyProxy(): ProxyServer {
  return { running: true, talks: true, refuse: () => null };
}

/** Starts it; CONNECT is what Spotify needs of a proxy. */
export async function serveProxy(proxy: ProxyServer, address: string, port: number): Promise<void> {
  if (!proxy.running) return;
  if (!proxy.talks) return listen(createSilent(), port, address);
  const server = createServer((request, response) => {
    const { hostname } = new URL(request.url ?? '/', 'http://nowhere.invalid');
    const refused = proxy.refuse(hostname);
    response.writeHead(refused?.status ?? 502, refused?.headers).end();
  });
  server.on('connect', (request, socket) => {
    const [host = '', wanted = '443'] = (request.url ?? '').split(':');
    socket.on('error', () => undefined);
    const refused = proxy.refuse(host);
    if (refused) {
      const headers = Object.entries(refused.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.end(`HTTP/1.1 ${refused.status} Refused\r\n${headers.join('')}Content-Length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(Number(wanted), addressOf(host), () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  });
  await listen(server, port, address);
}
