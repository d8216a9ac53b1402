import { createServer, type Server, type Socket } from 'node:net';
import { createNodePorts } from './node';

/** The real network port; tests point it at loopback alone. */
export const { net } = createNodePorts({ version: '0' });

const servers: Server[] = [];

/** A proxy on loopback that says what it is told to the first thing it hears. Gives its port. */
export async function listen(answer: (socket: Socket, head: string) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => answer(socket, data.toString('latin1')));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A proxy that answers a status to every question. */
export const answering = (status: number) => listen((socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`));

/** A port of loopback that nobody listens on. */
export async function deadPort(): Promise<number> {
  const port = await listen(() => {});
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return port;
}

/** Ends every proxy; for `afterEach`. */
export async function endProxies(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
}
